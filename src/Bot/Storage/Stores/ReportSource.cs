using Domain.Inspections;
using Domain.Penalties;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>A signed form.</summary>
internal sealed record ReportForm
{
    public string Id { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string? Replaces { get; init; }

    public DateTimeOffset SignedAt { get; init; }
}

/// <summary>A finding of a signed form, with what has become of it.</summary>
internal sealed record FoundProblem
{
    public string Id { get; init; } = "";

    public string InspectionId { get; init; } = "";

    public int Number { get; init; }

    public int Ordinal { get; init; }

    public string Enterprise { get; init; } = "";

    public string Words { get; init; } = "";

    public int? TypeCode { get; init; }

    public int? HandlingCode { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Null for one that the enterprise does not rectify.</summary>
    public CaseStatus? Status { get; init; }

    public DateOnly? Deadline { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}

internal sealed record ReportDecision
{
    public PenaltyDirection Decision { get; init; }

    public DateTimeOffset DecidedAt { get; init; }
}

/// <summary>What a report of a county is counted from, row by row: nothing here is added up.</summary>
internal sealed class ReportSource
{
    private const string SelectForms =
        """
        select
            i.id as Id,
            i.enterprise_id as EnterpriseId,
            i.replaces as Replaces,
            coalesce(s.frozen_at, i.opened_at) as SignedAt
        from inspection as i
        left join snapshot as s on s.inspection_id = i.id
        where i.campaign_id = @campaignId and i.county = @county and i.status = @signed
        order by i.id
        """;

    /// <summary>Every signed form, corrected ones too.</summary>
    public Task<IReadOnlyList<ReportForm>> FormsAsync(UnitOfWork work, string campaignId, string county) =>
        work.QueryAsync<ReportForm>(SelectForms, new { campaignId, county, signed = nameof(InspectionStatus.Signed) });

    private const string SelectFindings =
        """
        select
            f.id as Id,
            f.inspection_id as InspectionId,
            coalesce(i.number, 0) as Number,
            coalesce(r.ordinal, f.ordinal) as Ordinal,
            coalesce(e.name, '') as Enterprise,
            f.words as Words,
            f.type_code as TypeCode,
            f.handling_code as HandlingCode,
            coalesce(r.severity, f.severity) as Severity,
            r.status as Status,
            r.deadline as Deadline,
            r.closed_at as ClosedAt
        from finding as f
        join inspection as i on i.id = f.inspection_id
        left join enterprise as e on e.id = i.enterprise_id
        left join rectification as r on r.inspection_id = f.inspection_id and r.finding_id = f.id
        where i.campaign_id = @campaignId
            and i.county = @county
            and i.status = @signed
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        order by i.number, f.ordinal
        """;

    /// <summary>Findings of the forms that hold: of a corrected form those of its correction.</summary>
    public Task<IReadOnlyList<FoundProblem>> FindingsAsync(UnitOfWork work, string campaignId, string county) =>
        work.QueryAsync<FoundProblem>(SelectFindings, new { campaignId, county, signed = nameof(InspectionStatus.Signed) });

    private const string SelectCorrected =
        """
        select f.id as Id, f.inspection_id as InspectionId
        from finding as f
        join inspection as i on i.id = f.inspection_id
        where i.campaign_id = @campaignId
            and i.county = @county
            and i.status = @signed
            and exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        """;

    /// <summary>Id and form of the findings of corrected forms: a correction keeps the ids of what it takes over.</summary>
    public Task<IReadOnlyList<FoundProblem>> CorrectedAsync(UnitOfWork work, string campaignId, string county) =>
        work.QueryAsync<FoundProblem>(SelectCorrected, new { campaignId, county, signed = nameof(InspectionStatus.Signed) });

    private const string SelectDecisions =
        """
        select
            p.decision as Decision,
            coalesce((select min(d.decided_at) from penalty_decision as d where d.penalty_id = p.id), p.decided_at) as DecidedAt
        from penalty as p
        where p.campaign_id = @campaignId and p.county = @county and p.status = @decided and p.decision is not null and p.decided_at is not null
        """;

    /// <summary>Signed decisions about penalties as they stand, with the moment of the first: 更正决定 is no further one, and of no other period.</summary>
    public Task<IReadOnlyList<ReportDecision>> DecisionsAsync(UnitOfWork work, string campaignId, string county) =>
        work.QueryAsync<ReportDecision>(SelectDecisions, new { campaignId, county, decided = nameof(PenaltyStatus.Decided) });

    private const string CountLedger =
        """
        select count(*)
        from ledger as l
        where l.campaign_id = @campaignId
            and l.county = @county
            and not exists (select 1 from inspection as c where c.replaces = l.inspection_id and c.status = @signed)
        """;

    /// <summary>Rows of the county's ledger as it would be printed.</summary>
    public Task<int> LedgerRowsAsync(UnitOfWork work, string campaignId, string county) =>
        work.ScalarAsync<int>(CountLedger, new { campaignId, county, signed = nameof(InspectionStatus.Signed) });
}
