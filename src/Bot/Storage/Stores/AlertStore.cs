using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Storage.Stores;

/// <summary>预警, and the enterprises around its place.</summary>
internal sealed class AlertStore
{
    private const string InsertIfAbsent =
        """
        insert into alert (id, kind, latitude, longitude, radius_km, pollutant, words, received_at, moved)
        select @Id, @Kind, @Latitude, @Longitude, @RadiusKm, @Pollutant, @Words, @now, 0
        where not exists (select 1 from alert where id = @Id)
        """;

    /// <summary>False when it came before; nothing changes then.</summary>
    public async Task<bool> AddAsync(UnitOfWork work, Alert alert, DateTimeOffset now) => await work.ExecuteAsync(InsertIfAbsent, new
    {
        alert.Id,
        Kind = alert.Kind.ToString(),
        alert.Place.Latitude,
        alert.Place.Longitude,
        alert.RadiusKm,
        alert.Pollutant,
        alert.Words,
        now,
    }) == 1;

    private const string CountMoved = "update alert set moved = @moved where id = @id";

    public Task MovedAsync(UnitOfWork work, string id, int moved) => work.ExecuteAsync(CountMoved, new { id, moved });

    private const string SelectById =
        """
        select
            id as Id,
            kind as Kind,
            latitude as Latitude,
            longitude as Longitude,
            radius_km as RadiusKm,
            pollutant as Pollutant,
            words as Words
        from alert
        where id = @id
        """;

    public async Task<Alert?> FindAsync(UnitOfWork work, string id) => (await work.FindAsync<Row>(SelectById, new { id }))?.ToAlert();

    private const string SelectOne = "select count(*) from alert where id = @id";

    public async Task<bool> IsKnownAsync(UnitOfWork work, string id) => await work.ScalarAsync<long>(SelectOne, new { id }) > 0;

    private const string SelectWithin =
        $"""
        select {EnterpriseSql.Columns}
        from enterprise
        where off_list_reason is null
            and latitude between @South and @North
            and longitude between @West and @East
        """;

    /// <summary>On-list enterprises within the radius, near ones first.</summary>
    /// <param name="counties">Those that are asked for; empty for all.</param>
    public async Task<IReadOnlyList<(Enterprise Enterprise, double Metres)>> WithinAsync(UnitOfWork work, GeoPoint place, double metres, IReadOnlyList<string> counties)
    {
        var box = GeoBox.Around(place, metres);
        var rows = await work.QueryAsync<EnterpriseRow>(SelectWithin, new { box.South, box.North, box.West, box.East });
        return
        [
            .. rows.Where(row => counties.Count == 0 || counties.Contains(row.County))
                .Select(row => row.ToEnterprise())
                .Select(enterprise => (Enterprise: enterprise, Metres: enterprise.Location is { } location ? location.MetresTo(place) : double.PositiveInfinity))
                .Where(one => one.Metres <= metres)
                .OrderBy(one => one.Metres)
                .ThenBy(one => one.Enterprise.Id, StringComparer.Ordinal),
        ];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public double Latitude { get; init; }

        public double Longitude { get; init; }

        public int RadiusKm { get; init; }

        public string Pollutant { get; init; } = "";

        public string Words { get; init; } = "";

        public Alert ToAlert() => new(Id, Enum.Parse<AlertKind>(Kind), new GeoPoint(Latitude, Longitude), RadiusKm, Pollutant, Words);
    }
}
