using Bot.Conversations;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>The cards of one finding: the form with its three choices, the deadline, and the note that it is filed.</summary>
internal static class FindingCards
{
    public const string FormKind = "finding";
    public const string FiledKind = "filed";
    public const string TypesKind = "types";
    public const string DeadlineKind = "deadline";

    public const string SetVerb = "finding-set";
    public const string MoreTypesVerb = "finding-types";
    public const string PickTypeVerb = "finding-type";
    public const string DropVerb = "finding-drop";
    public const string DeadlineVerb = "deadline";
    public const string CompleteVerb = "complete";

    public const string TypeQuestion = "type";
    public const string HandlingQuestion = "handling";
    public const string SeverityQuestion = "severity";

    /// <summary>How many types the form offers: WeCom's limit of a drop-down.</summary>
    public const int TypesOffered = 10;

    /// <summary>Days of the deadline buttons.</summary>
    public static readonly IReadOnlyList<int> DeadlineDays = [7, 15, 30];

    /// <summary>
    /// What the form shows as chosen, as one number. A form with another number is stale. The finding's own revision is no use here:
    /// it also grows with every picture, and pictures come between the form and its tap.
    /// </summary>
    public static int Shown(Finding finding) =>
        ((finding.Type?.Code ?? 0) * 100) + ((finding.Handling?.Code ?? 0) * 10) + (finding.Severity is { } severity ? (int)severity + 1 : 0);

    public static CardSubject Subject(string kind, Inspection inspection, Finding finding) =>
        new(kind, Ref(inspection, finding).ToString(), Shown(finding));

    public static FindingRef Ref(Inspection inspection, Finding finding) => new(inspection.Id, finding.Id);

    /// <param name="ranked">Types, most likely first; the chosen one is put in front.</param>
    /// <param name="severity">Preselected while none is chosen; the handling that goes with it too: a drop-down always shows one, and the first is a penalty.</param>
    /// <param name="done">Set when the choices are taken: the card shows them and is closed.</param>
    public static FormCard Form(Inspection inspection, Finding finding, IReadOnlyList<ProblemType> ranked, Severity? severity, string? done = null)
    {
        IReadOnlyList<ProblemType> types = finding.Type is { } chosen ? [chosen, .. ranked.Where(type => type.Code != chosen.Code)] : ranked;
        return new FormCard
        {
            Title = $"第{finding.Ordinal}条：请选三项",
            Description = done is not null && Choices(finding) is { Length: > 0 } chosenWords ? chosenWords : finding.Text,
            Questions =
            [
                new(TypeQuestion, Asked("问题类型", isProposed: finding.Type is null), [.. types.Take(TypesOffered).Select(Option)], types.Count > 0 ? Id(types[0].Code) : null),
                new(HandlingQuestion, Asked("查处情况", isProposed: finding.Handling is null), [.. Handling.All.Select(Option)], Id((finding.Handling ?? Proposed(finding.Severity ?? severity)).Code)),
                new(SeverityQuestion, Asked("严重程度", isProposed: finding.Severity is null), [.. Enum.GetValues<Severity>().Select(Option)], (finding.Severity ?? severity)?.ToString()),
            ],
            Submit = new CardButton("确定", new ActionKey(SetVerb, Ref(inspection, finding).ToString(), Shown(finding)), ButtonStyle.Primary),
            Done = done,
        };

        // A drop-down looks the same whether a person or the program chose: what the program proposes is no finding of law.
        string Asked(string title, bool isProposed) => isProposed && done is null ? $"{title}（建议，请核对）" : title;
    }

    /// <summary>The three choices in one line, as the closed form shows them.</summary>
    private static string Choices(Finding finding) => finding is { Type: { } type, Handling: { } handling, Severity: { } severity }
        ? $"{Words.Of(type)}｜{handling.Name}｜{Words.Of(severity)}"
        : "";

    private static Handling Proposed(Severity? severity) =>
        severity is Severity.Key or Severity.Major ? Handling.Deadline : Handling.Of(3);

    /// <param name="done">Set when the finding is withdrawn: the buttons are dead.</param>
    public static ButtonCard Filed(Inspection inspection, Finding finding, string? done = null)
    {
        var entity = Ref(inspection, finding).ToString();
        return new ButtonCard
        {
            Title = $"第{finding.Ordinal}条已记下",
            Description = inspection.Enterprise.Name,
            Body = finding.Text,
            Fields = Fields(finding),
            Buttons =
            [
                new("其余类型", new ActionKey(MoreTypesVerb, entity, Shown(finding))),
                new("撤回这条", new ActionKey(DropVerb, entity, Shown(finding)), ButtonStyle.Negative),
                new("完成体检", new ActionKey(CompleteVerb, inspection.Id, inspection.Round), ButtonStyle.Primary),
            ],
            Done = done,
        };
    }

    /// <param name="done">Set when the deadline is fixed.</param>
    public static ButtonCard Deadline(Inspection inspection, Finding finding, DateOnly today, string? done = null)
    {
        var entity = Ref(inspection, finding).ToString();
        return new ButtonCard
        {
            Title = $"第{finding.Ordinal}条限期到哪天？",
            Description = finding.Text,
            Fields = [.. DeadlineDays.Select(days => new CardField($"{days}天", $"到{today.AddDays(days).Words()}"))],
            Buttons =
            [
                .. DeadlineDays.Select(days => new CardButton($"{days}天", new ActionKey(DeadlineVerb, entity, days))),
                new("其他日期", new ActionKey(DeadlineVerb, entity, 0)),
            ],
            Done = done,
        };
    }

    /// <summary>What is chosen so far, as lines of a card.</summary>
    public static IReadOnlyList<CardField> Fields(Finding finding) =>
    [
        .. finding.Type is { } type ? [new CardField("问题类型", Words.Of(type))] : Array.Empty<CardField>(),
        .. finding.Handling is { } handling ? [new CardField("查处情况", handling.Name)] : Array.Empty<CardField>(),
        .. finding.Severity is { } severity ? [new CardField("严重程度", Words.Of(severity))] : Array.Empty<CardField>(),
        .. finding.Deadline is { } deadline ? [new CardField("整改期限", deadline.Words())] : Array.Empty<CardField>(),
        .. finding.Pictures.Count > 0 ? [new CardField("照片", $"{finding.Pictures.Count}张")] : Array.Empty<CardField>(),
    ];

    public static CardOption Option(ProblemType type) => new(Id(type.Code), Words.Of(type));

    private static CardOption Option(Handling handling) => new(Id(handling.Code), $"{handling.Code} {handling.Name}");

    private static CardOption Option(Severity severity) => new(severity.ToString(), Words.Of(severity));

    private static string Id(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
