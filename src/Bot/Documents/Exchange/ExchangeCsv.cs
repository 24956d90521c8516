using System.Globalization;
using System.IO.Compression;
using Bot.Documents.Lists;

namespace Bot.Documents.Exchange;

/// <summary>The exchange as a .zip of four tables (.csv), for programs and people that work with tables.</summary>
internal static class ExchangeCsv
{
    private const string About = "about.csv";
    private const string Visits = "visits.csv";
    private const string Findings = "findings.csv";
    private const string Counts = "counts.csv";

    /// <summary>Unpacked; a package of zeros shall not fill the memory.</summary>
    private const int MostUnpacked = 256 * 1024 * 1024;

    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] AboutColumns = ["schema", "system", "made_at", "from", "to"];
    private static readonly string[] VisitColumns = ["id", "credit_code", "enterprise", "county", "day", "kind", "number", "sha256", "inspectors"];
    private static readonly string[] FindingColumns = ["id", "visit", "ordinal", "type", "severity", "handling", "state", "words"];
    private static readonly string[] CountColumns = ["day", "county", "visits", "findings", "inspectors"];

    public static async Task<byte[]> WriteAsync(ExchangeDocument document)
    {
        using var stream = new MemoryStream();
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            await TableAsync(zip, About, AboutColumns, [[document.Schema, document.System, document.MadeAt.ToString("O", CultureInfo.InvariantCulture), Day(document.From), Day(document.To)]]);
            await TableAsync(zip, Visits, VisitColumns, document.Visits.Select(one => (string[])
                [one.Id, one.CreditCode ?? "", one.Enterprise, one.County, Day(one.Day), one.Kind, Number(one.Number), one.Sha256 ?? "", Number(one.Inspectors)]));
            await TableAsync(zip, Findings, FindingColumns, document.Findings.Select(one => (string[])
                [one.Id, one.Visit, Number(one.Ordinal), Number(one.Type), one.Severity ?? "", Number(one.Handling), one.State, one.Words]));
            await TableAsync(zip, Counts, CountColumns, document.Counts.Select(one => (string[])
                [Day(one.Day), one.County, Number(one.Visits), Number(one.Findings), Number(one.Inspectors)]));
        }

        return stream.ToArray();
    }

    /// <exception cref="ExchangeFileException">The package is no exchange of this version.</exception>
    public static ExchangeDocument Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);

            // By their whole names: a table in a folder, or above one, is none of ours and nothing is ever unpacked to the disk.
            if (!zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).SequenceEqual([About, Counts, Findings, Visits]))
            {
                throw new ExchangeFileException(ExchangeFault.Tables);
            }

            if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked)
            {
                throw new ExchangeFileException(ExchangeFault.TooLarge);
            }

            var about = new ExchangeTable(zip, About, AboutColumns).Rows is [var only] ? only : throw new ExchangeFileException(ExchangeFault.Cell, About);
            return about.Text(0) != ExchangeDocument.Version
                ? throw new ExchangeFileException(ExchangeFault.Schema, about.Text(0))
                : new ExchangeDocument(
                    about.Text(0),
                    about.Text(1),
                    about.Moment(2),
                    about.Day(3),
                    about.Day(4),
                    [.. new ExchangeTable(zip, Visits, VisitColumns).Rows.Select(row => new ExchangeVisit(
                        row.Text(0), row.TextOrNull(1), row.Text(2), row.Text(3), row.Day(4), row.Text(5), row.NumberOrNull(6), row.TextOrNull(7), row.Number(8)))],
                    [.. new ExchangeTable(zip, Findings, FindingColumns).Rows.Select(row => new ExchangeFinding(
                        row.Text(0), row.Text(1), row.Number(2), row.NumberOrNull(3), row.TextOrNull(4), row.NumberOrNull(5), row.Text(6), row.Text(7)))],
                    [.. new ExchangeTable(zip, Counts, CountColumns).Rows.Select(row => new ExchangeCount(row.Day(0), row.Text(1), row.Number(2), row.Number(3), row.Number(4)))]);
        }
        catch (InvalidDataException)
        {
            throw new ExchangeFileException(ExchangeFault.OtherKind);
        }
    }

    private static async Task TableAsync(ZipArchive zip, string name, string[] columns, IEnumerable<string[]> rows)
    {
        // The time of packing is no part of what is exchanged: the same numbers give the same bytes.
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        await using var stream = await entry.OpenAsync();
        await using var csv = new CsvWriter(stream);
        csv.Write(columns);
        foreach (var row in rows)
        {
            csv.Write(row);
        }
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
