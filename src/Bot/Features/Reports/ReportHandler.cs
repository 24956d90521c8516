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
    /// <summary>The job runs at ten past eight; later nothing is to be waited for.</summary>
    private static readonly TimeOnly MadeBy = new(8, 30);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: TextInput text })
        {
            return await desk.RefuseAsync(turn, null, ReportTexts.NotYours);
        }

        var words = text.Text[ReportTexts.Command.Length..].Split([' ', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        var again = words is [.., ReportTexts.Again];
        var day = again || words.Length == 0 ? null : DayText.ReadPast(words[^1], turn.Now.LocalDate())?.Day;
        var named = string.Concat(again || day is not null ? words[..^1] : words);
        var own = await desk.OwnAsync(turn.Work, person);
        var read = ReportDesk.Read(person);
        if (own.Count + read.Count == 0)
        {
            return await desk.RefuseAsync(turn, desk.Find(named), ReportTexts.NotYours);
        }

        if (day is { } asked)
        {
            return await OfDayAsync(turn, person, named, asked, [.. own.Concat(read).Concat(person.Holds(Role.CityLeader) ? [""] : Array.Empty<string>()).Distinct(StringComparer.Ordinal)]);
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

    /// <summary>上报 12-10, 上报 桃城区 12-10: what was released of that report day; without a county the city's, or the only one.</summary>
    private async Task<Reply> OfDayAsync(Turn turn, Person person, string named, DateOnly day, IReadOnlyList<string> readable)
    {
        if (named.Length == 0 && readable.Count > 1 && !readable.Contains("", StringComparer.Ordinal))
        {
            return Reply.Text(turn.UserId, ReportTexts.WhichCounty(day, readable));
        }

        var county = named == ReportTexts.City ? "" : named.Length > 0 ? desk.Find(named) : readable.Contains("", StringComparer.Ordinal) ? "" : readable[0];
        if (county is null || (!readable.Contains(county, StringComparer.Ordinal) && !ReportDesk.MayRead(person, county)))
        {
            return await desk.RefuseAsync(turn, county, ReportTexts.NoCounty(named, readable.Where(one => one.Length > 0)));
        }

        var released = await reports.ReleasedAsync(turn.Work, desk.CampaignOf(county, turn.Now.LocalDate()).Id, county);
        return released.FirstOrDefault(row => row.Due == day) is { } found
            ? new Reply([new Say(turn.UserId, ReportTexts.Released(found, await desk.NameAsync(turn.Work, found.DecidedBy!))), .. ReportDesk.Files(turn.UserId, found)])
            : Reply.Text(turn.UserId, ReportTexts.NoneOfDay(county.Length == 0 ? ReportTexts.City : county, [.. released.Select(row => row.Due).Distinct()]));
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
            [.., var row] => new Reply([.. ReportDesk.Show(turn.UserId, row, ReportTexts.Made(row, ReportDays.WorkedOn(due, calendar.Guessing()), today, nobodyThere: false))]),
            _ => new Reply(
            [
                new Say(turn.UserId, NotThere(county.Length == 0 ? ReportTexts.City : county, due, turn.Now)),
                .. await LastAsync(turn, county, campaign.Id),
            ]),
        };
    }

    private string NotThere(string place, DateOnly due, DateTimeOffset now) =>
        ReportDays.WorkedOn(due, calendar.Guessing()) is var worked && (now.LocalDate() > worked || (now.LocalDate() == worked && TimeOnly.FromTimeSpan(now.ToOffset(ChinaTime.Offset).TimeOfDay) >= MadeBy))
            ? ReportTexts.NotMade(place, due)
            : ReportTexts.NotYet(place, due, worked);

    private async Task<Reply> StateAsync(Turn turn, IReadOnlyList<string> own)
    {
        var today = turn.Now.LocalDate();
        var campaign = desk.CampaignOf("", today);
        if (desk.DueOf(campaign, today) is not { } due)
        {
            return Reply.Text(turn.UserId, ReportTexts.NoCampaign);
        }

        var versions = (await reports.OfDayAsync(turn.Work, campaign.Id, due)).ToLookup(row => row.County, StringComparer.Ordinal);
        var counties = own.Where(county => county.Length > 0).ToList();
        var released = counties.Where(IsReleased).ToList();
        var drafts = counties.Where(county => versions[county].Any()).Except(released).ToList();
        return Reply.Text(turn.UserId, ReportTexts.State(
            due,
            [.. released.Select(county => ReportTexts.ReleasedState(versions[county].Last()))],
            drafts,
            [.. counties.Except(released).Except(drafts)],
            own.Contains("", StringComparer.Ordinal) ? ReportTexts.CityState(versions[""].LastOrDefault(), IsReleased("")) : ""));

        bool IsReleased(string county) => versions[county].Any(row => row.Status == ReportStatus.Released);
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
