using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace Bot.Documents;

/// <summary>One chart of a picture: bars with their numbers, or lines over days.</summary>
internal abstract record Chart(string Title)
{
    /// <param name="Text">Written at the bar's end.</param>
    internal sealed record Bar(string Name, double Value, string Text);

    /// <param name="Rows">From the top.</param>
    /// <param name="Most">Where the axis ends; null: at the longest bar.</param>
    internal sealed record Bars(string Title, IReadOnlyList<Bar> Rows, double? Most = null) : Chart(Title);

    internal sealed record Lines(string Title, IReadOnlyList<string> Days, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Series) : Chart(Title);
}

/// <summary>Charts under each other on one PNG, to be read on a phone held upright: large letters, few lines, every number written.</summary>
internal static class ChartPicture
{
    public const string ContentType = "image/png";

    private const int Width = 1080;

    private const int HeadHeight = 130;

    private const int RowHeight = 62;

    private const int CaptionHeight = 70;

    private const int ChartHeight = CaptionHeight + 40;

    private const int LinesHeight = 520;

    private const float LetterSize = 30;

    /// <summary>The library takes the middle of a Chinese letter for higher than it is.</summary>
    private const float Sink = 9;

    private static readonly Color[] Colors = [Color.FromHex("#1F6FB2"), Color.FromHex("#D9822B")];

    private static readonly Color Ink = Color.FromHex("#222222");

    private static readonly Lock Drawing = new();

    public static byte[] Draw(ChartFont font, string title, string subtitle, IReadOnlyList<Chart> charts)
    {
        // ScottPlot looks fonts up in one list of the process.
        lock (Drawing)
        {
            if (!Fonts.FontResolvers.Contains(font))
            {
                Fonts.FontResolvers.Insert(0, font);
            }

            var heights = charts.Select(HeightOf).ToList();
            using var surface = SKSurface.Create(new SKImageInfo(Width, HeadHeight + heights.Sum() + 20));
            surface.Canvas.Clear(SKColors.White);
            Head(surface.Canvas, font, title, subtitle);
            var top = HeadHeight;
            foreach (var (chart, height) in charts.Zip(heights))
            {
                Caption(surface.Canvas, font, chart, top);
                using var plot = Plot(font, chart);

                // Drawing a plot clears what it is drawn on.
                using var part = SKSurface.Create(new SKImageInfo(Width, height - CaptionHeight));
                plot.Render(part.Canvas, Width, height - CaptionHeight);
                surface.Canvas.DrawSurface(part, 0, top + CaptionHeight);
                top += height;
            }

            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Png, 90);
            return data.ToArray();
        }
    }

    private static int HeightOf(Chart chart) => chart is Chart.Bars bars ? ChartHeight + (Math.Max(1, bars.Rows.Count) * RowHeight) : LinesHeight;

    private static void Head(SKCanvas canvas, ChartFont font, string title, string subtitle)
    {
        using var large = new SKFont(font.Face, 46);
        using var small = new SKFont(font.Face, 28);
        using var dark = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var grey = new SKPaint { Color = new SKColor(0x55, 0x55, 0x55), IsAntialias = true };
        canvas.DrawText(title, 40, 66, large, dark);
        canvas.DrawText(subtitle, 40, 112, small, grey);
    }

    /// <summary>Drawn here: the library cuts Chinese letters of that size.</summary>
    private static void Caption(SKCanvas canvas, ChartFont font, Chart chart, int top)
    {
        using var letters = new SKFont(font.Face, LetterSize + 4);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(chart.Title, 40, top + 48, letters, paint);
        var left = 60 + letters.MeasureText(chart.Title);
        foreach (var (index, series) in (chart as Chart.Lines)?.Series.Index() ?? [])
        {
            paint.Color = Colors[index % Colors.Length].ToSKColor();
            canvas.DrawRect(left, top + 24, 26, 26, paint);
            canvas.DrawText(series.Name, left + 36, top + 48, letters, paint);
            left += 76 + letters.MeasureText(series.Name);
        }
    }

    private static Plot Plot(ChartFont font, Chart chart)
    {
        var plot = new Plot();
        plot.Font.Set(font.Name);
        plot.FigureBackground.Color = ScottPlot.Colors.White;
        plot.HideGrid();
        foreach (var axis in new[] { plot.Axes.Left.TickLabelStyle, plot.Axes.Bottom.TickLabelStyle })
        {
            axis.FontSize = LetterSize - 4;
            axis.FontName = font.Name;
            axis.ForeColor = Ink;
        }

        plot.Axes.Left.TickLabelStyle.OffsetY = Sink;
        plot.Axes.Bottom.TickLabelStyle.OffsetY = Sink;

        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        if (chart is Chart.Bars bars)
        {
            Fill(plot, font, bars);
        }
        else if (chart is Chart.Lines lines)
        {
            Fill(plot, lines);
        }

        return plot;
    }

    private static void Fill(Plot plot, ChartFont font, Chart.Bars chart)
    {
        var most = Math.Max(1, chart.Most ?? chart.Rows.Select(row => row.Value).DefaultIfEmpty(1).Max());
        var bars = plot.Add.Bars(chart.Rows.Select((row, index) => new Bar { Position = -index, Value = row.Value, FillColor = Colors[0], LineWidth = 0, Size = 0.62 }).ToArray());
        bars.Horizontal = true;
        foreach (var (index, row) in chart.Rows.Index())
        {
            var text = plot.Add.Text(row.Text, row.Value + (most * 0.01), -index);
            text.LabelFontName = font.Name;
            text.LabelFontSize = LetterSize - 4;
            text.LabelFontColor = Ink;
            text.LabelAlignment = Alignment.MiddleLeft;
            text.OffsetY = Sink;
        }

        plot.Axes.Left.SetTicks([.. chart.Rows.Select((_, index) => (double)-index)], [.. chart.Rows.Select(row => row.Name)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.IsVisible = false;
        plot.Axes.SetLimits(0, most * 1.6, -chart.Rows.Count + 0.4, 0.6);
        plot.Layout.Fixed(new PixelPadding(320, 30, 16, 16));
    }

    private static void Fill(Plot plot, Chart.Lines chart)
    {
        double[] positions = [.. chart.Days.Select((_, index) => (double)index)];
        foreach (var (index, series) in chart.Series.Index())
        {
            var line = plot.Add.Scatter(positions, [.. series.Values]);
            line.Color = Colors[index % Colors.Length];
            line.LineWidth = 5;
            line.MarkerSize = 14;
        }

        // Every other day: all would run into each other.
        plot.Axes.Bottom.SetTicks([.. positions.Where(at => (positions.Length - 1 - at) % 2 == 0)], [.. chart.Days.Where((_, index) => (positions.Length - 1 - index) % 2 == 0)]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            IntegerTicksOnly = true,
            LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture),
        };
        var most = Math.Max(1, chart.Series.SelectMany(series => series.Values).DefaultIfEmpty(1).Max());
        plot.Axes.SetLimits(-0.4, Math.Max(1, positions.Length) - 0.6, 0, most * 1.25);
        plot.HideLegend();
        plot.Layout.Fixed(new PixelPadding(110, 60, 70, 20));
    }
}
