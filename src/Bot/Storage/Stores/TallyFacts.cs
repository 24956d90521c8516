using System.Globalization;
using Domain.Enterprises;

namespace Bot.Storage.Stores;

/// <summary>What rows mean in numbers: those of some forms and enterprises, or of everything. A number is of a day and, with it, of the sum.</summary>
internal sealed class TallyFacts
{
    /// <summary>China has one time and sets no clock.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Dictionary<TallyKey, int> _numbers = [];

    /// <summary>None of them is 0.</summary>
    public IReadOnlyDictionary<TallyKey, int> Numbers => _numbers;

    public static async Task<TallyFacts> OfFormsAsync(UnitOfWork work, TallyParts parts, IReadOnlyCollection<string> forms)
    {
        var facts = new TallyFacts();
        await facts.FormsAsync(work, parts, forms);
        if (parts.HasFlag(TallyParts.Forms))
        {
            await facts.CoveredAsync(work, await work.QueryAsync<string>(SelectVisited, forms, ids => new { ids }));
        }

        return facts;
    }

    public static async Task<TallyFacts> OfEnterprisesAsync(UnitOfWork work, IReadOnlyCollection<string> enterprises)
    {
        var facts = new TallyFacts();
        await facts.ListedAsync(work, enterprises);
        await facts.CoveredAsync(work, enterprises);
        return facts;
    }

    private const string SelectSigned = "select id from inspection where status = 'Signed'";

    private const string SelectEnterprises = "select id from enterprise";

    public static async Task<TallyFacts> EverythingAsync(UnitOfWork work)
    {
        var facts = await OfEnterprisesAsync(work, (IReadOnlyCollection<string>)await work.QueryAsync<string>(SelectEnterprises));
        foreach (var forms in (await work.QueryAsync<string>(SelectSigned)).Chunk(UnitOfWork.MostInList))
        {
            await facts.FormsAsync(work, TallyParts.Standing, forms);
        }

        return facts;
    }

    public TallyFacts Less(TallyFacts other)
    {
        var rest = new TallyFacts();
        foreach (var (key, amount) in _numbers)
        {
            rest.Put(key, amount);
        }

        foreach (var (key, amount) in other._numbers)
        {
            rest.Put(key, -amount);
        }

        return rest;
    }

    /// <summary>A form counts when all have signed it and no signed correction took its place.</summary>
    public const string Stands = "i.status = 'Signed' and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = 'Signed')";

    private const string SelectVisited = "select distinct enterprise_id from inspection where id in @ids";

    private const string SelectNotices =
        $"""
        select
            i.campaign_id as CampaignId,
            i.county as County,
            n.created_at as Since,
            coalesce(
                (select min(f.at) from notice_refusal as f where f.notice_id = n.id and (n.acknowledged_at is null or f.at < n.acknowledged_at)),
                n.acknowledged_at) as Till
        from inspection as i
        join notice as n on n.inspection_id = i.id
        where i.id in @ids and {Stands}
        """;

    private const string SelectCases =
        $"""
        select
            i.campaign_id as CampaignId,
            i.county as County,
            r.severity as Part,
            r.opened_at as Since,
            case when r.status = 'Closed' then r.closed_at end as Till
        from inspection as i
        join rectification as r on r.inspection_id = i.id
        where i.id in @ids and {Stands}
        """;

    private const string SelectLookBacks =
        $"""
        select i.campaign_id as CampaignId, i.county as County, b.result as Part, b.filed_at as Since
        from inspection as i
        join look_back as b on b.inspection_id = i.id
        where i.id in @ids and b.result is not null and {Stands}
        """;

    private const string SelectPenalties =
        $"""
        select i.campaign_id as CampaignId, i.county as County, p.decision as Part, p.decided_at as Since
        from inspection as i
        join penalty as p on p.inspection_id = i.id
        where i.id in @ids and p.decision is not null and {Stands}
        """;

    private async Task FormsAsync(UnitOfWork work, TallyParts parts, IReadOnlyCollection<string> forms)
    {
        if (parts.HasFlag(TallyParts.Forms))
        {
            await SignedAsync(work, forms);
        }

        if (parts.HasFlag(TallyParts.Notices))
        {
            await StepsAsync(work, SelectNotices, forms, Measure.Noticed, Measure.Acknowledged);
        }

        if (parts.HasFlag(TallyParts.Cases))
        {
            await StepsAsync(work, SelectCases, forms, Measure.CaseOpened, Measure.CaseClosed);
        }

        if (parts.HasFlag(TallyParts.LookBacks))
        {
            await StepsAsync(work, SelectLookBacks, forms, Measure.LookedBack, null);
        }

        if (parts.HasFlag(TallyParts.Penalties))
        {
            await StepsAsync(work, SelectPenalties, forms, Measure.Penalty, null);
        }
    }

