using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.ConfirmRoster;

/// <summary>The list of a county in numbers, and the button that says it is whole.</summary>
internal static class ConfirmRosterCard
{
    public const string Verb = "roster-confirm";

    private const string Kind = "roster-confirm";

    /// <param name="done">Null while it waits for the answer.</param>
    public static ButtonCard Of(string county, RosterCounts counts, string? done = null) => new()
    {
        Title = ConfirmRosterCardTexts.Title(county),
        Description = ConfirmRosterCardTexts.Check(counts.All),
        Fields =
        [
            new CardField(ConfirmRosterCardTexts.FullTrack, ConfirmRosterCardTexts.Firms(counts.FullTrack)),
            new CardField(ConfirmRosterCardTexts.PositiveList, ConfirmRosterCardTexts.Firms(counts.PositiveList)),
            new CardField(ConfirmRosterCardTexts.SmallMicro, ConfirmRosterCardTexts.Firms(counts.SmallMicro)),
            new CardField(ConfirmRosterCardTexts.OffList, ConfirmRosterCardTexts.Firms(counts.OffList)),
            new CardField(ConfirmRosterCardTexts.WithoutPlace, ConfirmRosterCardTexts.LocatedLater(counts.WithoutPlace)),
            new CardField(ConfirmRosterCardTexts.WithoutCode, ConfirmRosterCardTexts.Firms(counts.WithoutCode)),
        ],
        Buttons = [new CardButton(ConfirmRosterCardTexts.Button, new ActionKey(Verb, county, counts.All), ButtonStyle.Primary)],
        Done = done,
    };

    /// <summary>What is confirmed is the number shown, so it is the version.</summary>
    public static CardSubject Subject(string county, RosterCounts counts) => new(Kind, county, counts.All);
}
