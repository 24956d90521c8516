using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Bot.Storage.Stores;

/// <summary>Signed inspections in which city inspectors took part.</summary>
internal sealed class CityVisitStore
{
    private const string Select =
        """
        select i.id as InspectionId, i.county as County, i.visited_on as Day, p.user_id as UserId
        from inspection as i
        join inspection_inspector as p on p.inspection_id = i.id
        where i.status = @signed
            and i.visited_on between @first and @last
            and p.user_id in @members
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
        order by i.id, p.ordinal
        """;

    /// <summary>Those of the days with any of the people; a corrected form is left out, its correction stands on its own day.</summary>
    public async Task<IReadOnlyList<CityVisit>> OfAsync(UnitOfWork work, IReadOnlyCollection<string> members, DateOnly first, DateOnly last)
    {
        var rows = await work.QueryAsync<Row>(Select, members, piece => new { members = piece, first, last, signed = nameof(InspectionStatus.Signed) });
        return
        [
            .. rows.GroupBy(row => row.InspectionId, StringComparer.Ordinal)
                .Select(visit => new CityVisit(visit.Key, visit.First().County, visit.First().Day, [.. visit.Select(row => row.UserId)])),
        ];
    }

    private sealed record Row
    {
        public string InspectionId { get; init; } = "";

        public string County { get; init; } = "";

        public DateOnly Day { get; init; }

        public string UserId { get; init; } = "";
    }
}
