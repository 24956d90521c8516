using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Documents;

/// <summary>The few Word building blocks our forms are made of.</summary>
internal static class Word
{
    /// <summary>宋体, for titles and labels.</summary>
    public const string Song = "宋体";

    /// <summary>仿宋, for what is filled in.</summary>
    public const string FangSong = "仿宋";

    /// <summary>Twips (1/20 point) in a point.</summary>
    public const int Twips = 20;

    /// <param name="text">Lines become line breaks.</param>
    /// <param name="size">In points.</param>
    public static Run Run(string text, double size, string font = FangSong, bool bold = false, string? colour = null)
    {
        // The order of the children is the schema's.
        var properties = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font, Hint = FontTypeHintValues.EastAsia });
        if (bold)
        {
            properties.Append(new Bold());
        }

        if (colour is not null)
        {
            properties.Append(new Color { Val = colour });
        }

        var halfPoints = (size * 2).ToString("0", CultureInfo.InvariantCulture);
        properties.Append(new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints });

        var run = new Run(properties);
        var lines = PlainText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A field the reader's program computes, such as PAGE.</summary>
    public static SimpleField Field(string instruction, double size) => new(Run("1", size)) { Instruction = instruction };

    /// <param name="after">Space below, in points.</param>
    public static Paragraph Paragraph(JustificationValues justification, double after, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = (after * Twips).ToString("0", CultureInfo.InvariantCulture), Line = "300", LineRule = LineSpacingRuleValues.Auto },
            new Justification { Val = justification }));
        paragraph.Append(content);
        return paragraph;
    }

    public static Paragraph Left(double after, params OpenXmlElement[] content) => Paragraph(JustificationValues.Left, after, content);

    public static Paragraph Centred(double after, params OpenXmlElement[] content) => Paragraph(JustificationValues.Center, after, content);

    /// <summary>A paragraph that stays on the page of the next one.</summary>
    public static Paragraph KeptWithNext(this Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.PrependChild(new KeepNext());
        return paragraph;
    }

    /// <param name="width">In twips.</param>
    public static TableCell Cell(int width, int span, IEnumerable<OpenXmlElement> content, bool centred = true)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        properties.Append(new TableCellVerticalAlignment { Val = centred ? TableVerticalAlignmentValues.Center : TableVerticalAlignmentValues.Top });
        var cell = new TableCell(properties);
        cell.Append(content);
        return cell;
    }

    /// <param name="height">Least height in twips.</param>
    /// <param name="split">Whether the row may run over a page.</param>
    public static TableRow Row(int height, bool split, params TableCell[] cells)
    {
        var properties = new TableRowProperties();
        if (!split)
        {
            properties.Append(new CantSplit());
        }

        properties.Append(new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.AtLeast });
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    /// <param name="columns">Widths in twips.</param>
    /// <param name="border">Line width in eighths of a point; 0 for none.</param>
    public static Table Table(IReadOnlyList<int> columns, uint border, IEnumerable<TableRow> rows)
    {
        T Line<T>() where T : BorderType, new() => new() { Val = border > 0 ? BorderValues.Single : BorderValues.None, Size = border, Space = 0, Color = "000000" };

        var table = new Table(
            new TableProperties(
                new TableWidth { Width = columns.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })),
            new TableGrid(columns.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        table.Append(rows);
        return table;
    }
}
