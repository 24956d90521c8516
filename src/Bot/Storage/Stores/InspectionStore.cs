using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>全面体检: the visits, their findings and their frozen forms.</summary>
internal sealed partial class InspectionStore
{
    private const string Select =
        """
        select
            i.id as Id,
            i.campaign_id as CampaignId,
            i.enterprise as Enterprise,
            i.status as Status,
            i.version as Version,
            i.round as Round,
            i.visited_on as VisitedOn,
            i.opened_at as OpenedAt,
            i.exception_reason as ExceptionReason,
            i.exception_approver as ExceptionApprover,
            i.nothing_found as NothingFound,
            i.guidance as Guidance,
            i.number as Number,
            i.snapshot_hash as SnapshotHash,
            i.replaces as Replaces
        from inspection as i
        """;

    private const string SelectById = $"{Select} where i.id = @id";

    public async Task<Inspection?> FindAsync(UnitOfWork work, string id) =>
        (await LoadAsync(work, SelectById, new { id })).SingleOrDefault();

    private const string SelectOpenOf =
        $"""
        {Select}
        where i.id in (select p.inspection_id from inspection_inspector as p where p.user_id = @userId)
            and i.status in @open
        order by i.opened_at desc, i.id desc
        """;

    /// <summary>Drafts and forms waiting for signatures in which the person takes part, newest first.</summary>
    public Task<IReadOnlyList<Inspection>> OpenOfAsync(UnitOfWork work, string userId) =>
        LoadAsync(work, SelectOpenOf, new { open = Open, userId = UserIds.Normal(userId) });

    private const string SelectOpenOfEnterprise =
        $"""
        {Select}
        where i.campaign_id = @campaignId and i.enterprise_id = @enterpriseId and i.status in @open
        order by i.opened_at, i.id
        """;

    /// <summary>Drafts of an enterprise and its forms waiting for signatures, whoever takes part, oldest first.</summary>
    public Task<IReadOnlyList<Inspection>> OpenOfEnterpriseAsync(UnitOfWork work, string campaignId, string enterpriseId) =>
        LoadAsync(work, SelectOpenOfEnterprise, new { campaignId, enterpriseId, open = Open });

    private const string SelectSignedOf =
        $"""
        {Select}
        where i.campaign_id = @campaignId and i.enterprise_id = @enterpriseId and i.status = @signed
        order by i.opened_at, i.id
        """;

    /// <summary>Signed visits of an enterprise in a campaign.</summary>
    public Task<IReadOnlyList<Inspection>> SignedOfAsync(UnitOfWork work, string campaignId, string enterpriseId) =>
        LoadAsync(work, SelectSignedOf, new { campaignId, enterpriseId, signed = nameof(InspectionStatus.Signed) });

    private const string SelectSignedOfNumber =
        $"""
        {Select}
        where i.id in (select p.inspection_id from inspection_inspector as p where p.user_id = @userId)
            and i.number = @number
            and i.status = @signed
        order by i.opened_at desc, i.id desc
        """;

    /// <summary>Signed forms of that number that the person signed, the newest first: numbers begin anew in each county and campaign.</summary>
    public Task<IReadOnlyList<Inspection>> SignedOfNumberAsync(UnitOfWork work, int number, string userId) =>
        LoadAsync(work, SelectSignedOfNumber, new { number, userId = UserIds.Normal(userId), signed = nameof(InspectionStatus.Signed) });

    private const string SelectCorrected =
        """
        select
            i.county as County,
            i.enterprise_id as EnterpriseId,
            c.number as Number
        from inspection as i
        join inspection as c on c.replaces = i.id
        where i.number = @number and c.status = @signed and (@all = 1 or i.county in @counties)
        order by c.opened_at desc, c.id desc
        """;

    /// <summary>Numbers of the forms that corrected a form of that number in the counties (empty: all), the newest first.</summary>
    public async Task<IReadOnlyList<CorrectedNumber>> CorrectedAsync(UnitOfWork work, int number, IReadOnlyList<string> counties) =>
        await work.QueryAsync<CorrectedNumber>(SelectCorrected, new { number, signed = nameof(InspectionStatus.Signed), all = counties.Count == 0, counties });

    private const string SelectCorrectionsOf =
        $"""
        {Select}
        where i.replaces = @id and i.status <> @abandoned
        order by i.opened_at, i.id
        """;

    /// <summary>更正件 of a form: being filed, out for signature or signed.</summary>
    public Task<IReadOnlyList<Inspection>> CorrectionsOfAsync(UnitOfWork work, string id) =>
        LoadAsync(work, SelectCorrectionsOf, new { id, abandoned = nameof(InspectionStatus.Abandoned) });

    private const string CountNotYetVisited =
        """
        select count(*)
        from enterprise as e
        where e.county = @county
            and e.track = @full
            and e.off_list_reason is null
            and not exists (
                select 1
                from inspection as i
                where i.campaign_id = @campaignId and i.enterprise_id = e.id and i.status = @signed)
        """;

    /// <summary>How many Track.Full enterprises on the county's list have no signed visit yet.</summary>
    public Task<int> NotYetVisitedAsync(UnitOfWork work, string campaignId, string county) =>
        work.ScalarAsync<int>(CountNotYetVisited, new { campaignId, county, full = nameof(Track.Full), signed = nameof(InspectionStatus.Signed) });

