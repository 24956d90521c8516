namespace Bot.Storage.Stores;

/// <summary>A form that counts, by the day of its last signature: a visit that is signed late is of the day on which it became one.</summary>
internal sealed record TallyForm
{
    public string CampaignId { get; init; } = "";

    public string County { get; init; } = "";

    /// <summary>Of a correction that of the form which it corrects: it is no further visit.</summary>
    public string Day { get; init; } = "";

    /// <summary>As the form names it (JSON).</summary>
    public string Enterprise { get; init; } = "";

    public IReadOnlyList<TallyFinding> Findings { get; init; } = [];
}

internal sealed record TallyFinding
{
    public string FormId { get; init; } = "";

    public string Id { get; init; } = "";

    public int TypeCode { get; init; }

    public int HandlingCode { get; init; }

    public string Severity { get; init; } = "";

    /// <summary>Of the form in which it stood first: what a correction adds is new.</summary>
    public string Day { get; init; } = "";
}

/// <summary>Reads forms with their days, back through what they correct.</summary>
internal static class TallyForms
{
    private const string Select =
        """
        select
            i.id as Id,
            i.campaign_id as CampaignId,
            i.county as County,
            i.visited_on as VisitedOn,
            i.enterprise as Enterprise,
            i.replaces as Replaces,
            (select max(s.signed_at) from signature as s where s.inspection_id = i.id) as SignedAt
        from inspection as i
        """;

    private const string SelectStanding = $"{Select} where i.id in @ids and {TallyFacts.Stands}";

    private const string SelectCorrected = $"{Select} where i.id in @ids";

    private const string SelectFindings =
        """
        select
            f.inspection_id as FormId,
            f.id as Id,
            coalesce(f.type_code, 0) as TypeCode,
            coalesce(f.handling_code, 0) as HandlingCode,
            coalesce(f.severity, '') as Severity
        from finding as f
        where f.inspection_id in @ids
        """;

    /// <summary>Those of the forms that count.</summary>
    public static async Task<IReadOnlyList<TallyForm>> StandingAsync(UnitOfWork work, IReadOnlyCollection<string> ids)
    {
        var standing = await work.QueryAsync<Row>(SelectStanding, ids, piece => new { ids = piece });
        var known = standing.ToDictionary(row => row.Id, StringComparer.Ordinal);
        for (var next = Corrected(standing); next.Count > 0;)
        {
            var earlier = await work.QueryAsync<Row>(SelectCorrected, next, piece => new { ids = piece });
            foreach (var row in earlier)
            {
                known.TryAdd(row.Id, row);
            }

            next = Corrected(earlier);
        }

        var findings = known.Count == 0
            ? Enumerable.Empty<TallyFinding>().ToLookup(row => row.FormId, StringComparer.Ordinal)
            : (await work.QueryAsync<TallyFinding>(SelectFindings, known.Keys, piece => new { ids = piece })).ToLookup(row => row.FormId, StringComparer.Ordinal);
        return [.. standing.Select(row => Of(row, known, findings))];
    }

    private static List<string> Corrected(IReadOnlyList<Row> rows) => [.. rows.Select(row => row.Replaces).OfType<string>()];

    private static TallyForm Of(Row row, Dictionary<string, Row> known, ILookup<string, TallyFinding> findings)
    {
        return new TallyForm
        {
            CampaignId = row.CampaignId,
            County = row.County,
            Day = First(_ => true),
            Enterprise = row.Enterprise,
            Findings = [.. findings[row.Id].Select(finding => finding with { Day = First(earlier => findings[earlier.Id].Any(one => one.Id == finding.Id)) })],
        };

        string First(Func<Row, bool> goesBack)
        {
            var first = row;
            while (first.Replaces is { } before && known.TryGetValue(before, out var earlier) && goesBack(earlier))
            {
                first = earlier;
            }

            return first.SignedAt is { } at ? TallyFacts.LocalDay(at) : first.VisitedOn;
        }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string CampaignId { get; init; } = "";

        public string County { get; init; } = "";

        public string VisitedOn { get; init; } = "";

        public string Enterprise { get; init; } = "";

        public string? Replaces { get; init; }

        public DateTimeOffset? SignedAt { get; init; }
    }
}
