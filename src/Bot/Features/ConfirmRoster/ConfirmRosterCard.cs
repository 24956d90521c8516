using System.Globalization;
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
        Title = $"名册确认：{county}",
        Description = $"在册{Number(counts.All)}家。请核对后确认",
        Fields =
        [
            new CardField("其他企业", $"{Number(counts.FullTrack)}家"),
            new CardField("正面清单", $"{Number(counts.PositiveList)}家"),
            new CardField("小微企业", $"{Number(counts.SmallMicro)}家"),
            new CardField("已移出", $"{Number(counts.OffList)}家"),
            new CardField("缺坐标", $"{Number(counts.WithoutPlace)}家，体检时定位"),
            new CardField("缺代码", $"{Number(counts.WithoutCode)}家"),
        ],
        Buttons = [new CardButton("名单齐全，确认", new ActionKey(Verb, county, counts.All), ButtonStyle.Primary)],
        Done = done,
    };

    /// <summary>What is confirmed is the number shown, so it is the version.</summary>
    public static CardSubject Subject(string county, RosterCounts counts) => new(Kind, county, counts.All);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
