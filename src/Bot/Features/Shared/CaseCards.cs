using Bot.Conversations;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>The cards of a rectification: the enterprise's, the re-check's, the extension's, and the one that says that it is closed.</summary>
internal static class CaseCards
{
    public const string OpenVerb = "case-open";
    public const string HandVerb = "case-hand";
    public const string SubmitVerb = "case-submit";
    public const string ExtendVerb = "case-extend";
    public const string PassVerb = "case-pass";
    public const string ReturnVerb = "case-return";
    public const string VisitVerb = "case-visit";
    public const string GrantVerb = "case-grant";
    public const string RefuseVerb = "case-refuse";
    public const string Which = "case";

    /// <summary>WeCom's limit of a drop-down.</summary>
    public const int MostListed = 10;

    private const string Kind = "case";
    private const string ListKind = "cases";
    private const string RecheckKind = "recheck";
    private const string ExtensionKind = "extension";
    private const string ClosedKind = "case-closed";

    public static CardSubject Subject(RectificationCase one) => new(Kind, one.Id, one.Version);

    public static CardSubject RecheckSubject(RectificationCase one) => new(RecheckKind, one.Id, one.Version);

    public static CardSubject ExtensionSubject(RectificationCase one) => new(ExtensionKind, one.Id, one.Version);

    /// <summary>Which finding of the enterprise; whose day comes first is chosen.</summary>
    /// <param name="views">At least one.</param>
    public static ShowCard List(string userId, IReadOnlyList<CaseView> views) => new(
        userId,
        new ButtonCard
        {
            Title = CaseTexts.ListTitle(views.Count),
            Description = CaseTexts.Choose,
            Selection = new CardQuestion(Which, CaseTexts.CaseLabel, [.. views.Take(MostListed).Select(view => new CardOption(view.Case.Id, CaseTexts.Option(view)))], views[0].Case.Id),
            Buttons = [new CardButton(CaseTexts.Open, new ActionKey(OpenVerb, views[0].Case.EnterpriseId, 1), ButtonStyle.Primary)],
        },
        new CardSubject(ListKind, views[0].Case.EnterpriseId, 1));

    public static ButtonCard Officer(CaseView view) => new()
    {
        Title = CaseTexts.Title(view),
        Description = CaseTexts.State(view.Case),
        Body = CaseTexts.Body(view),
        Fields =
        [
            new CardField(CaseTexts.FieldDeadline, CaseTexts.DeadlineField(view.Case)),
            .. InspectionWords.Requirement(view.Finding with { Deadline = null }) is { Length: > 0 } requirement ? [new CardField(CaseTexts.FieldRequirement, requirement)] : Array.Empty<CardField>(),
            new CardField(CaseTexts.FieldEvidence, RectificationWords.Count(view.Given)),
            .. view.Case.Asked is { } asked ? [new CardField(CaseTexts.FieldAsked, CaseTexts.Asked(asked))] : Array.Empty<CardField>(),
            .. view.OwnerName is { } owner ? [new CardField(CaseTexts.FieldOwner, owner)] : Array.Empty<CardField>(),
        ],
        Buttons = view.Case.Status == CaseStatus.Open
            ?
            [
                new CardButton(CaseTexts.Hand, Key(HandVerb, view), ButtonStyle.Primary),
                new CardButton(CaseTexts.Submit, Key(SubmitVerb, view), ButtonStyle.Secondary),
                .. view.Case.Deadline is not null && view.Case.Asked is null ? [new CardButton(CaseTexts.Extend, Key(ExtendVerb, view))] : Array.Empty<CardButton>(),
            ]
            : [new CardButton(CaseTexts.Supplement, Key(HandVerb, view), ButtonStyle.Secondary)],
        Done = view.Case.Status == CaseStatus.Closed ? CaseTexts.Closed : null,
    };

