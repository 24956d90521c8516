using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Domain.Calendars;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Documents;

/// <summary>The table of annex 3.</summary>
internal static class FormTable
{
    private const int RowHeight = 510;
    private const int SituationHeight = 5600;
    private const double Size = 12;
    private static readonly int[] Columns = [2180, 3000, 1480, 2638];
    private static readonly int Whole = Columns.Sum();

    public static Table Of(Inspection inspection, FormLabels labels, Func<string, string> nameOf)
    {
        var enterprise = inspection.Enterprise;
        return Word.Table(Columns, border: 6,
        [
            Word.Row(RowHeight, false, Label(0, labels.Date), Value(1, Day(inspection.Date), span: 3)),
            Word.Row(RowHeight, false, Label(0, labels.EnterpriseName), Value(1, enterprise.Name), Label(2, labels.LegalRepresentative), Value(3, enterprise.LegalRepresentative)),
            Word.Row(RowHeight, false, Label(0, labels.PositiveList), Value(1, TrackOf(enterprise.Track), span: 3)),
            Word.Row(RowHeight, false, Label(0, labels.Address), Value(1, enterprise.FullAddress()), Label(2, labels.Coordinates), Value(3, Coordinates(enterprise.Location))),
            Word.Row(RowHeight, false, Label(0, labels.EnterpriseType), Value(1, enterprise.EnterpriseType), Label(2, labels.Industry), Value(3, IndustryOf(enterprise))),
            Word.Row(SituationHeight, true, Word.Cell(Whole, Columns.Length, Situation(inspection, labels), centred: false)),
            Word.Row(RowHeight * 2, false, Word.Cell(Whole, Columns.Length, Inspectors(inspection, labels, nameOf))),
        ]);
    }

    private static IEnumerable<OpenXmlElement> Situation(Inspection inspection, FormLabels labels)
    {
        yield return Word.Left(6, Word.Run(labels.Situation, Size, Word.Song, bold: true), Word.Run(labels.SituationHint, 9, Word.FangSong, colour: "595959"));
        if (inspection.ExceptionReason is { } reason)
        {
            yield return Word.Left(4, Word.Run($"入企缘由：{reason}", Size));
        }

        if (inspection.Findings.Count == 0)
        {
            yield return Word.Left(4, Word.Run(inspection.NothingFound ? "未发现问题。" : "（尚未填写）", Size));
        }

        foreach (var finding in inspection.Findings)
        {
            yield return Word.Left(1, Word.Run($"{finding.Ordinal}. ", Size, Word.Song, bold: true), Word.Run(finding.Text, Size));
            yield return Indented(1, $"问题类型：{(finding.Type is { } type ? $"{type.Code} {type.Name}" : "未定")}");
            yield return Indented(1, $"查处情况：{finding.Handling?.Name ?? "未定"}　严重程度：{SeverityOf(finding.Severity)}　整改时限：{(finding.Deadline is { } day ? Day(day) : "——")}");
            if (finding.Pictures.Count > 0)
            {
                yield return Indented(1, $"现场照片：{finding.Pictures.Count} 张，见附图");
            }
        }

        if (inspection.Guidance.Count > 0)
        {
            yield return Word.Left(1, Word.Run("帮扶指导意见、建议：", Size, Word.Song, bold: true)).KeptWithNext();
            foreach (var (text, index) in inspection.Guidance.Select((text, index) => (text, index)))
            {
                yield return Word.Left(1, Word.Run($"{index + 1}. {text}", Size));
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Inspectors(Inspection inspection, FormLabels labels, Func<string, string> nameOf)
    {
        yield return Word.Left(2, Word.Run(labels.Inspectors, Size, Word.Song, bold: true)).KeptWithNext();
        foreach (var userId in inspection.Inspectors)
        {
            var signature = inspection.Signatures.FirstOrDefault(signature => signature.UserId == userId);
            yield return Word.Left(1, Word.Run(signature is null ? $"{nameOf(userId)}　（未签字）" : $"{signature.Name}　已签字确认　{Moment(signature.At)}", Size));
        }
    }

    private static TableCell Label(int column, string text) => Word.Cell(Columns[column], 1, [Word.Left(0, Word.Run(text, Size, Word.Song, bold: true))]);

    private static TableCell Value(int column, string text, int span = 1) =>
        Word.Cell(Columns.Skip(column).Take(span).Sum(), span, [Word.Left(0, Word.Run(text, Size))]);

    private static Paragraph Indented(double after, string text)
    {
        var paragraph = Word.Left(after, Word.Run(text, 10.5));
        paragraph.ParagraphProperties!.InsertAfter(new Indentation { Left = "300" }, paragraph.ParagraphProperties.SpacingBetweenLines);
        return paragraph;
    }

    /// <summary>The form asks for 正面清单 only; 小微 is printed beside it (domain.md 8).</summary>
    private static string TrackOf(Track track) => track switch
    {
        Track.PositiveList => "是",
        Track.SmallMicro => "否（小微企业）",
        _ => "否",
    };

    private static string SeverityOf(Severity? severity) => severity switch
    {
        Severity.General => "一般问题",
        Severity.Key => "重点问题",
        Severity.Major => "重大问题",
        _ => "未定",
    };

    private static string IndustryOf(Enterprise enterprise) =>
        enterprise.IndustryWord is { Length: > 0 } word ? $"{enterprise.Industry.Name}（{word}）" : enterprise.Industry.Name;

    private static string Coordinates(GeoPoint? point) =>
        point is { } at ? string.Create(CultureInfo.InvariantCulture, $"东经{at.Longitude:0.000000}°\n北纬{at.Latitude:0.000000}°") : "";

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>Beijing time: the form is read in China, which keeps one offset since 1991.</summary>
    private static string Moment(DateTimeOffset at) =>
        at.ToOffset(ChinaTime.Offset).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
