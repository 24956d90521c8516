using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>How much a 证据包 would hold.</summary>
internal sealed record PackSize
{
    public long Forms { get; init; }

    /// <summary>Bytes of the pictures of findings.</summary>
    public long FormPictures { get; init; }

    /// <summary>Bytes of 整改材料.</summary>
    public long CasePictures { get; init; }

    /// <summary>Bytes of the pictures of 倒查.</summary>
    public long MissedPictures { get; init; }

    /// <summary>A finding's picture lies there by itself, and once more in the document.</summary>
    public long Bytes => (2 * FormPictures) + CasePictures + MissedPictures;
}

/// <summary>Tells which forms a 证据包 holds and how large it would be, without reading a form or a picture.</summary>
internal sealed class PackStore
{
    private const string OfEnterprise = "i.enterprise_id = @enterpriseId and i.status = @signed";

    private const string OfInspector = "i.id in (select g.inspection_id from signature as g where g.user_id = @userId) and i.status = @signed";

    private const string OfPeriod = "i.visited_on between @from and @to and i.status = @signed";

    private const string Bytes = "coalesce(sum(cast(s.size as bigint)), 0)";

    private const string FormPictures = "inspection as i join finding_picture as p on p.inspection_id = i.id join stored_file as s on s.sha256 = p.sha256";

    private const string CasePictures =
        "inspection as i join rectification as r on r.inspection_id = i.id join rectification_evidence as e on e.case_id = r.id join stored_file as s on s.sha256 = e.sha256";

    private const string MissedPictures = "missed_violation as m join missed_material as t on t.case_id = m.id join stored_file as s on s.sha256 = t.sha256";

    private const string SizeOfEnterprise =
        $"""
        select
            (select count(*) from inspection as i where {OfEnterprise}) as Forms,
            (select {Bytes} from {FormPictures} where {OfEnterprise}) as FormPictures,
            (select {Bytes} from {CasePictures} where {OfEnterprise}) as CasePictures,
            (select {Bytes} from {MissedPictures} where m.enterprise_id = @enterpriseId and m.status <> @draft) as MissedPictures
        """;

    public Task<PackSize> OfEnterpriseAsync(UnitOfWork work, string enterpriseId) => FindAsync(work, SizeOfEnterprise, new { enterpriseId, signed = Signed, draft = Draft });

    private const string SizeOfInspector =
        $"""
        select
            (select count(*) from inspection as i where {OfInspector}) as Forms,
            (select {Bytes} from {FormPictures} where {OfInspector}) as FormPictures,
            (select {Bytes} from {CasePictures} where {OfInspector}) as CasePictures,
            (select {Bytes} from {MissedPictures}
                where m.id in (select n.case_id from missed_signer as n where n.user_id = @userId) and m.status <> @draft) as MissedPictures
        """;

    public Task<PackSize> OfInspectorAsync(UnitOfWork work, string userId) =>
        FindAsync(work, SizeOfInspector, new { userId = UserIds.Normal(userId), signed = Signed, draft = Draft });

    private const string SizeOfPeriod =
        $"""
        select
            (select count(*) from inspection as i where {OfPeriod}) as Forms,
            (select {Bytes} from {FormPictures} where {OfPeriod}) as FormPictures,
            (select {Bytes} from {CasePictures} where {OfPeriod}) as CasePictures,
            (select {Bytes} from {MissedPictures} where m.recorded_at >= @start and m.recorded_at < @end and m.status <> @draft) as MissedPictures
        """;

    /// <param name="start">When the first day begins.</param>
    /// <param name="end">When the last day is over.</param>
    public Task<PackSize> OfPeriodAsync(UnitOfWork work, DateOnly from, DateOnly to, DateTimeOffset start, DateTimeOffset end) =>
        FindAsync(work, SizeOfPeriod, new { from, to, start, end, signed = Signed, draft = Draft });

    private const string FormsOfEnterprise = $"select i.id from inspection as i where {OfEnterprise} order by i.id";

    /// <summary>Ids of the signed versions.</summary>
    public Task<IReadOnlyList<string>> FormsOfEnterpriseAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<string>(FormsOfEnterprise, new { enterpriseId, signed = Signed });

    private const string FormsOfInspector = $"select i.id from inspection as i where {OfInspector} order by i.id";

    public Task<IReadOnlyList<string>> FormsOfInspectorAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<string>(FormsOfInspector, new { userId = UserIds.Normal(userId), signed = Signed });

    private const string FormsOfPeriod = $"select i.id from inspection as i where {OfPeriod} order by i.id";

    public Task<IReadOnlyList<string>> FormsOfPeriodAsync(UnitOfWork work, DateOnly from, DateOnly to) =>
        work.QueryAsync<string>(FormsOfPeriod, new { from, to, signed = Signed });

    private static string Signed => nameof(InspectionStatus.Signed);

    private static string Draft => nameof(MissedStatus.Draft);

    private static async Task<PackSize> FindAsync(UnitOfWork work, string sql, object of) => await work.FindAsync<PackSize>(sql, of) ?? new PackSize();
}
