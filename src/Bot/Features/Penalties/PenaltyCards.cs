using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>The cards of 处罚建议: which finding, which case, one fact, the advice, the decision, its signature.</summary>
internal static class PenaltyCards
{
    public const string PickVerb = "penalty-pick";
    public const string CaseVerb = "penalty-case";
    public const string NoCaseVerb = "penalty-nocase";
    public const string OtherCaseVerb = "penalty-other";
    public const string ChangeVerb = "penalty-change";
    public const string ChangeFactVerb = "penalty-refact";
    public const string SubmitVerb = "penalty-submit";

    public const string YesVerb = "penalty-yes";
    public const string NoVerb = "penalty-no";
    public const string NoneVerb = "penalty-none";
    public const string TodayVerb = "penalty-today";
    public const string YesterdayVerb = "penalty-eve";
    public const string FactQuestion = "penalty-fact";

    public const string GiveBackVerb = "penalty-back";
    public const string SignVerb = "penalty-sign";
    public const string RewriteVerb = "penalty-anew";
    public const string AmendVerb = "penalty-amend";
    public const string ReasonQuestion = "penalty-reason";

    public const string Finding = "finding";
    public const string Case = "case";
    public const string Fact = "fact";

    /// <summary>WeCom's limit of a vote.</summary>
    public const int MostFindings = 20;

    private const string Word = "penalty-w-";

    private const string Decide = "penalty-d-";

    private static readonly PenaltyDirection[] Directions = [PenaltyDirection.None, PenaltyDirection.Lenient, PenaltyDirection.Ordinary, PenaltyDirection.Heavier];

    /// <summary>Verbs that answer a fact.</summary>
    public static string[] FactVerbs =>
    [
        YesVerb, NoVerb, NoneVerb, TodayVerb, YesterdayVerb,
        .. Enum.GetNames<Exceedance>().Concat(Enum.GetNames<CourseWord>()).Select(name => Word + name),
    ];

    /// <summary>Verbs of the leader's card.</summary>
    public static string[] DecideVerbs => [.. Directions.Select(VerbOf), GiveBackVerb];

    public static string WordOf(string verb) => verb[Word.Length..];

    /// <summary>Null for 退回补充.</summary>
    public static PenaltyDirection? DirectionOf(string verb) => verb == GiveBackVerb ? null : Directions.First(direction => VerbOf(direction) == verb);

    /// <summary>A fact of a case, "case~fact"; a draft of a leader, "case~draft".</summary>
    public static string Pair(string id, string part) => $"{id}~{part}";

    public static (string Id, string Part) Split(string entity) => entity.Split('~') is [var id, var part] ? (id, part) : (entity, "");

    public static CardSubject Subject(string kind, PenaltyView view) => new($"penalty-{kind}", view.Case.Id, view.Case.Version);

    public static CardSubject FactSubject(PenaltyView view, PenaltyFact fact) => new("penalty-fact", Pair(view.Case.Id, fact.ToString()), view.Case.Version);

    public static ChoiceCard Findings(Inspection inspection) => new()
    {
        Title = $"处罚建议：{Words.Short(inspection.Enterprise)}",
        Description = $"登记表{inspection.Number:0000}，{InspectionWords.Number(inspection.Findings.Count)}条问题，看哪一条",
        Question = new CardQuestion(Finding, "哪一条", [.. inspection.Findings.Take(MostFindings).Select(finding => new CardOption(finding.Id, $"{finding.Ordinal} {finding.Text}"))]),
        Submit = new CardButton("打开", new ActionKey(PickVerb, inspection.Id, 1), ButtonStyle.Primary),
    };

