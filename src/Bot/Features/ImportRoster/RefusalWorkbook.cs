using System.Globalization;
using Bot.Documents.Lists;
using Domain.Enterprises.Import;

namespace Bot.Features.ImportRoster;

/// <summary>What is to be put right in the file, as a table.</summary>
internal static class RefusalWorkbook
{
    public static byte[] Render(IReadOnlyList<RosterNote> notes) => ListWorkbook.Render(new WorkbookSheet(
        ImportTexts.RefusalSheet,
        ImportTexts.RefusalHeaders,
        [.. notes.OrderByDescending(note => note.Refuses).Select(note => (string[])
        [
            note.Row.ToString(CultureInfo.InvariantCulture),
            note.Column is { } column ? ImportTexts.Of(column) : "",
            note.Value,
            ImportTexts.Verdict(note),
            ImportTexts.Reason(note),
        ])]));
}
