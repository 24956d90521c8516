namespace Bot.Storage.Stores;

/// <summary>What a change touches: only that is counted before and after it.</summary>
[Flags]
internal enum TallyParts
{
    Forms = 1,
    Notices = 2,
    Cases = 4,
    LookBacks = 8,
    Penalties = 16,

    /// <summary>Whether a form stands decides about all that hangs on it.</summary>
    Standing = Forms | Notices | Cases | LookBacks | Penalties,
}

/// <summary>
/// Keeps the numbers of <see cref="TallyStore"/>: the stores wrap each change of rows that are counted. The rows concerned are counted before and after,
/// and the difference goes into the numbers in the same commit; so no writer has to know what its change means for which number.
/// </summary>
internal static class Tallies
{
    /// <param name="forms">Ids of the inspections that the changed rows hang on.</param>
    public static async Task<T> KeepAsync<T>(UnitOfWork work, TallyParts parts, IReadOnlyCollection<string> forms, Func<Task<T>> change)
    {
        var before = await TallyFacts.OfFormsAsync(work, parts, forms);
        var result = await change();
        await AddAsync(work, (await TallyFacts.OfFormsAsync(work, parts, forms)).Less(before));
        return result;
    }

    public static Task KeepAsync(UnitOfWork work, TallyParts parts, IReadOnlyCollection<string> forms, Func<Task> change) =>
        KeepAsync(work, parts, forms, () => TrueAfterAsync(change));

    /// <param name="enterprises">Ids of those whose place on the lists may change.</param>
    public static async Task KeepListAsync(UnitOfWork work, IReadOnlyCollection<string> enterprises, Func<Task> change)
    {
        var before = await TallyFacts.OfEnterprisesAsync(work, enterprises);
        await change();
        await AddAsync(work, (await TallyFacts.OfEnterprisesAsync(work, enterprises)).Less(before));
    }

    private const string IsEmpty = "select case when exists (select 1 from tally) then 0 when exists (select 1 from enterprise) or exists (select 1 from inspection) then 1 else 0 end";

    /// <summary>A site of before has rows and no numbers.</summary>
    public static async Task<bool> AreMissingAsync(UnitOfWork work) => await work.ScalarAsync<int>(IsEmpty) == 1;

    private const string Clear = "delete from tally";

    private static readonly string[] Columns = ["campaign_id", "day", "county", "measure", "part", "amount"];

    /// <summary>All numbers anew from the rows; how many there are.</summary>
    public static async Task<int> RebuildAsync(UnitOfWork work)
    {
        await work.AloneAsync();
        await work.ExecuteAsync(Clear);
        var counted = (await TallyFacts.EverythingAsync(work)).Numbers;
        var insert = new MultiRowInsert(work, "tally", Columns);
        foreach (var (key, amount) in counted)
        {
            await insert.AddAsync([key.CampaignId, key.Day, key.County, key.Measure.ToString(), key.Part, amount]);
        }

        await insert.FlushAsync();
        return counted.Count;
    }

    private const string Update =
        """
        update tally set amount = amount + @amount
        where campaign_id = @CampaignId and day = @Day and county = @County and measure = @measure and part = @Part
        """;

    private const string Insert =
        """
        insert into tally (campaign_id, day, county, measure, part, amount)
        values (@CampaignId, @Day, @County, @measure, @Part, @amount)
        """;

    private static async Task AddAsync(UnitOfWork work, TallyFacts change)
    {
        foreach (var (key, amount) in change.Numbers)
        {
            var row = new { key.CampaignId, key.Day, key.County, measure = key.Measure.ToString(), key.Part, amount };
            if (await work.ExecuteAsync(Update, row) == 0)
            {
                await work.ExecuteAsync(Insert, row);
            }
        }
    }

    private static async Task<bool> TrueAfterAsync(Func<Task> change)
    {
        await change();
        return true;
    }
}
