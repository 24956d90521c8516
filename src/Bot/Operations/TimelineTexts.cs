namespace Bot.Operations;

/// <summary>Words of bot timeline.</summary>
internal static class TimelineTexts
{
    public static string NoNumber(string typed) => $"“{typed}”不是整改编号。请写登记表序号和第几条，如 12-2；整张登记表写 12。";

    public static string NotFound(string typed, string? county) => $"{county ?? "全市"}没有编号{typed}的整改。编号见问题台账的序号。";
}
