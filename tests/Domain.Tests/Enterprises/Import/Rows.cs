using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Domain.Tests.Enterprises.Import;

/// <summary>Rows and lists for the tests of the import.</summary>
internal static class Rows
{
    /// <summary>Published codes, as in CreditCodeTests.</summary>
    public const string CodeA = "91350100M000100Y43";
    public const string CodeB = "91110000600037341L";

    public static CountyMap Map { get; } = new(new Dictionary<string, GeoArea>(StringComparer.Ordinal)
    {
        ["桃城区"] = new(37.52, 37.92, 115.38, 115.92),
        ["枣强县"] = new(37.08, 37.68, 115.50, 116.05),
        ["景县"] = new(37.42, 37.95, 115.85, 116.50),
    });

    public static RosterFrame Frame { get; } = new(Map);

    public static RosterRow Row(int number, params (RosterColumn Column, string Value)[] cells)
    {
        var values = new string?[RosterRow.Columns];
        foreach (var (column, value) in cells)
        {
            values[(int)column] = value;
        }

        return new RosterRow(number, values, []);
    }

    /// <summary>A name, a county and more.</summary>
    public static RosterRow Of(int number, string name, string county = "桃城区", params (RosterColumn Column, string Value)[] more) =>
        Row(number, [(RosterColumn.Name, name), (RosterColumn.County, county), .. more]);

    public static (RosterDraft? Draft, RosterNoteKind[] Notes) Read(RosterRow row, RosterFrame? frame = null)
    {
        var reader = new RosterRowReader(row, frame ?? Frame);
        var draft = reader.Read();
        return (draft, [.. reader.Notes.Select(note => note.Kind)]);
    }

    public static RosterPlan Plan(IReadOnlyCollection<Enterprise> list, params RosterRow[] rows) => Plan(Frame, list, rows);

    public static RosterPlan Plan(RosterFrame frame, IReadOnlyCollection<Enterprise> list, params RosterRow[] rows)
    {
        var number = 0;
        var plan = new RosterPlan(list, frame, () => $"n{++number}");
        foreach (var row in rows)
        {
            plan.Add(row);
        }

        return plan;
    }

    public static (int Created, int Changed, int Unchanged, int Refused) Counts(RosterPlan plan) => (plan.Created, plan.Changed, plan.Unchanged, plan.Refused);
}