    private async Task SignedAsync(UnitOfWork work, IReadOnlyCollection<string> forms)
    {
        foreach (var form in await TallyForms.StandingAsync(work, forms))
        {
            var industry = Text(StorageJson.Read<EnterpriseRow>(form.Enterprise).IndustryCode);
            Put(form.CampaignId, form.County, form.Day, Measure.Forms, "", 1);
            Put(form.CampaignId, form.County, form.Day, Measure.LedgerRows, "", form.Findings.Count == 0 ? 1 : 0);
            foreach (var finding in form.Findings)
            {
                Put(form.CampaignId, form.County, finding.Day, Measure.LedgerRows, "", 1);
                Put(form.CampaignId, form.County, finding.Day, Measure.FindingType, Text(finding.TypeCode), 1);
                Put(form.CampaignId, form.County, finding.Day, Measure.FindingHandling, Text(finding.HandlingCode), 1);
                Put(form.CampaignId, form.County, finding.Day, Measure.FindingSeverity, finding.Severity, 1);
                Put(form.CampaignId, form.County, finding.Day, Measure.FindingIndustry, industry, 1);
            }
        }
    }

    private async Task StepsAsync(UnitOfWork work, string sql, IReadOnlyCollection<string> forms, Measure begun, Measure? over)
    {
        foreach (var row in await work.QueryAsync<StepFact>(sql, forms, ids => new { ids }))
        {
            Put(row.CampaignId, row.County, LocalDay(row.Since), begun, row.Part, 1);
            if (over is { } measure && row.Till is { } till)
            {
                Put(row.CampaignId, row.County, LocalDay(till), measure, row.Part, 1);
            }
        }
    }

    private const string SelectListed = "select county as County, track as Part from enterprise where id in @ids and off_list_reason is null";

    private async Task ListedAsync(UnitOfWork work, IEnumerable<string> enterprises)
    {
        foreach (var row in await work.QueryAsync<FormFact>(SelectListed, enterprises, ids => new { ids }))
        {
            Put(new TallyKey("", "", row.County, Measure.Listed, row.Part), 1);
        }
    }

    private const string SelectCovered =
        $"""
        select i.campaign_id as CampaignId, e.county as County, min(i.visited_on) as Day
        from enterprise as e
        join inspection as i on i.enterprise_id = e.id
        where e.id in @ids and e.track = '{nameof(Track.Full)}' and e.off_list_reason is null and {Stands}
        group by e.id, e.county, i.campaign_id
        """;

    private async Task CoveredAsync(UnitOfWork work, IEnumerable<string> enterprises)
    {
        foreach (var row in await work.QueryAsync<FormFact>(SelectCovered, enterprises, ids => new { ids }))
        {
            Put(row, Measure.Covered, "", 1);
        }
    }

    private void Put(FormFact row, Measure measure, string part, int amount) => Put(row.CampaignId, row.County, row.Day, measure, part, amount);

    private void Put(string campaignId, string county, string day, Measure measure, string part, int amount)
    {
        Put(new TallyKey(campaignId, day, county, measure, part), amount);
        Put(new TallyKey(campaignId, "", county, measure, part), amount);
    }

    private void Put(TallyKey key, int amount)
    {
        var sum = _numbers.GetValueOrDefault(key) + amount;
        if (sum == 0)
        {
            _numbers.Remove(key);
        }
        else
        {
            _numbers[key] = sum;
        }
    }

    public static string LocalDay(DateTimeOffset moment) => moment.ToOffset(China).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);

    private sealed record FormFact
    {
        public string Id { get; init; } = "";

        public string CampaignId { get; init; } = "";

        public string County { get; init; } = "";

        public string Day { get; init; } = "";

        public string Part { get; init; } = "";
    }

    private sealed record StepFact
    {
        public string CampaignId { get; init; } = "";

        public string County { get; init; } = "";

        public string Part { get; init; } = "";

        public DateTimeOffset Since { get; init; }

        public DateTimeOffset? Till { get; init; }
    }
}
