using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>倒查: the cases, who signed, what was said, and the rungs.</summary>
internal sealed class MissedViolationStore
{
    private const string All =
        """
        select
            m.id as Id,
            m.county as County,
            m.enterprise_id as EnterpriseId,
            m.enterprise as Enterprise,
            m.discovered as Discovered,
            m.words as Words,
            m.type_code as TypeCode,
            m.source as Source,
            m.only_hinted as OnlyHinted,
            m.status as Status,
            m.recorded_by as RecordedBy,
            m.recorded_at as RecordedAt,
            m.hear_until as HearUntil,
            m.decided_by as DecidedBy,
            m.decided_at as DecidedAt,
            m.reason as Reason,
            m.version as Version
        from missed_violation as m
        """;

    private const string SelectById = $"{All} where m.id = @id";

    public Task<MissedViolation?> FindAsync(UnitOfWork work, string id) => work.FindAsync<MissedViolation>(SelectById, new { id });

    private const string SelectOpened = $"{All} where m.status <> @draft order by m.recorded_at, m.id";

    /// <summary>All but drafts, oldest first.</summary>
    public Task<IReadOnlyList<MissedViolation>> AllAsync(UnitOfWork work) => work.QueryAsync<MissedViolation>(SelectOpened, new { draft = nameof(MissedStatus.Draft) });

    private const string SelectOfEnterprise = $"{All} where m.enterprise_id = @enterpriseId and m.status <> @draft order by m.recorded_at, m.id";

    public Task<IReadOnlyList<MissedViolation>> OfEnterpriseAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<MissedViolation>(SelectOfEnterprise, new { enterpriseId, draft = nameof(MissedStatus.Draft) });

    private const string SelectOfPerson =
        $"""
        {All}
        where m.status <> @draft and exists (select 1 from missed_signer as s where s.case_id = m.id and s.user_id = @userId)
        order by m.recorded_at, m.id
        """;

    /// <summary>Cases whose forms the person signed.</summary>
    public Task<IReadOnlyList<MissedViolation>> OfPersonAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<MissedViolation>(SelectOfPerson, new { userId = UserIds.Normal(userId), draft = nameof(MissedStatus.Draft) });

    private const string Insert =
        """
        insert into missed_violation (
            id, county, enterprise_id, enterprise, discovered, words, type_code, source, only_hinted, status,
            recorded_by, recorded_at, hear_until, decided_by, decided_at, reason, version)
        values (
            @Id, @County, @EnterpriseId, @Enterprise, @Discovered, @Words, @TypeCode, @Source, @OnlyHinted, @Status,
            @RecordedBy, @RecordedAt, @HearUntil, @DecidedBy, @DecidedAt, @Reason, @Version)
        """;

    public Task AddAsync(UnitOfWork work, MissedViolation one) => work.ExecuteAsync(Insert, Row(one, 0));

    private const string Update =
        """
        update missed_violation set
            type_code = @TypeCode,
            only_hinted = @OnlyHinted,
            status = @Status,
            hear_until = @HearUntil,
            decided_by = @DecidedBy,
            decided_at = @DecidedAt,
            reason = @Reason,
            version = @Version
        where id = @Id and version = @before
        """;

    /// <summary>False when its version is no longer <paramref name="before"/>.</summary>
    public async Task<bool> SaveAsync(UnitOfWork work, MissedViolation one, int before) => await work.ExecuteAsync(Update, Row(one, before)) == 1;

    private const string InsertSigner =
        """
        insert into missed_signer (case_id, ordinal, user_id, name, in_charge, inspection_id, number, corrects, signed_at, snapshot_hash)
        values (@caseId, @ordinal, @UserId, @Name, @InCharge, @InspectionId, @Number, @Corrects, @SignedAt, @SnapshotHash)
        """;

    public Task AddSignersAsync(UnitOfWork work, string caseId, IReadOnlyList<MissedSigner> signers) =>
        work.ExecuteAsync(InsertSigner, signers.Select((signer, ordinal) => new
        {
            caseId,
            ordinal,
            signer.UserId,
            signer.Name,
            signer.InCharge,
            signer.InspectionId,
            signer.Number,
            signer.Corrects,
            signer.SignedAt,
            signer.SnapshotHash,
        }));

    private const string SelectSigners =
        """
        select
            user_id as UserId,
            name as Name,
            in_charge as InCharge,
            inspection_id as InspectionId,
            number as Number,
            corrects as Corrects,
            signed_at as SignedAt,
            snapshot_hash as SnapshotHash
        from missed_signer
        where case_id = @caseId
        order by ordinal
        """;

    public async Task<IReadOnlyList<MissedSigner>> SignersAsync(UnitOfWork work, string caseId) =>
        [.. (await work.QueryAsync<SignerRow>(SelectSigners, new { caseId })).Select(row => row.ToSigner())];

    private const string InsertMaterial =
        """
        insert into missed_material (id, case_id, given_by, given_at, words, media_id, sha256)
        values (@Id, @CaseId, @GivenBy, @GivenAt, @Words, @MediaId, @Sha256)
        """;

    public Task AddMaterialAsync(UnitOfWork work, MissedMaterial one) => work.ExecuteAsync(InsertMaterial, one);

