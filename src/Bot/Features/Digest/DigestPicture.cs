using System.Globalization;
using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.Digest;

/// <summary>The picture of a digest: coverage, findings by problem type, two weeks.</summary>
internal sealed class DigestPicture(ChartFonts fonts, FileStore files, TallyStore tallies, CampaignBook campaigns)
{
    private const int Days = 14;

    private const int MostTypes = 8;

    /// <summary>Why there is none; null when there is.</summary>
    public string? Why => fonts.Why;

    /// <returns>Hash of the stored picture; null where it cannot be drawn.</returns>
    public async Task<string?> DrawAsync(Turn turn, DigestRow row)
    {
        if (fonts.Font is not { } font)
        {
            return null;
        }

        var numbers = StorageJson.Read<DigestNumbers>(row.Body);
        var (totals, days) = await ReadAsync(turn, new Audience(row.Audience), row.Day);
        var picture = ChartPicture.Draw(font, DigestTexts.Title(new Audience(row.Audience), row.Day), DigestTexts.PictureSummary(numbers), [Coverage(numbers), Types(totals), Trend(days, row.Day)]);
        return await files.PutAsync(turn.Work, picture, ChartPicture.ContentType, turn.Now);
    }

    private async Task<(TallySheet Totals, TallySheet Days)> ReadAsync(Turn turn, Audience audience, DateOnly day)
    {
        var (totals, days) = (new List<TallyRow>(), new List<TallyRow>());
        foreach (var campaign in campaigns.Of(audience.Counties, day))
        {
            bool Wanted(string county) => (audience.IsCity || audience.County == county) && campaigns.Of(county, day).Id == campaign.Id;
            totals.AddRange((await tallies.TotalsAsync(turn.Work, campaign.Id, audience.Counties)).Of(Wanted).Rows);
            days.AddRange((await tallies.DaysAsync(turn.Work, campaign.Id, audience.Counties, day.AddDays(1 - Days), day)).Of(Wanted).Rows);
        }

        return (new TallySheet(totals), new TallySheet(days));
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
}
