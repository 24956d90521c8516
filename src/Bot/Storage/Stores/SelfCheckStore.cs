using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;
using Domain.SelfChecks;

namespace Bot.Storage.Stores;

/// <summary>自行体检: one record for an enterprise and campaign, with its problems and their pictures.</summary>
internal sealed class SelfCheckStore
{
    private static readonly string[] ProblemColumns = ["campaign_id", "enterprise_id", "ordinal", "part", "words", "remedy", "due"];

    private static readonly string[] PictureColumns = ["campaign_id", "enterprise_id", "problem", "ordinal", "media_id", "sha256", "received_at"];

    private const string SelectOf =
        """
        select
            campaign_id as CampaignId,
            enterprise_id as EnterpriseId,
            status as Status,
            version as Version,
            clear_parts as ClearParts,
            filed as Filed,
            done_at as DoneAt,
            done_by as DoneBy,
            is_late as IsLate,
            promise_sha256 as PromiseSha256,
            promise_by as PromiseBy,
            promise_at as PromiseAt
        from self_check
        where campaign_id = @campaignId and enterprise_id in @enterpriseIds
        """;

    private const string SelectProblems =
        """
        select
            enterprise_id as EnterpriseId,
            ordinal as Ordinal,
            part as Part,
            words as Words,
            remedy as Remedy,
            due as Due
        from self_check_problem
        where campaign_id = @campaignId and enterprise_id in @enterpriseIds
        order by enterprise_id, ordinal
        """;

    private const string SelectPictures =
        """
        select
            enterprise_id as EnterpriseId,
            problem as Problem,
            media_id as MediaId,
            sha256 as Sha256,
            received_at as ReceivedAt
        from self_check_picture
        where campaign_id = @campaignId and enterprise_id in @enterpriseIds
        order by enterprise_id, problem, ordinal
        """;

    /// <summary>Null while nothing is stored.</summary>
    public async Task<SelfCheck?> FindAsync(UnitOfWork work, string campaignId, string enterpriseId) =>
        (await OfAsync(work, campaignId, [enterpriseId])).GetValueOrDefault(enterpriseId);

    /// <summary>Those of the enterprises that are stored, by enterprise.</summary>
    public async Task<IReadOnlyDictionary<string, SelfCheck>> OfAsync(UnitOfWork work, string campaignId, IReadOnlyCollection<string> enterpriseIds)
    {
        var rows = await work.QueryAsync<Row>(SelectOf, enterpriseIds, Piece);
        var problems = (await work.QueryAsync<ProblemRow>(SelectProblems, rows.Select(row => row.EnterpriseId), Piece)).ToLookup(row => row.EnterpriseId, StringComparer.Ordinal);
        var pictures = (await work.QueryAsync<PictureRow>(SelectPictures, problems.Select(group => group.Key), Piece)).ToLookup(row => (row.EnterpriseId, row.Problem));
        return rows.ToDictionary(
            row => row.EnterpriseId,
            row => row.ToCheck([.. problems[row.EnterpriseId].Select(problem => problem.ToProblem([.. pictures[(row.EnterpriseId, problem.Ordinal)].Select(picture => picture.ToPicture())]))]),
            StringComparer.Ordinal);

        object Piece(string[] piece) => new { campaignId, enterpriseIds = piece };
    }

    private const string Insert =
        """
        insert into self_check (
            campaign_id, enterprise_id, status, version, clear_parts, filed, done_at, done_by, is_late, promise_sha256, promise_by, promise_at, changed_at)
        select
            @CampaignId, @EnterpriseId, @Status, @Version, @ClearParts, @Filed, @DoneAt, @DoneBy, @IsLate, @PromiseSha256, @PromiseBy, @PromiseAt, @now
        where not exists (select 1 from self_check where campaign_id = @CampaignId and enterprise_id = @EnterpriseId)
        """;

    private const string Update =
        """
        update self_check set
            status = @Status,
            version = @Version,
            clear_parts = @ClearParts,
            filed = @Filed,
            done_at = @DoneAt,
            done_by = @DoneBy,
            is_late = @IsLate,
            promise_sha256 = @PromiseSha256,
            promise_by = @PromiseBy,
            promise_at = @PromiseAt,
            changed_at = @now
        where campaign_id = @CampaignId and enterprise_id = @EnterpriseId and version = @before
        """;

    private const string DeleteProblems = "delete from self_check_problem where campaign_id = @CampaignId and enterprise_id = @EnterpriseId";

    private const string DeletePictures = "delete from self_check_picture where campaign_id = @CampaignId and enterprise_id = @EnterpriseId";

    /// <param name="before">The version that was read; 0 for one that was not stored.</param>
    /// <returns>False when another change came first: nothing is written then.</returns>
    public async Task<bool> SaveAsync(UnitOfWork work, SelfCheck check, int before, DateTimeOffset now)
    {
        var written = await work.ExecuteAsync(before == 0 ? Insert : Update, new
        {
            check.CampaignId,
            check.EnterpriseId,
            Status = check.Status.ToString(),
            check.Version,
            ClearParts = string.Join(',', check.Clear),
            check.Filed,
            check.DoneAt,
            DoneBy = check.DoneBy is { } by ? UserIds.Normal(by) : null,
            check.IsLate,
            PromiseSha256 = check.Promise?.TextSha256,
            PromiseBy = check.Promise is { } promise ? UserIds.Normal(promise.UserId) : null,
            PromiseAt = check.Promise?.At,
            before,
            now,
        });
        if (written == 1)
        {
            await WriteProblemsAsync(work, check);
        }

        return written == 1;
    }

