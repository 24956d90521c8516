using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.LookBacks;

/// <summary>The cards of 回头看: the enterprises of the day, and one finding with its results.</summary>
internal static class LookBackCards
{
    public const string OpenVerb = "lookback-open";
    public const string RectifiedVerb = "lookback-yes";
    public const string RemarkedVerb = "lookback-yes-words";
    public const string NotRectifiedVerb = "lookback-no";
    public const string RecurredVerb = "lookback-again";
    public const string CorrectVerb = "lookback-correct";
    public const string GiveVerb = "lookback-give";
    public const string HandVerb = "lookback-hand";
    public const string Enterprise = "enterprise";
    public const string FiledTask = "task";
    public const string Whom = "whom";

    /// <summary>WeCom's limit of a drop-down; the others come when these are filed.</summary>
    public const int MostEnterprises = 10;

    /// <summary>So many cards come at once; the others when these are filed.</summary>
    public const int MostFindings = 8;

    private const string DayKind = "lookback-day";
    private const string CorrectKind = "lookback-correct";
    private const string HandKind = "lookback-hand";
    private const string OwnerKind = "lookback-owner";
    private const string Kind = "lookback";

    public static readonly string[] ResultVerbs = [RectifiedVerb, RemarkedVerb, NotRectifiedVerb, RecurredVerb];

    /// <summary>The result that a button of a finding's card stands for.</summary>
    public static LookBackResult ResultOf(string verb) => verb switch
    {
        NotRectifiedVerb => LookBackResult.NotRectified,
        RecurredVerb => LookBackResult.Recurred,
        _ => LookBackResult.Rectified,
    };