    /// <param name="proposed">What the problem type proposes.</param>
    /// <param name="done">Set when it is chosen.</param>
    public static ButtonCard Cases(PenaltyView view, AnnexCase proposed, string? done = null)
    {
        var chosen = view.Case.Case ?? proposed;
        return new ButtonCard
        {
            Title = $"处罚建议：{view.Title}",
            Description = "是附件1的哪一种？选好点“就是这种”",
            Body = view.Finding.Text,
            Fields =
            [
                new CardField("问题类型", view.Finding.Type is { } type ? Words.Of(type) : ""),
                new CardField("建议", proposed == AnnexCase.None ? "十种都不是" : $"{PenaltyTexts.Number(proposed)} {PenaltyTexts.Name(proposed)}"),
            ],
            Selection = new CardQuestion(Case, "附件1", [.. Enum.GetValues<AnnexCase>().Where(one => one != AnnexCase.None).Select(Option)], chosen == AnnexCase.None ? null : chosen.ToString()),
            Buttons =
            [
                new CardButton("就是这种", Key(CaseVerb, view), proposed == AnnexCase.None ? ButtonStyle.Secondary : ButtonStyle.Primary),
                new CardButton("十种都不是", Key(NoCaseVerb, view), proposed == AnnexCase.None ? ButtonStyle.Primary : ButtonStyle.Secondary),
            ],
            Done = done,
        };
    }

    /// <summary>Null where only a text answers: a number, or when a fault was discovered.</summary>
    public static ButtonCard? FactCard(PenaltyView view, PenaltyFact fact, string? done = null)
    {
        var buttons = Buttons(view, fact);
        return buttons.Count == 0 ? null : new ButtonCard
        {
            Title = FactTexts.Question(fact, view.Case),
            Description = view.Title,
            Body = $"{(view.Hints.TryGetValue(fact, out var record) ? $"{record}。" : "")}{FactTexts.Hint(fact)}{(view.Case.Case is { } one and not AnnexCase.None ? PenaltyTexts.Of(one) : "")}",
            Buttons = buttons,
            Done = done,
        };
    }

    public static ButtonCard Advice(PenaltyView view, string? done = null) => new()
    {
        Title = $"处罚建议：{view.Title}",
        Description = view.Direction.Direction is { } direction ? $"方向建议：{PenaltyTexts.Of(direction)}" : "方向由负责人判断",
        Body = AdviceTexts.Conclusion(view),
        Buttons =
        [
            new CardButton("送负责人决定", Key(SubmitVerb, view), ButtonStyle.Primary),
            new CardButton("改一项事实", Key(ChangeVerb, view), ButtonStyle.Secondary),
            new CardButton("换一种情形", Key(OtherCaseVerb, view), ButtonStyle.Secondary),
        ],
        Done = done,
    };

    public static ChoiceCard Facts(PenaltyView view) => new()
    {
        Title = $"改一项事实：{view.Title}",
        Question = new CardQuestion(Fact, "改哪一项", [.. view.Statable.Take(MostFindings).Select(fact => new CardOption(fact.ToString(), FactTexts.Name(fact)))]),
        Submit = new CardButton("改这一项", Key(ChangeFactVerb, view), ButtonStyle.Primary),
    };

    /// <param name="done">What was decided, by whom; null while nobody has.</param>
    public static ButtonCard Decision(PenaltyView view, string? done = null, string? by = null) => new()
    {
        Title = $"请决定：{view.Title}",
        Description = by ?? (view.Case.Proposed is { } direction ? $"建议：{PenaltyTexts.Of(direction)}" : "建议：由您判断"),
        Body = done is not null || AdviceTexts.IsAsSent(view) ? AdviceTexts.Conclusion(view) : PenaltyTexts.NotAsSent,
        Fields =
        [
            new CardField("县市区", view.Case.County),
            new CardField("登记表", $"{view.Inspection.Number:0000} 第{view.Finding.Ordinal}条"),
            new CardField("情形", PenaltyTexts.Of(view.Case.Case ?? AnnexCase.None)),
        ],
        Buttons =
        [
            .. Directions.Select(one => new CardButton(PenaltyTexts.Of(one), Key(VerbOf(one), view), one == view.Case.Proposed ? ButtonStyle.Primary : ButtonStyle.Secondary)),
            new CardButton("退回补充", Key(GiveBackVerb, view), ButtonStyle.Negative),
        ],
        Done = done,
    };

