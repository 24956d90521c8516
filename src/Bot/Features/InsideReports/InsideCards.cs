using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.InsideReports;

/// <summary>The office's cards. A card's row stays in the database, so they show the number and where it stands, and nothing that was said.</summary>
internal static class InsideCards
{
    public const string ReadVerb = "inside-read";
    public const string WhoVerb = "inside-who";
    public const string AcceptVerb = "inside-accept";
    public const string TransferVerb = "inside-transfer";
    public const string CountyVerb = "inside-county";
    public const string CloseVerb = "inside-close";

    public const string CountyQuestion = "county";

    private const string Kind = "inside-report";

    /// <summary>A vote card holds twenty options.</summary>
    private const int MostCounties = 20;

    public static ShowCard Show(string userId, InsideReport report) => new(userId, Card(report), Subject(report));

    public static RefreshCard Refresh(string userId, InsideReport report, bool orSend) => new(userId, Card(report), Subject(report), orSend);

    public static ShowCard Counties(string userId, InsideReport report, IReadOnlyList<string> counties) => new(
        userId,
        new ChoiceCard
        {
            Title = $"第{InsideTexts.Number(report.Number)}号转给哪个分局",
            Question = new CardQuestion(CountyQuestion, "选一个县市区", [.. counties.Take(MostCounties).Select((county, index) => new CardOption(InsideTexts.Number(index), county))]),
            Submit = new CardButton("下一步", new ActionKey(CountyVerb, report.Id, report.Version), ButtonStyle.Primary),
        },
        new CardSubject("inside-county", report.Id, report.Version));

    public static InsideReportStatus StatusOf(string verb) => verb switch
    {
        AcceptVerb => InsideReportStatus.Accepted,
        CloseVerb => InsideReportStatus.Closed,
        _ => InsideReportStatus.Transferred,
    };

    private static CardSubject Subject(InsideReport report) => new(Kind, report.Id, report.Version);

    private static ButtonCard Card(InsideReport report) => new()
    {
        Title = $"内部举报第{InsideTexts.Number(report.Number)}号：{InsideTexts.Of(report.Status)}",
        Description = $"{report.Day.Words()}收到",
        Body = report.IsOpen ? "内容见上一条消息，卡片上不写。" : "已办结，内容可以再看。",
        Buttons =
        [
            Button("看内容", ReadVerb, report),
            Button("看举报人", WhoVerb, report),
            .. report.Allows(InsideReportStatus.Accepted) ? [Button("受理", AcceptVerb, report, ButtonStyle.Primary)] : Array.Empty<CardButton>(),
            .. report.Allows(InsideReportStatus.Transferred) ? [Button("转办", TransferVerb, report, ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
            .. report.Allows(InsideReportStatus.Closed) ? [Button("办结", CloseVerb, report, ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
        ],
    };

    private static CardButton Button(string text, string verb, InsideReport report, ButtonStyle style = ButtonStyle.Neutral) => new(text, new ActionKey(verb, report.Id, report.Version), style);
}
