using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Alerts;

/// <summary>预警: the untold visits within the radius go forward, and each county's leaders and office are told of its enterprises (二(一)3). All in one turn, so nothing is half done.</summary>
internal sealed class AlertHandler(
    AlertStore alerts,
    PlanStore plans,
    PlannedVisitStore visits,
    DirectoryStore directory,
    FileStore files,
    CampaignBook campaigns,
    WorkCalendar calendar) : IConversationHandler
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Working days ahead that a visit may move to.</summary>
    private const int DaysAhead = 10;

    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private static readonly Role[] Leaders =
        [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice, Role.Administrator];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not AlertRaised raised)
        {
            return Reply.Nothing;
        }

        var alert = new Alert(
            raised.Id, Enum.Parse<AlertKind>(raised.Kind), new GeoPoint(raised.Latitude, raised.Longitude), raised.RadiusKm, raised.Pollutant, raised.Words);
        if (!await alerts.AddAsync(turn.Work, alert, turn.Now))
        {
            return Reply.Nothing;
        }

        var near = await alerts.WithinAsync(turn.Work, alert.Place, alert.RadiusKm * 1000.0);
        if (near.Count == 0)
        {
            var office = await directory.HoldersAsync(turn.Work, county: null, Role.CityOffice, Role.Administrator);
            return new Reply([.. office.Select(person => new Say(person.UserId, AlertTexts.Nobody(alert)))]);
        }

        var (effects, moved) = (new List<Effect>(), 0);
        foreach (var county in near.GroupBy(one => one.Enterprise.County, StringComparer.Ordinal))
        {
            var items = await DirectAsync(turn, alert, county.Key, [.. county]);
            moved += items.Count(item => item.Step == AlertStep.Moved);
            effects.AddRange(await TellAsync(turn, alert, county.Key, items));
        }

        await alerts.MovedAsync(turn.Work, alert.Id, moved);
        return new Reply(effects);
    }

    private async Task<IReadOnlyList<AlertItem>> DirectAsync(Turn turn, Alert alert, string county, IReadOnlyList<(Enterprise Enterprise, double Metres)> near)
    {
        var today = turn.Now.LocalDate();
        var campaign = campaigns.Of(county, today);
        var items = AlertDirection.Of(
            near,
            await plans.VisitedAsync(turn.Work, campaign.Id, county),
            await visits.OfCountyAsync(turn.Work, campaign.Id, county),
            Days(campaign, today),
            _ => campaign.VisitsPerDay);
        foreach (var item in items.Where(item => item.Step == AlertStep.Moved))
        {
            if (!await visits.MoveAsync(turn.Work, item.Visit!, item.To!.Value, alert.Id, turn.Now))
            {
                throw new InvalidOperationException($"Visit {item.Visit!.Id} changed within the turn.");
            }
        }

        return items;
    }

    private List<DateOnly> Days(Campaign campaign, DateOnly today)
    {
        var first = today < campaign.InspectionFrom ? campaign.InspectionFrom : today.AddDays(1);
        return [.. calendar.WorkingDays(first, campaign.InspectionTo).Take(DaysAhead)];
    }

    private async Task<IReadOnlyList<Effect>> TellAsync(Turn turn, Alert alert, string county, IReadOnlyList<AlertItem> items)
    {
        var told = await directory.HoldersAsync(turn.Work, county, Leaders);
        var people = (await directory.HoldersAsync(turn.Work, county, Role.Inspector, Role.SquadLeader)).ToDictionary(person => person.UserId, person => person.Name, StringComparer.Ordinal);
        var words = AlertTexts.Told(alert, county, items, NameOf);
        if (items.Count <= AlertTexts.Shown)
        {
            return [.. told.Select(person => new Say(person.UserId, words))];
        }

        var table = LedgerWorkbook.Render(AlertTexts.Headers, [.. items.Select((item, index) => AlertTexts.Row(item, index + 1, NameOf))], AlertTexts.SheetName);
        var sha256 = await files.PutPassingAsync(turn.Work, table, Workbook, Keep, turn.Now);
        var file = FormattableString.Invariant($"预警-{county}-{turn.Now.LocalDate():yyyyMMdd}.xlsx");
        return [.. told.SelectMany(person => new Effect[] { new Say(person.UserId, words), new SendFile(person.UserId, sha256, file) })];

        string NameOf(string userId) => people.GetValueOrDefault(userId, userId);
    }
}
