using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>企业画像: everything that is on record of one enterprise. Each question goes by an index on the enterprise, so its cost does not grow with the city.</summary>
internal sealed class PortraitStore
{
    private const string Signed =
        """
        i.enterprise_id = @enterpriseId
            and i.status = @signed
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        """;

    private const string SelectByCode = "select id from enterprise where credit_code = @code order by id";

    /// <summary>Ids of the enterprises with the code, off the list too.</summary>
    public Task<IReadOnlyList<string>> WithCodeAsync(UnitOfWork work, string code) => work.QueryAsync<string>(SelectByCode, new { code });

    private const string SelectVisits =
        $"""
        select
            i.id as InspectionId,
            i.campaign_id as CampaignId,
            coalesce(i.number, 0) as Number,
            i.visited_on as VisitedOn,
            i.exception_reason as ExceptionReason,
            n.acknowledged_at as AcknowledgedAt
        from inspection as i
        left join notice as n on n.inspection_id = i.id
        where {Signed}
        order by i.visited_on desc, i.number desc, i.id desc
        """;

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<PortraitVisit>> VisitsAsync(UnitOfWork work, string enterpriseId) => work.QueryAsync<PortraitVisit>(SelectVisits, Of(enterpriseId));

    private const string SelectSigners =
        $"""
        select s.inspection_id as InspectionId, s.name as Name
        from inspection as i
        join signature as s on s.inspection_id = i.id
        where {Signed}
        order by s.inspection_id, s.ordinal
        """;

    public Task<IReadOnlyList<PortraitSigner>> SignersAsync(UnitOfWork work, string enterpriseId) => work.QueryAsync<PortraitSigner>(SelectSigners, Of(enterpriseId));

    private const string SelectFindings =
        $"""
        select
            f.inspection_id as InspectionId,
            f.id as FindingId,
            coalesce(i.number, 0) as Number,
            f.ordinal as Ordinal,
            i.visited_on as VisitedOn,
            f.words as Words,
            f.type_code as TypeCode,
            coalesce(r.severity, f.severity) as Severity,
            r.status as Status,
            r.deadline as Deadline,
            r.round as Round,
            r.submitted_at as SubmittedAt,
            b.result as LookBack,
            p.status as Penalty,
            p.decision as Decision
        from inspection as i
        join finding as f on f.inspection_id = i.id
        left join rectification as r on r.inspection_id = f.inspection_id and r.finding_id = f.id
        left join look_back as b on b.inspection_id = f.inspection_id and b.finding_id = f.id
        left join penalty as p on p.inspection_id = f.inspection_id and p.finding_id = f.id
        where {Signed}
        order by i.visited_on desc, i.number desc, i.id desc, f.ordinal
        """;

    /// <summary>Of all campaigns, the latest visit first.</summary>
    public Task<IReadOnlyList<PortraitFinding>> FindingsAsync(UnitOfWork work, string enterpriseId) => work.QueryAsync<PortraitFinding>(SelectFindings, Of(enterpriseId));

    private const string SelectSelfChecks =
        """
        select
            campaign_id as CampaignId,
            status as Status,
            done_at as DoneAt,
            is_late as IsLate,
            filed as Filed,
            promise_at as PromiseAt
        from self_check
        where enterprise_id = @enterpriseId
        order by campaign_id desc
        """;

    public Task<IReadOnlyList<PortraitSelfCheck>> SelfChecksAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<PortraitSelfCheck>(SelectSelfChecks, new { enterpriseId });

    private const string SelectReceipts =
        """
        select
            coalesce(v.title, r.material_id) as Title,
            r.sent_at as SentAt,
            r.confirmed_at as ConfirmedAt
        from material_receipt as r
        left join material_version as v on v.material_id = r.material_id and v.version = r.version
        where r.enterprise_id = @enterpriseId
        order by r.sent_at desc, r.material_id, r.version desc
        """;

    public Task<IReadOnlyList<PortraitReceipt>> ReceiptsAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<PortraitReceipt>(SelectReceipts, new { enterpriseId });

    private const string SelectEmergencies =
        """
        select
            kind as Kind,
            facility as Facility,
            reported_at as ReportedAt,
            restored_at as RestoredAt
        from emergency
        where enterprise_id = @enterpriseId and reported_at is not null
        order by reported_at desc, id
        """;

    public Task<IReadOnlyList<PortraitEmergency>> EmergenciesAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<PortraitEmergency>(SelectEmergencies, new { enterpriseId });

    private const string SelectAlerts =
        """
        select
            kind as Kind,
            latitude as Latitude,
            longitude as Longitude,
            radius_km as RadiusKm,
            pollutant as Pollutant,
            received_at as ReceivedAt
        from alert
        where latitude between @South and @North and longitude between @West and @East and received_at >= @since
        order by received_at desc, id
        """;

    /// <summary>Alerts since then whose circle holds the place, the latest first.</summary>
    public async Task<IReadOnlyList<PortraitAlert>> AlertsAsync(UnitOfWork work, GeoPoint place, int farthestKm, DateTimeOffset since)
    {
        var box = GeoBox.Around(place, farthestKm * 1000d);
        var rows = await work.QueryAsync<PortraitAlert>(SelectAlerts, new { box.South, box.North, box.West, box.East, since });
        return [.. rows.Where(row => new GeoPoint(row.Latitude, row.Longitude).MetresTo(place) <= row.RadiusKm * 1000d)];
    }

    private static object Of(string enterpriseId) => new { enterpriseId, signed = nameof(InspectionStatus.Signed) };
}
