using System.Globalization;
using Domain.Enterprises;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>整改材料: texts and pictures of the enterprise, kept as they came.</summary>
internal sealed class EvidenceStore
{
    private const string Insert =
        """
        insert into rectification_evidence (id, case_id, round, words, media_id, sha256, given_by, given_at, taken_at, latitude, longitude, doubts)
        values (@Id, @CaseId, @Round, @Words, @MediaId, @Sha256, @GivenBy, @GivenAt, @TakenAt, @Latitude, @Longitude, @Doubts)
        """;

    public Task AddAsync(UnitOfWork work, Evidence evidence) => work.ExecuteAsync(Insert, Row.Of(evidence));

    private const string All =
        """
        select
            id as Id,
            case_id as CaseId,
            round as Round,
            words as Words,
            media_id as MediaId,
            sha256 as Sha256,
            given_by as GivenBy,
            given_at as GivenAt,
            taken_at as TakenAt,
            latitude as Latitude,
            longitude as Longitude,
            doubts as Doubts
        from rectification_evidence
        """;

    private const string SelectOfCase = $"{All} where case_id = @caseId order by id";

    /// <summary>Of all rounds, in the order it came.</summary>
    public async Task<IReadOnlyList<Evidence>> OfCaseAsync(UnitOfWork work, string caseId) =>
        [.. (await work.QueryAsync<Row>(SelectOfCase, new { caseId })).Select(row => row.ToEvidence())];

    private const string SelectOfMedia = $"{All} where media_id = @mediaId order by id";

    public async Task<IReadOnlyList<Evidence>> OfMediaAsync(UnitOfWork work, string mediaId) =>
        [.. (await work.QueryAsync<Row>(SelectOfMedia, new { mediaId })).Select(row => row.ToEvidence())];

    private const string CountOther = "select count(*) from rectification_evidence where sha256 = @sha256 and id <> @id";

    /// <summary>Whether the same bytes were handed in elsewhere.</summary>
    public async Task<bool> SeenElsewhereAsync(UnitOfWork work, string sha256, string id) =>
        await work.ScalarAsync<long>(CountOther, new { sha256, id }) > 0;

    private const string Update =
        """
        update rectification_evidence set
            sha256 = @Sha256,
            taken_at = @TakenAt,
            latitude = @Latitude,
            longitude = @Longitude,
            doubts = @Doubts
        where id = @Id
        """;

    /// <summary>The bytes of a picture are there.</summary>
    public Task FetchedAsync(UnitOfWork work, Evidence evidence) => work.ExecuteAsync(Update, Row.Of(evidence));

    private const string Delete = "delete from rectification_evidence where media_id = @mediaId and sha256 is null";

    /// <summary>A picture whose bytes never came is no evidence.</summary>
    public Task ForgetAsync(UnitOfWork work, string mediaId) => work.ExecuteAsync(Delete, new { mediaId });

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string CaseId { get; init; } = "";

        public int Round { get; init; }

        public string? Words { get; init; }

        public string? MediaId { get; init; }

        public string? Sha256 { get; init; }

        public string GivenBy { get; init; } = "";

        public DateTimeOffset GivenAt { get; init; }

        public string? TakenAt { get; init; }

        public double? Latitude { get; init; }

        public double? Longitude { get; init; }

        public int Doubts { get; init; }

        public static Row Of(Evidence one) => new()
        {
            Id = one.Id,
            CaseId = one.CaseId,
            Round = one.Round,
            Words = one.Words,
            MediaId = one.MediaId,
            Sha256 = one.Sha256,
            GivenBy = UserIds.Normal(one.By),
            GivenAt = one.At,
            TakenAt = one.TakenAt?.ToString("s", CultureInfo.InvariantCulture),
            Latitude = one.TakenIn?.Latitude,
            Longitude = one.TakenIn?.Longitude,
            Doubts = (int)one.Doubts,
        };

        public Evidence ToEvidence() => new()
        {
            Id = Id,
            CaseId = CaseId,
            Round = Round,
            Words = Words,
            MediaId = MediaId,
            Sha256 = Sha256,
            By = GivenBy,
            At = GivenAt,
            TakenAt = TakenAt is { } taken ? DateTime.ParseExact(taken, "s", CultureInfo.InvariantCulture) : null,
            TakenIn = Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null,
            Doubts = (EvidenceDoubts)Doubts,
        };
    }
}