    /// <param name="enterprises">Id and short name.</param>
    public static ShowCard Day(string userId, DateOnly day, IReadOnlyList<(string Id, string Name)> enterprises)
    {
        var entity = day.ToString("O", CultureInfo.InvariantCulture);
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = "回头看：填复查结果",
                Description = "到企业后选企业，再逐条填",
                Selection = new CardQuestion(Enterprise, "企业", [.. enterprises.Take(MostEnterprises).Select(one => new CardOption(one.Id, one.Name))], enterprises[0].Id),
                Buttons =
                [
                    new CardButton("逐条填写", new ActionKey(OpenVerb, entity, 1), ButtonStyle.Primary),
                    new CardButton("转给同事", new ActionKey(GiveVerb, entity, 1), ButtonStyle.Secondary),
                ],
            },
            new CardSubject(DayKind, entity, 1));
    }

    /// <summary>What the person filed today and can still correct.</summary>
    /// <param name="filed">Id of the task and what to call it; at least one.</param>
    public static ShowCard Correct(string userId, DateOnly day, IReadOnlyList<(string Id, string Name)> filed)
    {
        var entity = day.ToString("O", CultureInfo.InvariantCulture);
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = "回头看：更正今天填的",
                Description = "只有填写人当天能改，原来填的留底",
                Selection = new CardQuestion(FiledTask, "填过的", [.. filed.Take(MostEnterprises).Select(one => new CardOption(one.Id, one.Name))], filed[0].Id),
                Buttons = [new CardButton("更正", new ActionKey(CorrectVerb, entity, 1), ButtonStyle.Secondary)],
            },
            new CardSubject(CorrectKind, entity, 1));
    }

    /// <summary>What the picker was made for: another number as soon as one of the tasks comes, goes or changes.</summary>
    public static int Version(IReadOnlyList<LookBackTask> tasks) => tasks.Sum(task => task.Version);

    /// <summary>Nobody is ticked: the first of the directory would be no proposal.</summary>
    public static ChoiceCard Hand(string enterprise, IReadOnlyList<LookBackTask> tasks, IReadOnlyList<Person> colleagues, Person? chosen = null) => new()
    {
        Title = $"转给同事：{enterprise}",
        Description = chosen is null ? $"回头看{InspectionWords.Number(tasks.Count)}条，请选接手的人" : $"回头看已转给{chosen.Name}",
        Question = new CardQuestion(Whom, "转给谁", [.. colleagues.Select(person => new CardOption(person.UserId, person.Name))], chosen?.UserId),
        Submit = new CardButton("转给他", new ActionKey(HandVerb, tasks[0].EnterpriseId, Version(tasks)), ButtonStyle.Primary),
        Done = chosen is null ? null : "已转给同事",
    };

    public static CardSubject HandSubject(IReadOnlyList<LookBackTask> tasks) => new(HandKind, tasks[0].EnterpriseId, Version(tasks));

    /// <summary>To the owner of the severity: which case it is. Nothing to tap, the rectification has its own cards.</summary>
    public static ShowCard ToOwner(string userId, LookBackTask task, Inspection inspection, Finding finding, string by, bool corrected) => new(
        userId,
        new NoticeCard
        {
            Title = $"回头看{LookBackTexts.Of(task.Result ?? LookBackResult.NotRectified)}：{Words.Short(inspection.Enterprise)}",
            Description = $"{Words.Of(task.Severity)}，由您包联{(corrected ? "（更正）" : "")}",
            Body = $"{finding.Text}\n复查：{task.Words}",
            Fields =
            [
                new CardField("县市区", task.County),
                new CardField("登记表", $"{inspection.Number ?? 0:0000} 第{InspectionWords.Number(finding.Ordinal)}条"),
                new CardField("检查日期", inspection.Date.WordsWithYear()),
                .. InspectionWords.Requirement(finding) is { Length: > 0 } requirement ? [new CardField("整改要求", requirement)] : Array.Empty<CardField>(),
                new CardField("复查人", by),
            ],
        },
        new CardSubject(OwnerKind, task.Id, task.Version));

    public static CardSubject Subject(LookBackTask task) => new(Kind, task.Id, task.Version);

    /// <param name="colleague">Name of the other of the two; null when there is none.</param>
    /// <param name="filed">Who filed it; null while nobody has.</param>
    /// <param name="late">Whether its day is over.</param>
    /// <param name="correct">The person who filed it chooses anew.</param>
    public static ButtonCard Finding(LookBackTask task, Inspection inspection, Finding finding, string? colleague, string? filed = null, bool late = false, bool correct = false) => new()
    {
        Title = $"回头看：{Words.Short(inspection.Enterprise)} 第{finding.Ordinal}条",
        Description = filed is null ? "看整改了没有，点一项" : $"{filed}{task.FiledAt?.Words()}填：{LookBackTexts.Of(task.Result ?? LookBackResult.Rectified)}{(correct ? "。更正请点一项" : "")}",
        Body = task.Words is { } words ? $"{finding.Text}\n复查：{words}" : finding.Text,
        Fields =
        [
            new CardField("检查日期", inspection.Date.WordsWithYear()),
            new CardField("登记表", (inspection.Number ?? 0).ToString("0000", CultureInfo.InvariantCulture)),
            .. InspectionWords.Requirement(finding) is { Length: > 0 } requirement ? [new CardField("整改要求", requirement)] : Array.Empty<CardField>(),
            new CardField("复查日期", task.Day.WordsWithYear() + (late ? "（逾期）" : "")),
            .. colleague is null ? Array.Empty<CardField>() : [new CardField("同行", colleague)],
        ],
        Buttons =
        [
            new CardButton("已整改", Key(RectifiedVerb, task), ButtonStyle.Primary),
            new CardButton("已整改，附说明", Key(RemarkedVerb, task), ButtonStyle.Secondary),
            new CardButton("未整改", Key(NotRectifiedVerb, task), ButtonStyle.Negative),
            new CardButton("复发", Key(RecurredVerb, task), ButtonStyle.Negative),
            PenaltyButton.Of(inspection, finding),
        ],
        Done = filed is null || correct ? null : LookBackTexts.Of(task.Result ?? LookBackResult.Rectified),
    };

    private static ActionKey Key(string verb, LookBackTask task) => new(verb, task.Id, task.Version);
}
