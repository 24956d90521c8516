using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.Reports;

/// <summary>上报: an office sees where its report stands, gets the card again or a new version; a leader gets what was released last.</summary>
internal sealed class ReportHandler(ReportDesk desk, ReportStore reports, WorkCalendar calendar) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: TextInput text })
        {
            return Reply.Text(turn.UserId, ReportTexts.NotYours);
        }

        var words = text.Text[ReportTexts.Command.Length..].Split([' ', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        var again = words is [.., ReportTexts.Again];
        var named = string.Concat(again ? words[..^1] : words);
        string[] own = [.. Own(person)];
        if (own.Length == 0)
        {
            return await ReadAsync(turn, person);
        }

        var county = named.Length == 0 ? own.Length == 1 ? own[0] : null
            : named == ReportTexts.City ? ""
            : desk.Find(named);
        if (county is null)
        {
            return named.Length == 0 ? await StateAsync(turn) : Reply.Text(turn.UserId, ReportTexts.NoCounty(named, own.Where(one => one.Length > 0)));
        }

        return own.Contains(county, StringComparer.Ordinal)
            ? await OneAsync(turn, county, again)
            : Reply.Text(turn.UserId, ReportTexts.NoCounty(named, own.Where(one => one.Length > 0)));
    }

    /// <summary>The words, the two files, then the card to tap.</summary>
    public static IEnumerable<Effect> Show(string userId, ReportRow row, DateOnly last, bool nobodyThere) =>
    [
        new Say(userId, ReportTexts.Made(row, last, nobodyThere)),
        .. ReportDesk.Files(userId, row),
        new ShowCard(userId, ReportCards.Of(row), ReportCards.Subject(row)),
    ];

    /// <summary>Counties whose report the person releases; the empty text stands for the city.</summary>
    private IEnumerable<string> Own(Person person) => desk.Counties.Append("").Where(county => ReportDesk.MayRelease(person, county));

    private async Task<Reply> OneAsync(Turn turn, string county, bool again)
    {
        var today = turn.Now.LocalDate();
        var campaign = desk.CampaignOf(county, today);
        if (desk.DueOf(campaign, today) is not { } due)
        {
            return Reply.Text(turn.UserId, ReportTexts.NoCampaign);
        }

        var versions = await desk.VersionsAsync(turn.Work, campaign, county, due);
        if (again)
        {
            var made = await desk.MakeAsync(turn, campaign, county, due);
            return new Reply([.. ReportCardHandler.Frozen(turn.UserId, versions), .. Show(turn.UserId, made, ReportDays.WorkedOn(due, calendar), nobodyThere: false)]);
        }

        return versions switch
        {
            [.., { Status: ReportStatus.Released } row] => new Reply([new Say(turn.UserId, ReportTexts.Already(row, await desk.NameAsync(turn.Work, row.DecidedBy!))), .. ReportDesk.Files(turn.UserId, row)]),
            [.., var row] => new Reply([.. Show(turn.UserId, row, ReportDays.WorkedOn(due, calendar), nobodyThere: false)]),
            _ => Reply.Text(turn.UserId, ReportTexts.NotYet(county.Length == 0 ? ReportTexts.City : county, due, ReportDays.WorkedOn(due, calendar))),
        };
    }

    private async Task<Reply> StateAsync(Turn turn)
    {
        var today = turn.Now.LocalDate();
        var campaign = desk.CampaignOf("", today);
        if (desk.DueOf(campaign, today) is not { } due)
        {
            return Reply.Text(turn.UserId, ReportTexts.NoCampaign);
        }

        var last = (await reports.OfDayAsync(turn.Work, campaign.Id, due)).GroupBy(row => row.County, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Last(), StringComparer.Ordinal);
        var released = desk.Counties.Where(county => last.TryGetValue(county, out var row) && row.Status == ReportStatus.Released).ToList();
        var drafts = desk.Counties.Where(county => last.TryGetValue(county, out var row) && row.Status != ReportStatus.Released).ToList();
        return Reply.Text(turn.UserId, ReportTexts.State(due, released, drafts, [.. desk.Counties.Except(released).Except(drafts)], last.GetValueOrDefault("")));
    }

    private async Task<Reply> ReadAsync(Turn turn, Person person)
    {
        if (!person.Holds(Role.CityLeader) && !person.Holds(Role.DeputyDirector) && !person.Holds(Role.BrigadeLeader))
        {
            return Reply.Text(turn.UserId, ReportTexts.NotYours);
        }

        var today = turn.Now.LocalDate();
        var effects = new List<Effect>();
        foreach (var county in person.Holds(Role.CityLeader) ? [""] : person.Roles.Select(grant => grant.County).OfType<string>().Distinct())
        {
            if (await reports.ReleasedAsync(turn.Work, desk.CampaignOf(county, today).Id, county) is [var row, ..])
            {
                effects.AddRange([new Say(turn.UserId, ReportTexts.Released(row, await desk.NameAsync(turn.Work, row.DecidedBy!))), .. ReportDesk.Files(turn.UserId, row)]);
            }
        }

        return effects.Count == 0 ? Reply.Text(turn.UserId, ReportTexts.NoneReleased) : new Reply(effects);
    }
}