    private const string Insert =
        """
        insert into inspection (
            id, campaign_id, county, enterprise_id, enterprise, status, version, round, visited_on, opened_at,
            exception_reason, exception_approver, nothing_found, guidance, number, snapshot_hash, replaces)
        values (
            @Id, @CampaignId, @County, @EnterpriseId, @Enterprise, @Status, @Version, @Round, @VisitedOn, @OpenedAt,
            @ExceptionReason, @ExceptionApprover, @NothingFound, @Guidance, @Number, @SnapshotHash, @Replaces)
        """;

    public Task AddAsync(UnitOfWork work, Inspection inspection) => CountedAsync(work, inspection, async () =>
    {
        await work.ExecuteAsync(Insert, InspectionRow.Of(inspection));
        await InspectionParts.ReplaceAsync(work, inspection);
        return true;
    });

    private const string Update =
        """
        update inspection set
            enterprise = @Enterprise,
            status = @Status,
            version = @Version,
            round = @Round,
            visited_on = @VisitedOn,
            exception_reason = @ExceptionReason,
            exception_approver = @ExceptionApprover,
            nothing_found = @NothingFound,
            guidance = @Guidance,
            number = @Number,
            snapshot_hash = @SnapshotHash
        where id = @Id and version = @ExpectedVersion and status <> 'Signed'
        """;

    /// <summary>Replaces the stored state when its version is still <paramref name="expectedVersion"/> and it is not signed by all; false otherwise.</summary>
    public Task<bool> SaveAsync(UnitOfWork work, Inspection inspection, int expectedVersion) => CountedAsync(work, inspection, async () =>
    {
        if (await work.ExecuteAsync(Update, InspectionRow.Of(inspection) with { ExpectedVersion = expectedVersion }) == 0)
        {
            return false;
        }

        await InspectionParts.ReplaceAsync(work, inspection);
        return true;
    });

    /// <summary>The last signature makes a form count, and a form that it corrects count no more.</summary>
    private static Task<bool> CountedAsync(UnitOfWork work, Inspection inspection, Func<Task<bool>> change) =>
        inspection.Status == InspectionStatus.Signed
            ? Tallies.KeepAsync(work, TallyParts.Standing, inspection.Replaces is { } corrected ? [inspection.Id, corrected] : [inspection.Id], change)
            : change();

    private const string SelectNextNumber =
        "select coalesce(max(number), 0) + 1 from inspection where campaign_id = @campaignId and county = @county";

    /// <summary>序号: the next free one of the county in the campaign.</summary>
    public Task<int> NextNumberAsync(UnitOfWork work, string campaignId, string county) =>
        work.ScalarAsync<int>(SelectNextNumber, new { campaignId, county });

    private const string InsertSnapshot =
        "insert into snapshot (inspection_id, words, sha256, frozen_at) values (@inspectionId, @canonicalText, @sha256, @now)";

    /// <summary>The frozen canonical text and its hash; never updated (SignedIsFinal): a second one fails by its key.</summary>
    public Task AddSnapshotAsync(UnitOfWork work, string inspectionId, string canonicalText, string sha256, DateTimeOffset now) =>
        work.ExecuteAsync(InsertSnapshot, new { inspectionId, canonicalText, sha256, now });

    private const string SelectSnapshot = "select words as Words, sha256 as Sha256 from snapshot where inspection_id = @inspectionId";

    public async Task<(string Text, string Sha256)?> SnapshotAsync(UnitOfWork work, string inspectionId) =>
        await work.FindAsync<SnapshotRow>(SelectSnapshot, new { inspectionId }) is { } row ? (row.Words, row.Sha256) : null;

    private const string UpdatePicture =
        """
        update finding_picture set sha256 = @sha256
        where media_id = @mediaId
            and exists (select 1 from inspection as i where i.id = finding_picture.inspection_id and i.status in @open)
        """;

    /// <summary>Sets the bytes' hash on every picture with that media id in drafts and forms not yet signed by all; number of pictures touched. The version stays: nobody's card shows the bytes.</summary>
    public Task<int> PictureFetchedAsync(UnitOfWork work, string mediaId, string sha256) =>
        work.ExecuteAsync(UpdatePicture, new { mediaId, sha256, open = Open });

    private static readonly string[] Open = [nameof(InspectionStatus.Draft), nameof(InspectionStatus.Signing)];

    private static async Task<IReadOnlyList<Inspection>> LoadAsync(UnitOfWork work, string sql, object parameters)
    {
        var rows = await work.QueryAsync<InspectionRow>(sql, parameters);
        if (rows.Count == 0)
        {
            return [];
        }

        var parts = await InspectionParts.LoadAsync(work, [.. rows.Select(row => row.Id)]);
        return [.. rows.Select(row => row.ToInspection(parts))];
    }

    private sealed record SnapshotRow
    {
        public string Words { get; init; } = "";

        public string Sha256 { get; init; } = "";
    }
}

/// <summary>Where a corrected form went.</summary>
internal sealed record CorrectedNumber
{
    public string County { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    /// <summary>序号 of the correction.</summary>
    public int Number { get; init; }
}
