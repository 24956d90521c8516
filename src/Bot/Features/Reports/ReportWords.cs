using System.Globalization;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;

namespace Bot.Features.Reports;

/// <summary>Fills the templates: every name that they may hold, and what stands in its place.</summary>
internal sealed class ReportTemplates
{
    public const string CountyFile = "report-county.txt";
    public const string CityFile = "report-city.txt";

    /// <exception cref="ContentFileException">A template is missing or holds an unknown name.</exception>
    public ReportTemplates(ContentFiles content)
    {
        County = ReportTemplate.Read(CountyFile, content.Text(CountyFile), [.. ReportWords.CountyNames, .. ReportWords.CountyTables]);
        City = ReportTemplate.Read(CityFile, content.Text(CityFile), [.. ReportWords.CityNames, .. ReportWords.CityTables]);
    }

    public ReportTemplate County { get; }

    public ReportTemplate City { get; }
}

/// <summary>What stands in place of the names of a template.</summary>
internal static class ReportWords
{
    private const string TypeTable = "表：问题类型";
    private const string CountyTable = "表：各县市区";
    private const string Nothing = "无。";

    /// <summary>Longer lists are in the ledger.</summary>
    private const int MostListed = 50;

    private static readonly ReportRow SampleRow = new() { Due = new DateOnly(2020, 12, 10), Version = 1 };

    public static IReadOnlyCollection<string> CountyTables { get; } = [TypeTable];

    public static IReadOnlyCollection<string> CityTables { get; } = [TypeTable, CountyTable];

    public static IReadOnlyCollection<string> CountyNames { get; } = [.. Of(new Campaign(), SampleRow with { County = "-" }, new ReportFigures(), 0).Keys];

    public static IReadOnlyCollection<string> CityNames { get; } = [.. Of(new Campaign(), SampleRow, new ReportFigures(), 0).Keys];

