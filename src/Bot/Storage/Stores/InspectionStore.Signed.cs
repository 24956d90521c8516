using Domain.Inspections;

namespace Bot.Storage.Stores;

internal sealed partial class InspectionStore
{
    private const string SelectAllOfEnterprise =
        $"""
        {Select}
        where i.enterprise_id = @enterpriseId and i.status = @signed
        order by i.visited_on, i.id
        """;

    /// <summary>Every signed version of every campaign, corrected ones among them, oldest first.</summary>
    public Task<IReadOnlyList<Inspection>> AllSignedOfAsync(UnitOfWork work, string enterpriseId) =>
        LoadAsync(work, SelectAllOfEnterprise, new { enterpriseId, signed = nameof(InspectionStatus.Signed) });

    private const string SelectSignedBy =
        $"""
        {Select}
        where i.id in (select s.inspection_id from signature as s where s.user_id = @userId)
            and i.status = @signed
        order by i.visited_on, i.id
        """;

    /// <summary>What the person signed, oldest first.</summary>
    public Task<IReadOnlyList<Inspection>> SignedByAsync(UnitOfWork work, string userId) =>
        LoadAsync(work, SelectSignedBy, new { userId = UserIds.Normal(userId), signed = nameof(InspectionStatus.Signed) });

    private const string SelectSignedBetween =
        $"""
        {Select}
        where i.status = @signed and i.visited_on >= @from and i.visited_on <= @to
        order by i.visited_on, i.id
        """;

    /// <summary>Signed forms of visits from the first to the last day.</summary>
    public Task<IReadOnlyList<Inspection>> SignedBetweenAsync(UnitOfWork work, DateOnly from, DateOnly to) =>
        LoadAsync(work, SelectSignedBetween, new { from, to, signed = nameof(InspectionStatus.Signed) });
}
