using System.Globalization;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>企业名单: the counties' lists.</summary>
internal sealed class EnterpriseStore
{
    /// <summary>Order of a Chinese dictionary: by pinyin.</summary>
    private static readonly StringComparer ByPinyin = StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), CompareOptions.None);

    private const string SelectById = $"select {EnterpriseSql.Columns} from enterprise where id = @id";

    public async Task<Enterprise?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<EnterpriseRow>(SelectById, new { id }))?.ToEnterprise();

    private const string SelectMatches =
        $"""
        select
            id as Id,
            name as Name,
            initials as Initials,
            county as County
        from enterprise
        where {EnterpriseSql.OnList}
            and (upper(name) like @part escape '\' or upper(name) like @typed escape '\' or initials like @initials escape '\')
        """;

    /// <summary>On-list enterprises whose name contains the text, or whose pinyin initials contain it (letters), within the counties (empty list = whole city); best first.</summary>
    public async Task<IReadOnlyList<Enterprise>> SearchAsync(UnitOfWork work, IReadOnlyList<string> counties, string text, int take)
    {
        var part = EnterpriseNames.Typed(text);
        if (part.Length == 0)
        {
            return [];
        }

        var letters = part.All(char.IsAsciiLetterOrDigit) ? part.ToUpperInvariant() : null;
        var matches = await work.QueryAsync<Match>(SelectMatches, new
        {
            wholeCity = counties.Count == 0,
            counties,
            part = Contains(part.ToUpperInvariant()),

            // A name on a list may be written in full width.
            typed = Contains(string.Concat(text.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant()),
            initials = letters is null ? null : Contains(letters),
        });
        var best = matches
            .OrderBy(match => match.Rank(part, letters))
            .ThenBy(match => match.Name.Length)
            .ThenBy(match => match.Name, ByPinyin)
            .Take(take)
            .Select(match => match.Id);
        return await LoadAsync(work, [.. best]);
    }

    private const string SelectPlaces =
        $"""
        select
            id as Id,
            latitude as Latitude,
            longitude as Longitude
        from enterprise
        where {EnterpriseSql.OnList}
            and latitude between @South and @North
            and longitude between @West and @East
        """;

    /// <summary>On-list enterprises nearest to the point, within the counties.</summary>
    public async Task<IReadOnlyList<Enterprise>> NearestAsync(UnitOfWork work, IReadOnlyList<string> counties, GeoPoint point, int take)
    {
        // The box grows until the circle inside it holds enough; the last one is the whole earth.
        foreach (var metres in new[] { 1_000d, 4_000, 16_000, 64_000, double.PositiveInfinity })
        {
            var box = GeoBox.Around(point, metres);
            var places = await work.QueryAsync<Place>(SelectPlaces, new
            {
                wholeCity = counties.Count == 0,
                counties,
                box.South,
                box.North,
                box.West,
                box.East,
            });
            var near = places
                .Select(place => (place.Id, Metres: new GeoPoint(place.Latitude, place.Longitude).MetresTo(point)))
                .Where(place => place.Metres <= metres)
                .OrderBy(place => place.Metres)
                .ThenBy(place => place.Id, StringComparer.Ordinal)
                .Take(take)
                .Select(place => place.Id)
                .ToList();
            if (near.Count >= take || double.IsPositiveInfinity(metres))
            {
                return await LoadAsync(work, near);
            }
        }

        return [];
    }

    private const string SelectNotYetVisited =
        $"""
        select {EnterpriseSql.Columns}
        from (
            select e.*, row_number() over (order by e.initials, e.name, e.id) as place
            from enterprise as e
            where e.county = @county
                and e.track = @full
                and e.off_list_reason is null
                and not exists (
                    select 1
                    from inspection as i
                    where i.campaign_id = @campaignId and i.enterprise_id = e.id and i.status = @signed)) as waiting
        where place <= @take
        order by place
        """;

    /// <summary>The first Track.Full enterprises on the county's list that have no signed visit yet, by pinyin initials.</summary>
    public async Task<IReadOnlyList<Enterprise>> NotYetVisitedAsync(UnitOfWork work, string campaignId, string county, int take)
    {
        var rows = await work.QueryAsync<EnterpriseRow>(SelectNotYetVisited, new
        {
            campaignId,
            county,
            full = nameof(Track.Full),
            signed = nameof(InspectionStatus.Signed),
            take,
        });
        return [.. rows.Select(row => row.ToEnterprise())];
    }

    private const string Update =
        """
        update enterprise set
            name = @Name,
            initials = @initials,
            credit_code = @CreditCode,
            legal_representative = @LegalRepresentative,
            address = @Address,
            latitude = @Latitude,
            longitude = @Longitude,
            enterprise_type = @EnterpriseType,
            industry_code = @IndustryCode,
            industry_word = @IndustryWord,
            track = @Track,
            county = @County,
            township = @Township,
            ultra_low_emission = @UltraLowEmission,
            performance_grade = @PerformanceGrade,
            self_accepted_since_2019 = @SelfAcceptedSince2019,
            off_list_reason = @OffListReason
        where id = @Id
        """;

    private const string Insert =
        """
        insert into enterprise (
            id, name, initials, credit_code, legal_representative, address, latitude, longitude, enterprise_type, industry_code,
            industry_word, track, county, township, ultra_low_emission, performance_grade, self_accepted_since_2019, off_list_reason)
        values (
            @Id, @Name, @initials, @CreditCode, @LegalRepresentative, @Address, @Latitude, @Longitude, @EnterpriseType, @IndustryCode,
            @IndustryWord, @Track, @County, @Township, @UltraLowEmission, @PerformanceGrade, @SelfAcceptedSince2019, @OffListReason)
        """;

    public Task UpsertAsync(UnitOfWork work, Enterprise enterprise) => Tallies.KeepListAsync(work, [enterprise.Id], async () =>
    {
        var parameters = new Dapper.DynamicParameters(EnterpriseRow.Of(enterprise));
        parameters.Add("initials", PinyinInitials.Of(EnterpriseNames.WithoutForm(enterprise.Name)));
        if (await work.ExecuteAsync(Update, parameters) == 0)
        {
            await work.ExecuteAsync(Insert, parameters);
        }
    });

    private const string SelectByIds = $"select {EnterpriseSql.Columns} from enterprise where id in @ids";

    /// <summary>The enterprises in the order of the ids.</summary>
    private static async Task<IReadOnlyList<Enterprise>> LoadAsync(UnitOfWork work, IReadOnlyList<string> ids)
    {
        var found = (await work.QueryAsync<EnterpriseRow>(SelectByIds, ids, piece => new { ids = piece })).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return [.. ids.Select(id => found[id].ToEnterprise())];
    }

    private static string Contains(string text) =>
        // "[" is a wildcard for SQL Server.
        $"%{string.Concat(text.Select(c => c is '%' or '_' or '[' or '\\' ? $"\\{c}" : c.ToString()))}%";

    private sealed record Match
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Initials { get; init; } = "";

        public string County { get; init; } = "";

        /// <summary>0 at the start of the name, 1 behind the place that most names begin with, 2 elsewhere.</summary>
        public int Rank(string text, string? letters)
        {
            var beginnings = EnterpriseNames.Beginnings(Name, County).ToList();
            var at = beginnings.FindIndex(name =>
                name.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || (letters is not null && PinyinInitials.Of(name).StartsWith(letters, StringComparison.Ordinal)));
            return at < 0 ? 2 : Math.Min(at, 1);
        }
    }

    private sealed record Place
    {
        public string Id { get; init; } = "";

        public double Latitude { get; init; }

        public double Longitude { get; init; }
    }
}
