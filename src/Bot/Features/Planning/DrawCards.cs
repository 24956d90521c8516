using Bot.Conversations;

namespace Bot.Features.Planning;

/// <summary>The card of 双随机: asked before the lots are drawn. It is no choice between outcomes: who may draw again until he likes it has chosen.</summary>
internal static class DrawCards
{
    public const string GoVerb = "draw-go";
    public const string DropVerb = "draw-drop";

    private const string Kind = "draw";
    private const char Separator = '~';

    /// <param name="id">Of the draw to be; it is drawn once.</param>
    /// <param name="before">What was drawn today already; null when nothing was.</param>
    public static ShowCard Ask(string userId, string id, string county, int count, DateOnly first, string? before) => new(
        userId,
        new ButtonCard
        {
            Title = DrawTexts.Title(county),
            Description = before is null ? DrawTexts.Description : DrawTexts.AgainDescription,
            Body = before ?? DrawTexts.WhatHappens,
            Fields = [new CardField(DrawTexts.CountLabel, DrawTexts.Firms(count)), new CardField(DrawTexts.FirstDayLabel, DrawTexts.FirstDay(first))],
            Buttons =
            [
                new CardButton(DrawTexts.GoButton, Key(GoVerb, id, county, count), ButtonStyle.Primary),
                new CardButton(DrawTexts.DropButton, Key(DropVerb, id, county, count), ButtonStyle.Secondary),
            ],
        },
        Subject(id));

    /// <param name="done">At most 10 characters.</param>
    public static RefreshCard Done(string userId, string id, string county, int count, string done) => new(
        userId,
        new ButtonCard { Title = DrawTexts.Title(county), Fields = [new CardField(DrawTexts.CountLabel, DrawTexts.Firms(count))], Done = done },
        Subject(id));

    /// <summary>Null when it is no key of ours.</summary>
    public static (string Id, string County, int Count)? Read(ActionKey action) =>
        action.Entity.Split(Separator) is [var id, var county] ? (id, county, action.Version) : null;

    private static ActionKey Key(string verb, string id, string county, int count) => new(verb, $"{id}{Separator}{county}", count);

    private static CardSubject Subject(string id) => new(Kind, id, 1);
}
