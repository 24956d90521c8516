using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Features.StartInspection;

/// <summary>An older start card was tapped while a visit elsewhere is being filled: go on with that one, or open the other?</summary>
internal static class AnotherVisitCard
{
    public const string Kind = "visit-another";
    public const string Verb = VisitKey.OpenVerb;

    /// <param name="key">With a draft id of this moment, so that this card grows old too.</param>
    public static ShowCard Ask(string userId, Inspection active, VisitKey key, Enterprise other) => new(
        userId,
        new ButtonCard
        {
            Title = StartTexts.AskAnother,
            Description = active.Enterprise.Name,
            Body = StartTexts.Another(other),
            Buttons =
            [
                new("接着填这家", new ActionKey(DraftCards.ContinueVerb, active.Id, 1), ButtonStyle.Primary),
                new("另开那家", new ActionKey(Verb, key.ToString(), 1), ButtonStyle.Negative),
            ],
        },
        Subject(key));

    public static RefreshCard Opened(string userId, VisitKey key, Enterprise other) => new(
        userId,
        new ButtonCard { Title = StartTexts.OpenedAnother, Description = other.Name, Done = "已另开" },
        Subject(key));

    private static CardSubject Subject(VisitKey key) => new(Kind, key.DraftId, 1);
}