    /// <summary>The signed decision, for who may put another in its place.</summary>
    public static ButtonCard Signed(PenaltyView view, string? done = null) => new()
    {
        Title = $"已决定：{view.Title}",
        Description = PenaltyTexts.Of(view.Case.Decision ?? PenaltyDirection.Ordinary),
        Body = PenaltyTexts.AmendHint,
        Buttons = [new CardButton("更正决定", Key(AmendVerb, view), ButtonStyle.Secondary)],
        Done = done,
    };

    /// <summary>更正决定: which direction now.</summary>
    public static ButtonCard Amend(PenaltyView view, string? done = null) => new()
    {
        Title = $"更正决定：{view.Title}",
        Description = $"现在的决定：{PenaltyTexts.Of(view.Case.Decision ?? PenaltyDirection.Ordinary)}",
        Body = view.Case.Reason,
        Buttons = [.. Directions.Select(one => new CardButton(PenaltyTexts.Of(one), Key(VerbOf(one), view), ButtonStyle.Secondary))],
        Done = done,
    };

    public static CardSubject SignSubject(PenaltyView view, string draftId) => new("penalty-sign", Pair(view.Case.Id, draftId), view.Case.Version);

    public static ButtonCard Sign(PenaltyView view, string draftId, PenaltyDirection? direction, string reason, string? done = null) => new()
    {
        Title = direction is { } one ? $"请签字：{PenaltyTexts.Of(one)}" : "请签字：退回补充",
        Description = view.Title,
        Body = $"{(direction is null ? "要补充的" : "理由")}：{reason}",
        Buttons =
        [
            new CardButton(direction is null ? "签字退回" : "签字决定", new ActionKey(SignVerb, Pair(view.Case.Id, draftId), view.Case.Version), ButtonStyle.Primary),
            new CardButton("重写", new ActionKey(RewriteVerb, Pair(view.Case.Id, draftId), view.Case.Version), ButtonStyle.Secondary),
        ],
        Done = done,
    };

    public static string VerbOf(PenaltyDirection direction) => $"{Decide}{direction}";

    private static ActionKey Key(string verb, PenaltyView view) => new(verb, view.Case.Id, view.Case.Version);

    private static CardOption Option(AnnexCase one) => new(one.ToString(), $"{(int)one} {PenaltyTexts.Name(one)}");

    private static List<CardButton> Buttons(PenaltyView view, PenaltyFact fact)
    {
        var (yes, no) = FactTexts.Answers(fact);
        return PenaltyFactKinds.Of(fact) switch
        {
            PenaltyFactKind.YesNo => [Button(yes, YesVerb, ButtonStyle.Primary), Button(no, NoVerb, ButtonStyle.Secondary)],
            PenaltyFactKind.Word => [.. FactTexts.Choices(fact).Select(choice => Button(choice.Words, Word + choice.Name, ButtonStyle.Secondary))],
            PenaltyFactKind.Day when fact is PenaltyFact.OrderedOn or PenaltyFact.CorrectedOn =>
                [Button("今天", TodayVerb, ButtonStyle.Secondary), Button("昨天", YesterdayVerb, ButtonStyle.Secondary), Button(FactTexts.None(fact), NoneVerb, ButtonStyle.Secondary)],
            PenaltyFactKind.Day or PenaltyFactKind.Moment when PenaltyFactKinds.TakesNone(fact) => [Button(FactTexts.None(fact), NoneVerb, ButtonStyle.Secondary)],
            _ => [],
        };

        CardButton Button(string text, string verb, ButtonStyle style) => new(text, new ActionKey(verb, Pair(view.Case.Id, fact.ToString()), view.Case.Version), style);
    }
}