    public static ButtonCard Recheck(CaseView view) => new()
    {
        Title = CaseTexts.RecheckTitle(view),
        Description = view.Case.Status is CaseStatus.Open or CaseStatus.Closed ? CaseTexts.State(view.Case) : CaseTexts.RecheckState(view),
        Body = CaseTexts.RecheckBody(view),
        Fields =
        [
            new CardField(CaseTexts.FieldDeadline, CaseTexts.DeadlineField(view.Case)),
            .. view.Case.SubmittedAt is { } at ? [new CardField(CaseTexts.FieldHandedIn, at.Words())] : Array.Empty<CardField>(),
            new CardField(CaseTexts.FieldEvidence, RectificationWords.Count(view.Given)),
            .. view.Doubts != EvidenceDoubts.None ? [new CardField(CaseTexts.FieldDoubts, RectificationWords.Doubts(view.Doubts))] : Array.Empty<CardField>(),
        ],
        Buttons =
        [
            new CardButton(CaseTexts.Pass, Key(PassVerb, view), ButtonStyle.Primary),
            new CardButton(CaseTexts.Return, Key(ReturnVerb, view), ButtonStyle.Negative),
            .. view.Case.Status == CaseStatus.Submitted ? [new CardButton(CaseTexts.Visit, Key(VisitVerb, view), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
            PenaltyButton.Of(view.Inspection, view.Finding),
        ],
        Done = view.Case.Status is CaseStatus.Open or CaseStatus.Closed ? RectificationWords.Of(view.Case.Status) : null,
    };

    /// <param name="asked">What is or was asked for.</param>
    /// <param name="words">What was decided; null while it is not.</param>
    public static ButtonCard Extension(CaseView view, ExtensionAsked asked, string? words = null) => new()
    {
        Title = CaseTexts.ExtensionTitle(view),
        Description = words ?? view.Finding.Text,
        Body = asked.Reason,
        Fields =
        [
            new CardField(CaseTexts.FieldDeadline, CaseTexts.DeadlineField(view.Case)),
            new CardField(CaseTexts.FieldUntil, RectificationWords.Day(asked.Until)),
            new CardField(CaseTexts.FieldEvidence, RectificationWords.Count(view.Given)),
        ],
        Buttons = [new CardButton(CaseTexts.Grant, Key(GrantVerb, view), ButtonStyle.Primary), new CardButton(CaseTexts.Refuse, Key(RefuseVerb, view), ButtonStyle.Negative)],
        Done = words is null ? null : CaseTexts.Decided,
    };

    public static ShowCard Closed(string userId, CaseView view, string words) => new(
        userId,
        new NoticeCard
        {
            Title = CaseTexts.ClosedTitle(view),
            Description = words,
            Body = view.Finding.Text,
            Fields = [new CardField(CaseTexts.FieldForm, view.Case.Reference), new CardField(CaseTexts.FieldDeadline, CaseTexts.DeadlineField(view.Case))],
        },
        new CardSubject(ClosedKind, view.Case.Id, view.Case.Version));

    /// <summary>Every card of the case that still lives on a phone shows how it stands now, whoever acted.</summary>
    public static IEnumerable<Effect> Refresh(CaseView view) =>
    [
        .. view.Officers.Select(person => new RefreshCard(person.UserId, Officer(view), Subject(view.Case))),
        .. view.Inspectors.Select(person => new RefreshCard(person.UserId, Recheck(view), RecheckSubject(view.Case))),
    ];

    /// <summary>An extension that waits for its decision, as the case stands now: whoever owns it now has a card that can be tapped.</summary>
    public static IEnumerable<Effect> Waiting(CaseView view) => view.Case.Asked is { } asked
        ? view.Owners.Select(person => new RefreshCard(person.UserId, Extension(view, asked), ExtensionSubject(view.Case), OrSend: person == view.Owner))
        : [];

    private static ActionKey Key(string verb, CaseView view) => new(verb, view.Case.Id, view.Case.Version);
}
