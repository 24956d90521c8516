using Domain.Inspections;
using Domain.Penalties;

namespace Bot.Storage.Stores;

/// <summary>A fact as somebody stated it.</summary>
internal sealed record PenaltyFactRow
{
    public PenaltyFact Fact { get; init; }

    /// <summary>As <see cref="FactValue.ToText"/>.</summary>
    public string Value { get; init; } = "";

    public string SaidBy { get; init; } = "";

    public DateTimeOffset SaidAt { get; init; }
}

/// <summary>What a leader wrote and has not signed.</summary>
internal sealed record PenaltyDraft
{
    public string Id { get; init; } = "";

    public string PenaltyId { get; init; } = "";

    public string UserId { get; init; } = "";

    /// <summary>Version of the case that it is about.</summary>
    public int Version { get; init; }

    /// <summary>Null for 退回补充.</summary>
    public PenaltyDirection? Direction { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>同意: the reason is the advice's own.</summary>
    public bool Agreed { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}

/// <summary>A finding of an earlier signed form of the same enterprise.</summary>
internal sealed record EarlierFinding
{
    public string County { get; init; } = "";

    public int Number { get; init; }

    public DateOnly VisitedOn { get; init; }

    public string FindingId { get; init; } = "";

    public int TypeCode { get; init; }

    public string Text { get; init; } = "";

    /// <summary>The case that was chosen for it; null where nobody has.</summary>
    public AnnexCase? Chosen { get; init; }
}

/// <summary>处罚建议: one for a finding, its facts and what leaders wrote of it.</summary>
internal sealed partial class PenaltyStore
{
    private const string Insert =
        """
        insert into penalty (
            id, campaign_id, county, enterprise_id, inspection_id, finding_id, discovered, valid_from, valid_to,
            annex_case, status, submitted_by, submitted_at, proposed, advice, decision, reason, decided_by, decided_at, version)
        values (
            @Id, @CampaignId, @County, @EnterpriseId, @InspectionId, @FindingId, @Discovered, @ValidFrom, @ValidTo,
            @AnnexCase, @Status, @SubmittedBy, @SubmittedAt, @Proposed, @Advice, @Decision, @Reason, @DecidedBy, @DecidedAt, @Version)
        """;

    public Task AddAsync(UnitOfWork work, PenaltyCase penalty) =>
        Tallies.KeepAsync(work, TallyParts.Penalties, [penalty.InspectionId], () => work.ExecuteAsync(Insert, Row(penalty, 0)));

    private const string Update =
        """
        update penalty set
            annex_case = @AnnexCase,
            status = @Status,
            submitted_by = @SubmittedBy,
            submitted_at = @SubmittedAt,
            proposed = @Proposed,
            advice = @Advice,
            decision = @Decision,
            reason = @Reason,
            decided_by = @DecidedBy,
            decided_at = @DecidedAt,
            version = @Version
        where id = @Id and version = @before
        """;

    /// <returns>False when another change came first: nothing is written then.</returns>
    public Task<bool> SaveAsync(UnitOfWork work, PenaltyCase penalty, int before) =>
        Tallies.KeepAsync(work, TallyParts.Penalties, [penalty.InspectionId], async () => await work.ExecuteAsync(Update, Row(penalty, before)) == 1);

    private const string All =
        """
        select
            id as Id,
            campaign_id as CampaignId,
            county as County,
            enterprise_id as EnterpriseId,
            inspection_id as InspectionId,
            finding_id as FindingId,
            discovered as Discovered,
            valid_from as ValidFrom,
            valid_to as ValidTo,
            annex_case as "Case",
            status as Status,
            submitted_by as SubmittedBy,
            submitted_at as SubmittedAt,
            proposed as Proposed,
            advice as Advice,
            decision as Decision,
            reason as Reason,
            decided_by as DecidedBy,
            decided_at as DecidedAt,
            version as Version
        from penalty
        """;

    private const string SelectById = $"{All} where id = @id";

    public Task<PenaltyCase?> FindAsync(UnitOfWork work, string id) => work.FindAsync<PenaltyCase>(SelectById, new { id });

    private const string SelectOfFinding = $"{All} where inspection_id = @inspectionId and finding_id = @findingId";

    public Task<PenaltyCase?> OfFindingAsync(UnitOfWork work, string inspectionId, string findingId) =>
        work.FindAsync<PenaltyCase>(SelectOfFinding, new { inspectionId, findingId });

    private const string SelectSubmitted = $"{All} where status = @submitted and (@all = 1 or county in @counties) order by submitted_at, id";

    /// <summary>What waits for a decision in the counties (empty: all), oldest first.</summary>
    public Task<IReadOnlyList<PenaltyCase>> SubmittedAsync(UnitOfWork work, IReadOnlyList<string> counties) =>
        work.QueryAsync<PenaltyCase>(SelectSubmitted, new { submitted = nameof(PenaltyStatus.Submitted), all = counties.Count == 0, counties });

    private const string SelectOpenOf =
        $"""
        {All}
        where inspection_id in (select p.inspection_id from inspection_inspector as p where p.user_id = @userId)
            and status = @open
        order by id
        """;

    /// <summary>What an inspector's forms still wait for, oldest first.</summary>
    public Task<IReadOnlyList<PenaltyCase>> OpenOfAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<PenaltyCase>(SelectOpenOf, new { open = nameof(PenaltyStatus.Open), userId = UserIds.Normal(userId) });

    private const string InsertFact =
        "insert into penalty_fact (penalty_id, version, fact, value, said_by, said_at) values (@penaltyId, @version, @fact, @value, @by, @now)";

    /// <param name="version">Version of the case with the fact.</param>
    public Task StateAsync(UnitOfWork work, string penaltyId, int version, PenaltyFact fact, FactValue value, string by, DateTimeOffset now) =>
        work.ExecuteAsync(InsertFact, new { penaltyId, version, fact = fact.ToString(), value = value.ToText(), by = UserIds.Normal(by), now });

    private const string SelectFacts =
        """
        select fact as Fact, value as Value, said_by as SaidBy, said_at as SaidAt
        from penalty_fact
        where penalty_id = @penaltyId
        order by version
        """;

    /// <summary>Everything that was ever stated, oldest first.</summary>
    public Task<IReadOnlyList<PenaltyFactRow>> FactsAsync(UnitOfWork work, string penaltyId) => work.QueryAsync<PenaltyFactRow>(SelectFacts, new { penaltyId });

    private const string SelectEarlier =
        """
        select
            i.county as County,
            i.number as Number,
            i.visited_on as VisitedOn,
            f.id as FindingId,
            f.type_code as TypeCode,
            f.words as Text,
            p.annex_case as Chosen
        from inspection as i
        join finding as f on f.inspection_id = i.id
        left join penalty as p on p.inspection_id = i.id and p.finding_id = f.id
        where i.enterprise_id = @enterpriseId
            and i.status = @signed
            and i.visited_on between @first and @last
            and i.id <> @inspectionId
            and i.id <> coalesce(@replaces, '')
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        order by i.visited_on, i.id, f.ordinal
        """;

    /// <summary>Findings of other signed forms of the enterprise from the first day to the day of this form; of a corrected form its correction.</summary>
    public Task<IReadOnlyList<EarlierFinding>> EarlierAsync(UnitOfWork work, Inspection inspection, DateOnly first) => work.QueryAsync<EarlierFinding>(SelectEarlier, new
    {
        enterpriseId = inspection.Enterprise.Id,
        signed = nameof(InspectionStatus.Signed),
        first,
        last = inspection.Date,
        inspectionId = inspection.Id,
        replaces = inspection.Replaces,
    });

    private const string MoveToCorrection =
        """
        update penalty set
            inspection_id = @correction,
            version = version + 1
        where inspection_id = @corrected
            and exists (select 1 from finding as f where f.inspection_id = @correction and f.id = penalty.finding_id)
        """;

    /// <summary>更正: advice and decision go over to the same finding of the correction.</summary>
    public Task FollowCorrectionAsync(UnitOfWork work, string corrected, string correction) =>
        Tallies.KeepAsync(work, TallyParts.Penalties, [corrected, correction], () => work.ExecuteAsync(MoveToCorrection, new { corrected, correction }));

    private const string SelectSigned =
        """
        select i.id
        from inspection as i
        where i.campaign_id = @campaignId
            and i.number = @number
            and i.status = @signed
            and (@all = 1 or i.county in @counties)
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        order by i.county, i.id
        """;

    /// <summary>Ids of the signed forms with the number that no correction replaced, in the counties (empty: all).</summary>
    public Task<IReadOnlyList<string>> SignedAsync(UnitOfWork work, string campaignId, IReadOnlyList<string> counties, int number) =>
        work.QueryAsync<string>(SelectSigned, new { campaignId, number, signed = nameof(InspectionStatus.Signed), all = counties.Count == 0, counties });

    private static object Row(PenaltyCase penalty, int before) => new
    {
        penalty.Id,
        penalty.CampaignId,
        penalty.County,
        penalty.EnterpriseId,
        penalty.InspectionId,
        penalty.FindingId,
        penalty.Discovered,
        penalty.ValidFrom,
        penalty.ValidTo,
        AnnexCase = penalty.Case?.ToString(),
        Status = penalty.Status.ToString(),
        SubmittedBy = penalty.SubmittedBy is { } submitter ? UserIds.Normal(submitter) : null,
        penalty.SubmittedAt,
        Proposed = penalty.Proposed?.ToString(),
        penalty.Advice,
        Decision = penalty.Decision?.ToString(),
        penalty.Reason,
        DecidedBy = penalty.DecidedBy is { } decider ? UserIds.Normal(decider) : null,
        penalty.DecidedAt,
        penalty.Version,
        before,
    };
}
