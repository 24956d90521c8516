using System.Globalization;
using Bot.Conversations;
using Bot.Documents;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Digest;

/// <summary>The picture of a digest: coverage, findings by problem type, two weeks. Drawing takes half a second, so it is made beside the turns.</summary>
internal sealed class DigestPicture(
    Database database, ChartFonts fonts, FileStore files, DigestStore digests, DigestAudiences audiences, TallyStore tallies, CampaignBook campaigns, TimeProvider clock) : IMaker
{
    private const int Days = 14;

    private const int MostTypes = 8;

    private const string Key = "digest-picture";

    public string Name => Key;

    /// <summary>Why there is none; null when there is.</summary>
    public string? Why => fonts.Why;

    /// <param name="userId">Who asked for it; of <paramref name="toAll"/>, any of them.</param>
    /// <param name="toAll">To everybody who had the card; else to that person.</param>
    public static Make Asked(string userId, DigestRow row, bool toAll) => new(userId, Key, StorageJson.Write(new Order(row.Id, toAll)));

    public async Task<Func<UnitOfWork, Task<IReadOnlyList<Effect>>>> MakeAsync(string userId, string order, CancellationToken cancellationToken)
    {
        var asked = StorageJson.Read<Order>(order);
        if (fonts.Font is not { } font || await database.ReadAsync((work, _) => ReadAsync(work, asked.Digest), cancellationToken) is not var (row, totals, days))
        {
            return work => GiveUpAsync(work, userId, order);
        }

        var numbers = StorageJson.Read<DigestNumbers>(row.Body);
        var picture = ChartPicture.Draw(font, DigestTexts.Title(new Audience(row.Audience), row.Day), DigestTexts.PictureSummary(numbers), [Coverage(numbers), Types(totals), Trend(days, row.Day)]);
        return async work =>
        {
            var sha256 = await files.PutAsync(work, picture, ChartPicture.ContentType, clock.GetUtcNow());
            IReadOnlyList<string> people = asked.ToAll ? [.. (await audiences.PeopleAsync(work, new Audience(row.Audience))).Select(person => person.UserId)] : [userId];
            return [.. people.Select(person => new SendFile(person, sha256, DigestTexts.PictureName(row)))];
        };
    }

    /// <summary>Who tapped for it is told; the one after the card is missed by nobody who has the card.</summary>
    public Task<IReadOnlyList<Effect>> GiveUpAsync(UnitOfWork work, string userId, string order) =>
        Task.FromResult<IReadOnlyList<Effect>>(StorageJson.Read<Order>(order).ToAll ? [] : [new Say(userId, fonts.Why is null ? DigestTexts.PictureFailed : DigestTexts.NoPicture)]);

    private async Task<(DigestRow Row, TallySheet Totals, TallySheet Days)?> ReadAsync(UnitOfWork work, string id)
    {
        if (await digests.FindAsync(work, id) is not { } row)
        {
            return null;
        }

        var (audience, totals, days) = (new Audience(row.Audience), new List<TallyRow>(), new List<TallyRow>());
        foreach (var campaign in campaigns.Of(audience.Counties, row.Day))
        {
            bool Wanted(string county) => (audience.IsCity || audience.County == county) && campaigns.Of(county, row.Day).Id == campaign.Id;
            totals.AddRange((await tallies.TotalsAsync(work, campaign.Id, audience.Counties)).Of(Wanted).Rows);
            days.AddRange((await tallies.DaysAsync(work, campaign.Id, audience.Counties, row.Day.AddDays(1 - Days), row.Day)).Of(Wanted).Rows);
        }

        return (row, new TallySheet(totals), new TallySheet(days));
    }

    private static Chart.Bars Coverage(DigestNumbers numbers) => new(
        DigestTexts.CoverageChart,
        [
            .. numbers.Counties.OrderByDescending(one => (double)one.Covered / one.Listed).ThenBy(one => one.County, StringComparer.Ordinal)
                .Select(one => new Chart.Bar(one.County, 100.0 * one.Covered / one.Listed, DigestTexts.CoverageBar(one))),
        ],
        100);

    private static Chart.Bars Types(TallySheet totals) => new(
        DigestTexts.TypesChart,
        [
            .. totals.ByPart(Measure.FindingType).Take(MostTypes)
                .Select(one => new Chart.Bar(DigestTexts.TypeName(one.Part), one.Amount, one.Amount.ToString(CultureInfo.InvariantCulture))),
        ]);

    private static Chart.Lines Trend(TallySheet sheet, DateOnly day)
    {
        var days = Enumerable.Range(1 - Days, Days).Select(day.AddDays).ToList();
        return new Chart.Lines(
            DigestTexts.TrendChart,
            [.. days.Select(one => one.ToString("M-d", CultureInfo.InvariantCulture))],
            [(DigestTexts.FormsLine, Line(Measure.Forms)), (DigestTexts.FindingsLine, Line(Measure.FindingType))]);

        IReadOnlyList<double> Line(Measure measure)
        {
            var amounts = sheet.ByDay(measure).ToDictionary(one => one.Day, one => (double)one.Amount);
            return [.. days.Select(one => amounts.GetValueOrDefault(one))];
        }
    }

    private sealed record Order(string Digest, bool ToAll);
}