    private const string SelectMaterials =
        """
        select
            id as Id,
            case_id as CaseId,
            given_by as GivenBy,
            given_at as GivenAt,
            words as Words,
            media_id as MediaId,
            sha256 as Sha256
        from missed_material
        where case_id = @caseId
        order by id
        """;

    public Task<IReadOnlyList<MissedMaterial>> MaterialsAsync(UnitOfWork work, string caseId) => work.QueryAsync<MissedMaterial>(SelectMaterials, new { caseId });

    private const string UpdatePicture = "update missed_material set sha256 = @sha256 where media_id = @mediaId";

    public Task PictureFetchedAsync(UnitOfWork work, string mediaId, string sha256) => work.ExecuteAsync(UpdatePicture, new { mediaId, sha256 });

    private const string DeletePicture = "delete from missed_material where media_id = @mediaId and sha256 is null";

    private const string DeleteEnd =
        """
        delete from missed_material
        where words is null and media_id is null and exists (
            select 1
            from missed_material as gone
            where gone.media_id = @mediaId and gone.sha256 is null and gone.case_id = missed_material.case_id and gone.given_by = missed_material.given_by)
        """;

    /// <summary>A picture whose bytes never came is no evidence, and what was said with it is not all: its giver is heard again.</summary>
    /// <returns>Whether it was one of these.</returns>
    public async Task<bool> PictureGoneAsync(UnitOfWork work, string mediaId)
    {
        await work.ExecuteAsync(DeleteEnd, new { mediaId });
        return await work.ExecuteAsync(DeletePicture, new { mediaId }) > 0;
    }

    private const string AllSteps =
        """
        select
            id as Id,
            user_id as UserId,
            name as Name,
            county as County,
            rung as Rung,
            cases as Cases,
            status as Status,
            recorded_at as RecordedAt,
            done_by as DoneBy,
            done_at as DoneAt,
            marked_at as MarkedAt,
            version as Version
        from accountability_step
        """;

    private const string SelectSteps = $"{AllSteps} where user_id = @userId order by recorded_at, rung";

    public Task<IReadOnlyList<AccountabilityStep>> StepsOfAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<AccountabilityStep>(SelectSteps, new { userId = UserIds.Normal(userId) });

    private const string SelectWaiting = $"{AllSteps} where status = @proposed and marked_at is null order by recorded_at, rung";

    /// <summary>Steps that nobody carried out yet.</summary>
    public Task<IReadOnlyList<AccountabilityStep>> WaitingStepsAsync(UnitOfWork work) => work.QueryAsync<AccountabilityStep>(SelectWaiting, new { proposed = nameof(StepStatus.Proposed) });

    private const string SelectStep = $"{AllSteps} where id = @id";

    public Task<AccountabilityStep?> FindStepAsync(UnitOfWork work, string id) => work.FindAsync<AccountabilityStep>(SelectStep, new { id });

    private const string UpdateStep =
        """
        update accountability_step set
            status = @Status,
            done_by = @DoneBy,
            done_at = @DoneAt,
            marked_at = @MarkedAt,
            version = @Version
        where id = @Id and version = @before
        """;

    private const string InsertStep =
        """
        insert into accountability_step (id, user_id, name, county, rung, cases, status, recorded_at, done_by, done_at, marked_at, version)
        values (@Id, @UserId, @Name, @County, @Rung, @Cases, @Status, @RecordedAt, @DoneBy, @DoneAt, @MarkedAt, @Version)
        """;

    /// <summary>A first version is new; false when another's version is no longer the one before.</summary>
    public async Task<bool> SaveStepAsync(UnitOfWork work, AccountabilityStep step)
    {
        var row = new
        {
            step.Id,
            step.UserId,
            step.Name,
            step.County,
            Rung = (int)step.Rung,
            step.Cases,
            Status = step.Status.ToString(),
            step.RecordedAt,
            step.DoneBy,
            step.DoneAt,
            step.MarkedAt,
            step.Version,
            before = step.Version - 1,
        };
        return await work.ExecuteAsync(step.Version == 1 ? InsertStep : UpdateStep, row) == 1;
    }

    private static object Row(MissedViolation one, int before) => new
    {
        one.Id,
        one.County,
        one.EnterpriseId,
        one.Enterprise,
        one.Discovered,
        one.Words,
        one.TypeCode,
        one.Source,
        one.OnlyHinted,
        Status = one.Status.ToString(),
        RecordedBy = UserIds.Normal(one.RecordedBy),
        one.RecordedAt,
        one.HearUntil,
        DecidedBy = one.DecidedBy is { } decider ? UserIds.Normal(decider) : null,
        one.DecidedAt,
        one.Reason,
        one.Version,
        before,
    };

    private sealed record SignerRow
    {
        public string UserId { get; init; } = "";

        public string Name { get; init; } = "";

        public bool InCharge { get; init; }

        public string InspectionId { get; init; } = "";

        public int Number { get; init; }

        public int? Corrects { get; init; }

        public DateTimeOffset SignedAt { get; init; }

        public string SnapshotHash { get; init; } = "";

        public MissedSigner ToSigner() => new(UserId, Name, InCharge, InspectionId, Number, Corrects, SignedAt, SnapshotHash);
    }
}
