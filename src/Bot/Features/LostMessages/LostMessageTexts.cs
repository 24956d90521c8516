using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Calendars;
using Domain.Inspections;

namespace Bot.Features.LostMessages;

/// <summary>What was not delivered, to whom, why, and what to do now.</summary>
internal static class LostMessageTexts
{
    private const int MostNames = 10;

    public const string NoticeRemedy = "告知书还不能算送达。请当面或电话一次性告知，并请分局核对这个账号。";

    public const string AssignmentRemedy = "请直接联系本人，或请分局改派。";

    public const string FormRemedy = "登记表和照片已存在系统里，请管理员重发（doctor 可查）。";

    public const string SignatureRemedy = "请对方发“签字”取卡片；账号用不了就请分局处理。";

    public static string Of(string what, string who, Undelivered lost, string remedy) =>
        $"没有送到：{what}，收件人{who}。{Why(lost)}\n{remedy}";

    public static string File(string fileName) => $"文件“{fileName}”没有发出来。请再要一次，还不行就找管理员。";

    public static string Notice(Inspection inspection) =>
        FormattableString.Invariant($"{inspection.Enterprise.Name}的入企体检告知（第{inspection.Number:0000}号）");

    public static string Assignment(Inspection inspection, Severity severity) => $"{inspection.Enterprise.Name}的{Words.Of(severity)}包联单";

    public static string Form(Inspection inspection, string? fileName) => $"{inspection.Enterprise.Name}的文件“{fileName ?? "登记表"}”";

    public static string Signature(Inspection inspection) => $"{inspection.Enterprise.Name}登记表的签字卡片";

    /// <summary>A person cannot see the queues: how many, of whom, since when, and what to do.</summary>
    public static string Hanging(IReadOnlyList<HangingLane> lanes)
    {
        var (unread, lost, unclear) = (
            Items(lanes.Where(lane => !lane.Outgoing)),
            Items(lanes.Where(lane => lane is { Outgoing: true, MayHaveArrived: false })),
            Items(lanes.Where(lane => lane.MayHaveArrived)));
        string?[] lines =
        [
            FormattableString.Invariant($"还有{unread + lost + unclear}件没办成，系统不会自己再试："),
            Line("没有送到的消息", lost),
            Line("企业微信没有给回音、也可能已经送到的消息", unclear),
            Line("收到了、没能处理的消息", unread),
            Names([.. lanes.Select(lane => lane.Name).OfType<string>().Distinct(StringComparer.Ordinal)]),
            FormattableString.Invariant($"最早的一件在{lanes.Min(lane => lane.Since).ToOffset(ChinaTime.Offset):M月d日H:mm}。"),
            "请先用电话告知本人，再请管理员处理（doctor 可查，replay 可重发）。",
        ];
        return string.Join('\n', lines.OfType<string>());

        static int Items(IEnumerable<HangingLane> some) => some.Sum(lane => lane.Items);

        static string? Line(string what, int count) => count == 0 ? null : FormattableString.Invariant($"{what}：{count}件");
    }

    private static string? Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        <= MostNames => $"涉及：{string.Join('、', names)}。",
        _ => FormattableString.Invariant($"涉及：{string.Join('、', names.Take(MostNames))}等{names.Count}人。"),
    };

    private static string Why(Undelivered lost) =>
        lost.Unreachable ? "对方不在本应用的可见范围内，或者账号没有激活。"
        : lost.MayHaveArrived ? "企业微信没有给回音，也可能已经送到。"
        : "企业微信没有收下，试过多次。";
}
