using System.Globalization;
using Bot.WeCom.Client;

namespace Bot.Operations;

/// <summary>What doctor says of 上下游.</summary>
internal static class DownstreamTexts
{
    public const string Nobody = "上下游：已开启，还没有企业接受共享。请在管理后台“上下游”里把本应用共享给下游企业，由对方管理员确认。";

    public static string Works(int companies) => string.Create(CultureInfo.InvariantCulture, $"上下游：可用，应用已共享给 {companies} 家下游企业");

    /// <summary>The list itself was not given.</summary>
    public static string NoList(string why) =>
        $"上下游：拿不到共享名单（{why}），下游企业的成员收不到消息，本企业成员照常。请看管理后台“上下游”的“可调用接口的应用”里勾选了本应用没有。";

    public static string NoToken(string company, string why) => $"上下游：{company}的成员现在收不到消息（{why}）。请对方管理员在“上下游”里重新确认本应用。";

    public static string Why<T>(ApiResult<T> result) => result switch
    {
        ApiResult<T>.Refused refused => string.Create(CultureInfo.InvariantCulture, $"{refused.ErrorCode} {refused.ErrorMessage}"),
        ApiResult<T>.NotSent(var why) => why,
        ApiResult<T>.Ambiguous(var why) => why,
        _ => "",
    };
}
