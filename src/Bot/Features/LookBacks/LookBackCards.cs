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
        RectifiedVerb or RemarkedVerb => LookBackResult.Rectified,
        NotRectifiedVerb => LookBackResult.NotRectified,
        RecurredVerb => LookBackResult.Recurred,
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No result of this verb."),
    };

    /// <param name="enterprises">Id and short name.</param>
    public static ShowCard Day(string userId, DateOnly day, IReadOnlyList<(string Id, string Name)> enterprises)
    {
        var entity = day.ToString("O", CultureInfo.InvariantCulture);
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = LookBackCardTexts.DayTitle,
                Description = LookBackCardTexts.DayHint,
                Selection = new CardQuestion(Enterprise, LookBackCardTexts.EnterpriseLabel, [.. enterprises.Take(MostEnterprises).Select(one => new CardOption(one.Id, one.Name))], enterprises[0].Id),
                Buttons =
                [
                    new CardButton(LookBackCardTexts.OpenButton, new ActionKey(OpenVerb, entity, 1), ButtonStyle.Primary),
                    new CardButton(LookBackCardTexts.GiveButton, new ActionKey(GiveVerb, entity, 1), ButtonStyle.Secondary),
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
                Title = LookBackCardTexts.CorrectTitle,
                Description = LookBackCardTexts.CorrectHint,
                Selection = new CardQuestion(FiledTask, LookBackCardTexts.FiledLabel, [.. filed.Take(MostEnterprises).Select(one => new CardOption(one.Id, one.Name))], filed[0].Id),
                Buttons = [new CardButton(LookBackCardTexts.CorrectButton, new ActionKey(CorrectVerb, entity, 1), ButtonStyle.Secondary)],
            },
            new CardSubject(CorrectKind, entity, 1));
    }

    /// <summary>What the picker was made for: another number as soon as one of the tasks comes, goes or changes.</summary>
    public static int Version(IReadOnlyList<LookBackTask> tasks) => SetVersion.Of(tasks.Select(task => (task.Id, task.Version)));

    /// <summary>Nobody is ticked: the first of the directory would be no proposal.</summary>
    public static ChoiceCard Hand(string enterprise, IReadOnlyList<LookBackTask> tasks, IReadOnlyList<Person> colleagues, Person? chosen = null) => new()
    {
        Title = LookBackCardTexts.HandTitle(enterprise),
        Description = chosen is null ? LookBackCardTexts.ChooseWhom(tasks.Count) : LookBackCardTexts.HandedTo(chosen.Name),
        Question = new CardQuestion(Whom, LookBackCardTexts.WhomLabel, [.. colleagues.Select(person => new CardOption(person.UserId, person.Name))], chosen?.UserId),
        Submit = new CardButton(LookBackCardTexts.HandButton, new ActionKey(HandVerb, tasks[0].EnterpriseId, Version(tasks)), ButtonStyle.Primary),
        Done = chosen is null ? null : LookBackCardTexts.Handed,
    };

    public static CardSubject HandSubject(IReadOnlyList<LookBackTask> tasks) => new(HandKind, tasks[0].EnterpriseId, Version(tasks));

    /// <summary>To the owner of the severity: which case it is. Nothing to tap, the rectification has its own cards.</summary>
    public static ShowCard ToOwner(string userId, LookBackTask task, Inspection inspection, Finding finding, string by, bool corrected) => new(
        userId,
        new NoticeCard
        {
            Title = LookBackCardTexts.OwnerTitle(task, Words.Short(inspection.Enterprise)),
            Description = LookBackCardTexts.Yours(task.Severity, corrected),
            Body = LookBackCardTexts.Seen(finding, task.Words),
            Fields =
            [
                new CardField(LookBackCardTexts.County, task.County),
                new CardField(LookBackCardTexts.Form, LookBackCardTexts.FormAndFinding(inspection, finding)),
                new CardField(LookBackCardTexts.Visited, inspection.Date.WordsWithYear()),
                .. InspectionWords.Requirement(finding) is { Length: > 0 } requirement ? [new CardField(LookBackCardTexts.Requirement, requirement)] : Array.Empty<CardField>(),
                new CardField(LookBackCardTexts.By, by),
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
        Title = LookBackCardTexts.FindingTitle(Words.Short(inspection.Enterprise), finding),
        Description = filed is null ? LookBackCardTexts.Ask : LookBackCardTexts.FiledBy(filed, task, correct),
        Body = LookBackCardTexts.Seen(finding, task.Words),
        Fields =
        [
            new CardField(LookBackCardTexts.Visited, inspection.Date.WordsWithYear()),
            new CardField(LookBackCardTexts.Form, (inspection.Number ?? 0).ToString("0000", CultureInfo.InvariantCulture)),
            .. InspectionWords.Requirement(finding) is { Length: > 0 } requirement ? [new CardField(LookBackCardTexts.Requirement, requirement)] : Array.Empty<CardField>(),
            new CardField(LookBackCardTexts.DayLabel, LookBackCardTexts.Due(task.Day, late)),
            .. colleague is null ? Array.Empty<CardField>() : [new CardField(LookBackCardTexts.Colleague, colleague)],
        ],
        Buttons =
        [
            new CardButton(LookBackTexts.Of(LookBackResult.Rectified), Key(RectifiedVerb, task), ButtonStyle.Primary),
            new CardButton(LookBackCardTexts.RemarkedButton, Key(RemarkedVerb, task), ButtonStyle.Secondary),
            new CardButton(LookBackTexts.Of(LookBackResult.NotRectified), Key(NotRectifiedVerb, task), ButtonStyle.Negative),
            new CardButton(LookBackTexts.Of(LookBackResult.Recurred), Key(RecurredVerb, task), ButtonStyle.Negative),
            PenaltyButton.Of(inspection, finding),
        ],
        Done = filed is null || correct ? null : LookBackTexts.Of(task.Filed),
    };

    private static ActionKey Key(string verb, LookBackTask task) => new(verb, task.Id, task.Version);
}
