using System.Globalization;
using System.Security.Cryptography;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Planning;

namespace Bot.Features.Planning;

/// <summary>
/// Makes the plan of a county and applies it, in chat and on the command line. It is made twice: to be shown, and again from the same seed in the unit of work
/// that applies it, so that what is applied is what was shown and a county has the old plan or the new one, never a part.
/// </summary>
internal sealed class CountyPlans(
    CountyStaffs staffs, PlanStore plans, PlannedVisitStore visits, AuditLog audit, CampaignBook campaigns, WorkCalendar calendar)
{
    /// <summary>Nine digits: it is read out and typed.</summary>
    public static long NewSeed() => RandomNumberGenerator.GetInt32(1, 1_000_000_000);

    /// <summary>Plans begin tomorrow at the earliest: today's inspectors are under way.</summary>
    /// <exception cref="CalendarYearMissingException">The calendar ends before that.</exception>
    public DateOnly FirstDay(DateTimeOffset now) => calendar.NextWorkingDay(now.LocalDate());

    /// <exception cref="CalendarYearMissingException">The season reaches into a year without data.</exception>
    public async Task<CountyPlan> MakeAsync(UnitOfWork work, string county, long seed, DateOnly from, DateTimeOffset now)
    {
        var today = now.LocalDate();
        var campaign = campaigns.Of(county, today);
        var days = Days(campaign, from);
        var staff = await staffs.OfAsync(work, campaign, county);
        var split = CountyVisits.Of(await visits.OfCountyAsync(work, campaign.Id, county), from, today);
        var visited = await plans.VisitedAsync(work, campaign.Id, county);
        var plan = VisitPlanner.Plan(new PlanRequest
        {
            Enterprises = [.. (await plans.FullAsync(work, county)).Where(enterprise => !visited.Contains(enterprise.Id))],
            Inspectors = staff.Inspectors,
            Days = days,
            VisitsPerDay = campaign.VisitsPerDay,
            Kept = split.Kept,
            Seed = (ulong)seed,
        });
        return new CountyPlan(county, campaign, seed, from, days, plan, split, staff);
    }

    /// <summary>Nobody is told: the morning of the day does that.</summary>
    /// <param name="id">Of the plan; its visits name it as their source.</param>
    public async Task ApplyAsync(UnitOfWork work, CountyPlan plan, string id, string by, DateTimeOffset now)
    {
        await visits.DeletePlannedAsync(work, plan.Visits.Untold.Select(visit => visit.Id));
        await visits.DropAsync(work, plan.Visits.Lapsed.Select(visit => visit.Id), PlanTexts.PlannedAnew, now);
        await visits.AddAsync(work, Visits(plan.Plan.Items, plan.Campaign.Id, id, VisitOrigin.Plan), now);
        await audit.AppendAsync(work, now, by, "plan.applied", plan.County, string.Create(
            CultureInfo.InvariantCulture,
            $"id={id} seed={plan.Seed} from={plan.From:yyyy-MM-dd} visits={plan.Plan.Items.Count} unplanned={plan.Plan.Unplanned.Count} kept={plan.Visits.Kept.Count} sha256={plan.Sha256}"));
    }

    public static PlanRecord Record(CountyPlan plan, string id, PlanState state, string by, DateTimeOffset now) =>
        new(id, PlanKind.Plan, plan.Campaign.Id, plan.County, plan.Seed, plan.From, plan.Plan.Items.Count, plan.Sha256, state, by, now);

    /// <summary>双随机 of a county: nothing is stored yet.</summary>
    /// <exception cref="CalendarYearMissingException">The season reaches into a year without data.</exception>
    public async Task<CountyDraw> DrawAsync(UnitOfWork work, string county, int count, long seed, DateOnly from, DateTimeOffset now)
    {
        var campaign = campaigns.Of(county, now.LocalDate());
        var staff = await staffs.OfAsync(work, campaign, county);
        var all = await visits.OfCountyAsync(work, campaign.Id, county);
        var enterprises = await plans.FullAsync(work, county);
        var drawn = DoubleRandomDraw.Of(new DrawRequest
        {
            Enterprises = enterprises,
            Visited = await plans.VisitedAsync(work, campaign.Id, county),
            Inspectors = staff.Inspectors,
            Days = Days(campaign, from),
            VisitsPerDay = campaign.VisitsPerDay,
            Kept = [.. all.Where(visit => visit.Status is PlannedVisitStatus.Planned or PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted)],
            Count = count,
            Seed = (ulong)seed,
        });
        // As a plan does: what nobody goes to any more makes way, one with a reason of its own stays beside it.
        var lapsed = CountyVisits.Of(all, from, now.LocalDate()).Lapsed;
        var taken = all.Except(lapsed).Where(visit => visit.Status is PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted).Select(visit => visit.EnterpriseId).ToHashSet(StringComparer.Ordinal);
        var items = drawn.Items.Where(item => !taken.Contains(item.EnterpriseId)).ToList();
        var own = items.Select(item => item.EnterpriseId).ToHashSet(StringComparer.Ordinal);
        return new CountyDraw(
            county,
            campaign,
            seed,
            from,
            drawn,
            items,
            [.. all.Where(visit => visit is { Status: PlannedVisitStatus.Planned, ExceptionReason: null } && own.Contains(visit.EnterpriseId))],
            [.. lapsed.Where(visit => own.Contains(visit.EnterpriseId))],
            enterprises.Count,
            staff);
    }

    /// <summary>The drawn ones leave their place in the plan, whatever became of it, and stand on the day of the draw, untold.</summary>
    public async Task ApplyAsync(UnitOfWork work, CountyDraw draw, string id, string by, DateTimeOffset now)
    {
        await visits.DeletePlannedAsync(work, draw.Moved.Select(visit => visit.Id));
        await visits.DropAsync(work, draw.Lapsed.Select(visit => visit.Id), PlanTexts.DrawnAnew, now);
        await visits.AddAsync(work, Visits(draw.Items, draw.Campaign.Id, id, VisitOrigin.Draw), now);
        await plans.AddAsync(work, new PlanRecord(id, PlanKind.Draw, draw.Campaign.Id, draw.County, draw.Seed, draw.From, draw.Items.Count, draw.Drawn.Sha256, PlanState.Applied, by, now));
        await audit.AppendAsync(work, now, by, "draw.applied", draw.County, string.Create(
            CultureInfo.InvariantCulture,
            $"id={id} seed={draw.Seed} from={draw.From:yyyy-MM-dd} of={draw.Enterprises} visits={draw.Items.Count} repeats={draw.Drawn.Repeats.Count} unplanned={draw.Drawn.Unplanned.Count} sha256={draw.Drawn.Sha256}"));
    }

    private List<DateOnly> Days(Campaign campaign, DateOnly from) =>
        [.. calendar.WorkingDays(from > campaign.InspectionFrom ? from : campaign.InspectionFrom, campaign.InspectionTo)];

    /// <summary>Their ids stand in the order of the plan, and of time: the plan's own id begins with it.</summary>
    private static IEnumerable<PlannedVisit> Visits(IReadOnlyList<PlanItem> items, string campaignId, string source, VisitOrigin origin) =>
        items.Select((item, index) => new PlannedVisit
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{source}-{index + 1:00000}"),
            CampaignId = campaignId,
            County = item.County,
            EnterpriseId = item.EnterpriseId,
            Day = item.Day,
            Lead = item.Lead,
            Partner = item.Partner,
            Origin = origin,
            Source = source,
        });
}

/// <summary>A draw as it would be applied.</summary>
/// <param name="Items">Visits to be planned: those drawn without what is told or taken already.</param>
/// <param name="Moved">Places in the plan that they leave.</param>
/// <param name="Lapsed">Declined or gone by: the drawn visit takes their place.</param>
/// <param name="Enterprises">On the list that was drawn from.</param>
internal sealed record CountyDraw(
    string County,
    Campaign Campaign,
    long Seed,
    DateOnly From,
    Drawn Drawn,
    IReadOnlyList<PlanItem> Items,
    IReadOnlyList<PlannedVisit> Moved,
    IReadOnlyList<PlannedVisit> Lapsed,
    int Enterprises,
    CountyStaff Staff);