    private static async Task WriteProblemsAsync(UnitOfWork work, SelfCheck check)
    {
        await work.ExecuteAsync(DeleteProblems, new { check.CampaignId, check.EnterpriseId });
        await work.ExecuteAsync(DeletePictures, new { check.CampaignId, check.EnterpriseId });
        var problems = new MultiRowInsert(work, "self_check_problem", ProblemColumns);
        var pictures = new MultiRowInsert(work, "self_check_picture", PictureColumns);
        foreach (var problem in check.Problems)
        {
            await problems.AddAsync([check.CampaignId, check.EnterpriseId, problem.Ordinal, problem.Part.ToString(), problem.Text, problem.Remedy?.ToString(), problem.Due?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)]);
            foreach (var (ordinal, picture) in problem.Pictures.Index())
            {
                await pictures.AddAsync([check.CampaignId, check.EnterpriseId, problem.Ordinal, ordinal + 1, picture.MediaId, picture.Sha256, picture.ReceivedAt.ToUnixTimeMilliseconds()]);
            }
        }

        await problems.FlushAsync();
        await pictures.FlushAsync();
    }

    private const string UpdatePicture = "update self_check_picture set sha256 = @sha256 where media_id = @mediaId";

    /// <summary>Sets the bytes' hash; the number of pictures touched.</summary>
    public Task<int> PictureFetchedAsync(UnitOfWork work, string mediaId, string sha256) =>
        work.ExecuteAsync(UpdatePicture, new { mediaId, sha256 });

    private const string DeletePicture = "delete from self_check_picture where media_id = @mediaId and sha256 is null";

    /// <summary>A picture whose bytes are gone is none.</summary>
    public Task<int> PictureGoneAsync(UnitOfWork work, string mediaId) =>
        work.ExecuteAsync(DeletePicture, new { mediaId });

    private const string SelectOfOfficer =
        $"""
        select {EnterpriseSql.Columns}
        from enterprise
        where off_list_reason is null
            and id in (select g.enterprise_id from role_grant as g where g.user_id = @userId and g.role = @officer)
        order by initials, name, id
        """;

    /// <summary>On-list enterprises that the person answers for, by pinyin initials.</summary>
    public async Task<IReadOnlyList<Enterprise>> EnterprisesOfAsync(UnitOfWork work, string userId) =>
        [.. (await work.QueryAsync<EnterpriseRow>(SelectOfOfficer, new { userId = UserIds.Normal(userId), officer = nameof(Role.EnterpriseOfficer) })).Select(row => row.ToEnterprise())];

    private const string SelectWaiting =
        """
        select
            s.campaign_id as CampaignId,
            e.county as County
        from self_check as s
        join enterprise as e on e.id = s.enterprise_id
        where s.status <> @done
            and e.off_list_reason is null
            and e.id in (select g.enterprise_id from role_grant as g where g.user_id = @userId and g.role = @officer)
        """;

    /// <summary>Of each self-check of the person's enterprises that is not closed: campaign and county.</summary>
    public Task<IReadOnlyList<SelfCheckWaiting>> WaitingAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<SelfCheckWaiting>(SelectWaiting, new { userId = UserIds.Normal(userId), officer = nameof(Role.EnterpriseOfficer), done = nameof(SelfCheckStatus.Done) });

    private sealed record Row
    {
        public string CampaignId { get; init; } = "";

        public string EnterpriseId { get; init; } = "";

        public string Status { get; init; } = "";

        public int Version { get; init; }

        public string ClearParts { get; init; } = "";

        public int Filed { get; init; }

        public DateTimeOffset? DoneAt { get; init; }

        public string? DoneBy { get; init; }

        public bool IsLate { get; init; }

        public string? PromiseSha256 { get; init; }

        public string? PromiseBy { get; init; }

        public DateTimeOffset? PromiseAt { get; init; }

        public SelfCheck ToCheck(IReadOnlyList<SelfCheckProblem> problems) => new()
        {
            CampaignId = CampaignId,
            EnterpriseId = EnterpriseId,
            Status = Enum.Parse<SelfCheckStatus>(Status),
            Version = Version,
            Clear = [.. ClearParts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<SelfCheckPart>)],
            Problems = problems,
            Filed = Filed,
            DoneAt = DoneAt,
            DoneBy = DoneBy,
            IsLate = IsLate,
            Promise = PromiseSha256 is { } hash && PromiseBy is { } by && PromiseAt is { } at ? new EnterprisePromise(hash, by, at) : null,
        };
    }

    private sealed record ProblemRow
    {
        public string EnterpriseId { get; init; } = "";

        public int Ordinal { get; init; }

        public string Part { get; init; } = "";

        public string Words { get; init; } = "";

        public string? Remedy { get; init; }

        public DateOnly? Due { get; init; }

        public SelfCheckProblem ToProblem(IReadOnlyList<Picture> pictures) => new()
        {
            Ordinal = Ordinal,
            Part = Enum.Parse<SelfCheckPart>(Part),
            Text = Words,
            Remedy = Remedy is { } remedy ? Enum.Parse<Remedy>(remedy) : null,
            Due = Due,
            Pictures = pictures,
        };
    }

    private sealed record PictureRow
    {
        public string EnterpriseId { get; init; } = "";

        public int Problem { get; init; }

        public string MediaId { get; init; } = "";

        public string? Sha256 { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }

        public Picture ToPicture() => new(MediaId, Sha256, ReceivedAt);
    }
}

/// <summary>A self-check that waits for its officer.</summary>
internal sealed record SelfCheckWaiting
{
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";
}
