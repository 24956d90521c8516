using Bot.Features.Shared;

namespace Bot.Features.Access;

internal static class AccessTexts
{
    public static string Unknown(IReadOnlyList<string> administrators) => administrators.Count > 0
        ? $"您还不在人员名单里，暂时不能使用。请联系管理员{string.Join("、", administrators)}把您加入名单。"
        : "您还不在人员名单里，暂时不能使用。请联系本单位的系统管理员把您加入名单。";

    /// <summary>Nobody can know a downstream member's id but from himself: he sends it on.</summary>
    public static string UnknownDownstream(string account, IReadOnlyList<string> administrators) =>
        $"您还不在人员名单里，暂时不能使用。请把下面这一行发给{(administrators.Count > 0 ? $"管理员{string.Join("、", administrators)}" : "联系您企业的执法人员")}，登记后就能用：\n{account}";

    /// <param name="kind">Chinese name, or the wire's type of something newer than this program.</param>
    public static string Unsupported(string kind) =>
        $"这里处理不了{Words.Kind(kind)}，没有记下任何内容。请发文字、照片或位置；不知道怎么用，发“帮助”。";
}