    public static IReadOnlyList<ReportBlock> Fill(ReportTemplates templates, Campaign campaign, ReportRow row, ReportFigures figures, int replaces) =>
        (row.IsCity ? templates.City : templates.County).Fill(
            Of(campaign, row, figures, replaces),
            new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal) { [TypeTable] = TypeRows(figures), [CountyTable] = CountyRows(figures) });

    /// <summary>Share of the inspection phase that is over, in whole per cent.</summary>
    public static int Elapsed(Campaign campaign, DateOnly day)
    {
        var (whole, gone) = (campaign.InspectionTo.DayNumber - campaign.InspectionFrom.DayNumber + 1, day.DayNumber - campaign.InspectionFrom.DayNumber + 1);
        return Math.Clamp(gone * 100 / whole, 0, 100);
    }

    public static string Percent(int part, int whole) => whole == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{part * 100L / whole}%");

    /// <param name="replaces">Version that was released before; 0 for none.</param>
    private static Dictionary<string, string> Of(Campaign campaign, ReportRow row, ReportFigures figures, int replaces)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["行动名称"] = campaign.Name,
            ["文号"] = campaign.DocumentNumber,
            ["报告日"] = row.Due.Words(),
            ["报告日期"] = figures.Cutoff.LocalDate().WordsWithYear(),
            ["截至"] = figures.Cutoff.Words(),
            ["本期起"] = figures.From.Words(),
            ["版次"] = Number(row.Version),
            ["更正"] = replaces == 0 ? "" : $"本报告为第{Number(row.Version)}版，更正并代替已发布的第{Number(replaces)}版。",
            ["没有数据"] = figures.Forms.Total == 0 ? "截至目前还没有签完字的入企检查登记表，以下数字为零。" : "",
            ["应体检"] = Number(figures.Listed),
            ["已体检"] = Number(figures.Inspected),
            ["覆盖率"] = Percent(figures.Inspected, figures.Listed),
            ["时间进度"] = $"{Number(Elapsed(campaign, figures.Cutoff.LocalDate()))}%",
            ["未办结"] = Number(figures.Open),
            ["逾期"] = Number(figures.Overdue),
            ["市支队参与"] = figures.Brigades.Count == 0 ? "" : $"市支队参与体检：{string.Join('、', figures.Brigades.Select(share => $"{share.Brigade}本月{Number(share.Month)}次、累计{Number(share.Total)}次"))}。",
            ["回头看"] = figures.LookBacks == 0 ? "" : $"“回头看”任务{Number(figures.LookBacks)}件，已整改{Number(figures.Rectified)}件，未整改{Number(figures.NotRectified)}件，复发{Number(figures.Recurred)}件。",
            ["清单：重大问题"] = List(figures.OpenMajor, row.IsCity),
            ["清单：逾期"] = List(figures.Late, row.IsCity),
            ["补充意见"] = row.Remark ?? Nothing,
            ["台账行数"] = Number(row.LedgerRows),
        };
        Add(words, "体检", figures.Forms);
        Add(words, "问题", figures.Findings);
        Add(words, "一般", figures.General);
        Add(words, "重点", figures.Key);
        Add(words, "重大", figures.Major);
        Add(words, "立行立改", figures.Immediate);
        Add(words, "办结", figures.Closed);
        Add(words, "不予处罚", figures.NoPenalty);
        Add(words, "从轻处罚", figures.Lenient);
        Add(words, "依法处罚", figures.Ordinary);
        Add(words, "从重处罚", figures.Heavier);
        // A file that does not come is no attachment.
        var attached = row.LedgerRows is > 0 and <= ReportDesk.MostLedgerRows;
        words["台账附件"] = attached ? $"附件：{(row.IsCity ? "全市" : row.County)}问题台账（共{Number(row.LedgerRows)}行，另附电子表格）" : "";
        if (row.IsCity)
        {
            words["已发布"] = Number(figures.Counties.Count(line => line.Version > 0));
            words["未报"] = Some(figures.Counties.Where(line => line.Version == 0));
            words["落后"] = Some(figures.Counties.Where(line => IsBehind(campaign, figures, line)));
        }
        else
        {
            words["县市区"] = row.County;
        }

        return words;
    }

    /// <summary>Less done than time is gone.</summary>
    private static bool IsBehind(Campaign campaign, ReportFigures figures, CountyLine line) =>
        line.Version > 0 && line.Listed > 0 && line.Inspected * 100L < (long)line.Listed * Elapsed(campaign, figures.Cutoff.LocalDate());

    private static void Add(Dictionary<string, string> words, string name, PeriodCount count)
    {
        words[$"本期{name}"] = Number(count.Period);
        words[$"累计{name}"] = Number(count.Total);
    }

    private static IReadOnlyList<IReadOnlyList<string>> TypeRows(ReportFigures figures) =>
    [
        ["问题类型", "本期", "累计"],
        .. figures.Types.Count == 0 ? [["无", "0", "0"]] : Array.Empty<IReadOnlyList<string>>(),
        .. figures.Types.OrderByDescending(type => type.Value.Total).ThenBy(type => type.Key)
            .Select(type => (IReadOnlyList<string>)[$"{Number(type.Key)}.{ProblemType.Of(type.Key).Name}", Number(type.Value.Period), Number(type.Value.Total)]),
    ];

    private static IReadOnlyList<IReadOnlyList<string>> CountyRows(ReportFigures figures) =>
    [
        ["县市区", "应体检", "已体检", "覆盖率", "问题", "整改中", "逾期"],
        .. figures.Counties.Select(line => (IReadOnlyList<string>)(line.Version == 0
            ? [line.County, "未报", "—", "—", "—", "—", "—"]
            : [line.County, Number(line.Listed), Number(line.Inspected), Percent(line.Inspected, line.Listed), Number(line.Findings), Number(line.Open), Number(line.Overdue)])),
    ];

    private static string List(IReadOnlyList<OpenFinding> findings, bool city)
    {
        if (findings.Count == 0)
        {
            return Nothing;
        }

        var lines = findings.Take(MostListed).Select((finding, index) =>
            $"{Number(index + 1)}.{(city ? finding.County : "")}{finding.Enterprise}（登记表{Reference(finding.Reference)}）：{Short(finding.Words)}{(finding.Deadline is { } day ? $"，期限{day.Words()}" : "")}。");
        return string.Join('\n', findings.Count > MostListed ? lines.Append($"其余{Number(findings.Count - MostListed)}个见问题台账。") : lines);
    }

    /// <summary>2-1 as the forms print it: 第0002号第1条.</summary>
    private static string Reference(string reference) => reference.Split('-') is [var number, var ordinal] ? $"第{number.PadLeft(4, '0')}号第{ordinal}条" : reference;

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings("，").TrimEnd('。');
        return line.Length <= 60 ? line : $"{line[..60]}……";
    }

    private static string Some(IEnumerable<CountyLine> lines)
    {
        var names = lines.Select(line => line.County).ToList();
        return names.Count == 0 ? "无" : string.Join('、', names);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
