using System.Globalization;
using Bot.Conversations;
using Bot.Conversations.Broadcasts;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Broadcasts;

/// <summary>The cards of 群发: whom, where, and the confirmation.</summary>
internal static class BroadcastCards
{
    public const string GroupVerb = "broadcast-group";
    public const string CountyVerb = "broadcast-county";
    public const string SendVerb = "broadcast-send";
    public const string DropVerb = "broadcast-drop";
    public const string Question = "county";
    public const string WholeCity = "all";

    private const string GroupKind = "broadcast-group";
    private const string CountyKind = "broadcast-county";
    private const string ConfirmKind = "broadcast";

    /// <summary>A vote card holds twenty options, one is the whole city.</summary>
    public const int MostCounties = 19;

    public static ShowCard Groups(string userId) => new(
        userId,
        new ButtonCard
        {
            Title = "群发给谁",
            Description = "选一项，再写内容；发出前还会请您确认",
            Buttons = [.. Enum.GetValues<AudienceGroup>().Select(group => new CardButton(BroadcastTexts.Of(group), new ActionKey(GroupVerb, group.ToString(), 1), ButtonStyle.Secondary))],
        },
        new CardSubject(GroupKind, "group", 1));

    /// <param name="counties">As the options are numbered; their count goes with the answer, so that an older card is known.</param>
    public static ShowCard Counties(string userId, AudienceGroup group, IReadOnlyList<string> counties, bool wholeCity) => new(
        userId,
        new ChoiceCard
        {
            Title = $"群发给哪里的{BroadcastTexts.Of(group)}",
            Question = new CardQuestion(
                Question,
                "选一个范围",
                [.. wholeCity ? [new CardOption(WholeCity, "全市")] : Array.Empty<CardOption>(), .. counties.Select((county, index) => new CardOption(OptionOf(index), county))]),
            Submit = new CardButton("下一步", new ActionKey(CountyVerb, group.ToString(), counties.Count), ButtonStyle.Primary),
        },
        new CardSubject(CountyKind, group.ToString(), counties.Count));

    /// <summary>The county of an option; null when it is none of these.</summary>
    public static string? CountyOf(string option, IReadOnlyList<string> counties) =>
        counties.Where((_, index) => OptionOf(index) == option).FirstOrDefault();

    /// <param name="people">How many were counted: what is confirmed is this number, so it goes with the answer.</param>
    /// <param name="done">Null while it waits for the answer.</param>
    public static ButtonCard Confirm(Broadcast draft, int people, string? done = null) => new()
    {
        Title = done is null ? "请确认群发" : "群发",
        Description = draft.AudienceWords,
        Body = Words.Quote(draft.Content),
        Fields =
        [
            new CardField("人数", string.Create(CultureInfo.InvariantCulture, $"{people}人")),
            new CardField("分批", string.Create(CultureInfo.InvariantCulture, $"{BroadcastChunk.CallsFor(people)}次，每次最多{BroadcastChunk.Largest}人")),
        ],
        Buttons =
        [
            new("确认发送", Key(SendVerb, draft, people), ButtonStyle.Primary),
            new("不发", Key(DropVerb, draft, people), ButtonStyle.Negative),
        ],
        Done = done,
    };

    public static CardSubject Subject(Broadcast draft, int people) => new(ConfirmKind, draft.Id.ToString(CultureInfo.InvariantCulture), people);

    private static ActionKey Key(string verb, Broadcast draft, int people) => new(verb, draft.Id.ToString(CultureInfo.InvariantCulture), people);

    private static string OptionOf(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index}");
}
