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
            return await desk.RefuseAsync(turn, null, ReportTexts.NotYours);
        }

        var words = text.Text[ReportTexts.Command.Length..].Split([' ', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        var again = words is [.., ReportTexts.Again];
        var named = string.Concat(again ? words[..^1] : words);
        var own = await desk.OwnAsync(turn.Work, person);
        var read = ReportDesk.Read(person);
        if (own.Count + read.Count == 0)
        {
            return await desk.RefuseAsync(turn, desk.Find(named), ReportTexts.NotYours);
        }

        if (named.Length == 0)
        {
            return own.Count switch
            {
                0 => await ReadAsync(turn, person.Holds(Role.CityLeader) ? [""] : read),
                1 => await OneAsync(turn, own[0], again),
                _ => await StateAsync(turn, own),
            };
        }

        var county = named == ReportTexts.City ? "" : desk.Find(named);
        return county is null || (!own.Contains(county, StringComparer.Ordinal) && !ReportDesk.MayRead(person, county))
            ? await desk.RefuseAsync(turn, county, ReportTexts.NoCounty(named, own.Concat(read).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal)))
            : own.Contains(county, StringComparer.Ordinal) ? await OneAsync(turn, county, again)
            : again ? await desk.RefuseAsync(turn, county, ReportTexts.NotYours)
            : await ReadAsync(turn, [county]);
    }

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
            return await desk.ToKeepersAsync(turn, versions, await desk.MakeAsync(turn, campaign, county, due));
        }

        return versions switch
        {
            [.., { Status: ReportStatus.Released } row] => new Reply([new Say(turn.UserId, ReportTexts.Already(row, await desk.NameAsync(turn.Work, row.DecidedBy!))), .. ReportDesk.Files(turn.UserId, row)]),
            [.., var row] => new Reply([.. ReportDesk.Show(turn.UserId, row, ReportTexts.Made(row, ReportDays.WorkedOn(due, calendar.Guessing()), nobodyThere: false))]),
            _ => new Reply(
            [
                new Say(turn.UserId, ReportTexts.NotYet(county.Length == 0 ? ReportTexts.City : county, due, ReportDays.WorkedOn(due, calendar.Guessing()))),
                .. await LastAsync(turn, county, campaign.Id),
            ]),
        };
    }

    private async Task<Reply> StateAsync(Turn turn, IReadOnlyList<string> own)
    {
        var today = turn.Now.LocalDate();
        var campaign = desk.CampaignOf("", today);
        if (desk.DueOf(campaign, today) is not { } due)
        {
            return Reply.Text(turn.UserId, ReportTexts.NoCampaign);
        }

        var last = (await reports.OfDayAsync(turn.Work, campaign.Id, due)).GroupBy(row => row.County, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Last(), StringComparer.Ordinal);
        var counties = own.Where(county => county.Length > 0).ToList();
        var released = counties.Where(county => last.TryGetValue(county, out var row) && row.Status == ReportStatus.Released).ToList();
        var drafts = counties.Where(county => last.TryGetValue(county, out var row) && row.Status != ReportStatus.Released).ToList();
        return Reply.Text(turn.UserId, ReportTexts.State(due, released, drafts, [.. counties.Except(released).Except(drafts)], own.Contains("", StringComparer.Ordinal) ? ReportTexts.CityState(last.GetValueOrDefault("")) : ""));
    }

    /// <param name="counties">Of each what was released last; the empty text stands for the city.</param>
    private async Task<Reply> ReadAsync(Turn turn, IReadOnlyList<string> counties)
    {
        var effects = new List<Effect>();
        foreach (var county in counties)
        {
            effects.AddRange(await LastAsync(turn, county, desk.CampaignOf(county, turn.Now.LocalDate()).Id));
        }

        return effects.Count == 0 ? Reply.Text(turn.UserId, ReportTexts.NoneReleased) : new Reply(effects);
    }

    private async Task<IReadOnlyList<Effect>> LastAsync(Turn turn, string county, string campaignId) =>
        await reports.ReleasedAsync(turn.Work, campaignId, county) is [var row, ..]
            ? [new Say(turn.UserId, ReportTexts.Released(row, await desk.NameAsync(turn.Work, row.DecidedBy!))), .. ReportDesk.Files(turn.UserId, row)]
            : [];
}
