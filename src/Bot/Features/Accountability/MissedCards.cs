using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>The cards of 倒查: the last choices of a draft, the office's case, the inspector's hearing.</summary>
internal static class MissedCards
{
    public const string OpenVerb = "missed-open";
    public const string EvidenceVerb = "missed-evidence";
    public const string ConfirmVerb = "missed-confirm";
    public const string WithdrawVerb = "missed-withdraw";
    public const string AnswerVerb = "missed-answer";
    public const string NothingVerb = "missed-nothing";
    public const string Type = "type";
    public const string Hinted = "hinted";
    public const string Yes = "yes";

    /// <summary>The last option of the types: the others come as a card of their own.</summary>
    public const string More = "more";

    /// <summary>The same as <see cref="OpenVerb"/> on the card of the other types, which has no room for the second question.</summary>
    public const string OpenHintedVerb = "missed-open-hinted";

    /// <summary>A drop-down takes ten options.</summary>
    private const int TypesOffered = 9;

    private const string DraftKind = "missed-draft";
    private const string TypesKind = "missed-types";
    private const string OfficeKind = "missed";
    private const string HearingKind = "missed-hearing";

    public static CardSubject DraftSubject(MissedViolation one) => new(DraftKind, one.Id, one.Version);

    public static CardSubject Subject(MissedViolation one) => new(OfficeKind, one.Id, one.Version);

    public static CardSubject HearingSubject(MissedViolation one) => new(HearingKind, one.Id, one.Version);

    public static CardSubject TypesSubject(MissedViolation one) => new(TypesKind, one.Id, one.Version);

    /// <param name="types">All that are offered, the likeliest first.</param>
    public static FormCard Draft(MissedViolation one, IReadOnlyList<ProblemType> types, string? done = null)
    {
        CardOption[] options = [.. types.Take(TypesOffered).Select(Option), new CardOption(More, MissedTexts.MoreTypes(types.Count - TypesOffered))];
        return new FormCard
        {
            Title = MissedTexts.DraftTitle(one),
            Description = MissedTexts.DraftHint(one),
            Questions =
            [
                new CardQuestion(Type, MissedTexts.TypeLabel, options, options[0].Id),
                new CardQuestion(Hinted, MissedTexts.HintedLabel, [new CardOption("no", MissedTexts.NotHinted), new CardOption(Yes, MissedTexts.OnlyHinted)], "no"),
            ],
            Submit = new CardButton(MissedTexts.Open, Key(OpenVerb, one), ButtonStyle.Primary),
            Done = done,
        };
    }

    /// <summary>The types that had no room on the first card.</summary>
    public static ChoiceCard OtherTypes(MissedViolation one, IReadOnlyList<ProblemType> types, bool hinted, string? done = null) => new()
    {
        Title = MissedTexts.DraftTitle(one),
        Description = hinted ? MissedTexts.OtherTypesHinted : MissedTexts.OtherTypes,
        Question = new CardQuestion(Type, MissedTexts.TypeLabel, [.. types.Skip(TypesOffered).Select(Option)]),
        Submit = new CardButton(MissedTexts.Open, Key(hinted ? OpenHintedVerb : OpenVerb, one), ButtonStyle.Primary),
        Done = done,
    };

    public static ButtonCard Office(MissedView view)
    {
        var one = view.Case;
        return new ButtonCard
        {
            Title = MissedTexts.Title(one),
            Description = MissedTexts.State(view),
            Body = MissedTexts.Body(view),
            Fields =
            [
                new CardField(MissedTexts.FieldFound, one.Discovered.WordsWithYear()),
                new CardField(MissedTexts.FieldType, Words.Of(ProblemType.Of(one.TypeCode))),
                new CardField(MissedTexts.FieldSource, one.Source),
                new CardField(MissedTexts.FieldEvidence, MissedTexts.Count(view.Evidence)),
            ],
            Buttons = one.Status switch
            {
                MissedStatus.Hearing =>
                [
                    new CardButton(MissedTexts.Evidence, Key(EvidenceVerb, one)),
                    new CardButton(MissedTexts.Confirm, Key(ConfirmVerb, one), ButtonStyle.Primary),
                    new CardButton(MissedTexts.Withdraw, Key(WithdrawVerb, one), ButtonStyle.Negative),
                ],
                MissedStatus.Confirmed => [new CardButton(MissedTexts.Withdraw, Key(WithdrawVerb, one), ButtonStyle.Negative)],
                _ => [],
            },
            Done = one.Status == MissedStatus.Withdrawn ? MissedTexts.WithdrawnDone : null,
        };
    }

    public static ButtonCard Hearing(MissedView view, string userId)
    {
        var one = view.Case;
        var answered = view.IsDone(userId);
        return new ButtonCard
        {
            Title = MissedTexts.HearingTitle(one),
            Description = one.Status == MissedStatus.Hearing ? MissedTexts.HearingHint(one) : MissedTexts.Outcome(one),
            Body = one.Words,
            Fields =
            [
                new CardField(MissedTexts.FieldFound, one.Discovered.WordsWithYear()),
                new CardField(MissedTexts.FieldType, Words.Of(ProblemType.Of(one.TypeCode))),
                new CardField(MissedTexts.FieldSource, one.Source),
                new CardField(MissedTexts.FieldSigned, MissedTexts.SignedBy(view, userId)),
            ],
            Buttons = one.Status != MissedStatus.Hearing ? []
                : answered ? [new CardButton(MissedTexts.AnswerMore, Key(AnswerVerb, one))]
                : [new CardButton(MissedTexts.Answer, Key(AnswerVerb, one), ButtonStyle.Primary), new CardButton(MissedTexts.Nothing, Key(NothingVerb, one))],
            Done = one.Status == MissedStatus.Hearing ? null : MissedTexts.Of(one.Status),
        };
    }

    private static CardOption Option(ProblemType type) => new(type.Code.ToString(CultureInfo.InvariantCulture), Words.Of(type));

    private static ActionKey Key(string verb, MissedViolation one) => new(verb, one.Id, one.Version);
}
