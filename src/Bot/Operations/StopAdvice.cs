using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Operations;

/// <summary>What an operator has to do when WeCom refuses our configuration (protocol 7.2, class C).</summary>
internal static partial class StopAdvice
{
    /// <param name="why">"errcode errmsg", as the server said it.</param>
    public static string Of(string why) => Code(why) switch
    {
        60020 => $"在管理后台 应用→企业可信IP 里加上本机出口地址{(Address().Match(why) is { Success: true } found ? $" {found.Value}" : "")}。",
        40001 or 40091 or 41004 or 45031 => "WeCom:Secret 不对或已重置：从管理后台的应用详情页重新复制，改好后重启。",
        40013 or 41002 => "WeCom:CorpId 不对：从管理后台“我的企业”页复制，改好后重启。",
        40056 or 301002 => "WeCom:AgentId 和 WeCom:Secret 不是同一个应用的：两项都从同一个应用详情页复制。",
        50003 or 60031 or 48006 or 301007 => "应用或企业已被停用：在管理后台启用，或联系企业微信。",
        48001 or 48002 or 48004 => "应用没有这个接口的权限：在管理后台给应用授权。",
        40014 or 42001 => "刷新后的 access_token 仍被拒绝：核对 WeCom:CorpId、WeCom:Secret，以及是否有别的程序共用它们。",
        _ => "按错误码查企业微信“全局错误码”，改好配置；服务每分钟自己再试一次。",
    };

    /// <summary>The server answered; else the call did not come so far.</summary>
    public static bool HasCode(string why) => Code(why) != 0;

    private static int Code(string why) =>
        int.TryParse(why.Split(' ')[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : 0;

    [GeneratedRegex(@"\b\d{1,3}(\.\d{1,3}){3}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
