using System.Globalization;
using Bot.Documents.Lists;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises.Import;

namespace Bot.Features.ImportRoster;

/// <summary>Words of 导入: for the chat and for the terminal.</summary>
internal static class ImportTexts
{
    private const int MostShown = 40;

    public const string NoHeader = "没有找到表头：要有“企业名称”一列，表头写在前30行里。没有导入任何内容。请补上表头再试。";

    public const string NoRows = "表头下面没有内容，没有导入任何内容。请核对文件。";

    public const string Command = "导入名册";

    public const string NotYours = "名册由分局办公室（只限本县市区）和系统管理员导入，没有改动任何内容。名单有变化，请告诉所属分局办公室。";

    public const string NoLongerYours = "这次导入里有不在您职责范围内的县市区，名册没有变。请由所属分局办公室导入。";

    public const string NoSuchImport = "没有找到这次导入，名册没有变。请再发“导入名册”。";

    public const string Dropped = "没有导入，名册没有变。";

    public const string NothingChanges = "没有要导入的行，名册没有变。";

    public const string AskInChat = "还没有导入，名册没有变。请看下面的卡片，一天内确认。";

    public const string NotesFollow = "不能导入的行和提示见“要改的行.xlsx”，改好后可以再导入，没有变化的行不会重复。";

    public const string CardTitle = "导入企业名单";

    public const string NotesFile = "要改的行.xlsx";

    public const string Stopped = "这次导入停得太久，已经作废，名册没有变。请重新导入这个文件。";

    public const string RefusalSheet = "要改的行";

    public static string[] RefusalHeaders => ["行号", "列", "内容", "结果", "原因和办法"];

    public static string Verdict(RosterNote note) => note.Refuses ? "没有导入" : "已导入，请核对";

    /// <summary>Sentences about a whole file.</summary>
    public static string Of(ListFault fault) => fault switch
    {
        ListFault.Empty => "文件是空的，没有导入任何内容。请核对文件。",
        ListFault.NoSpreadsheet => "这不是表格文件，没有导入任何内容。请用 .xlsx 或 .csv 文件。",
        ListFault.Password => "文件加了密码，打不开，没有导入任何内容。请取消密码后另存再试。",
        ListFault.OldFormat => "这是旧格式的 .xls 文件，没有导入任何内容。请用表格程序另存为 .xlsx 再试。",
        ListFault.TooManyLines => $"行数太多：一个文件最多{Number(ListFile.MostLines)}行，没有导入任何内容。请按县市区分成几个文件。",
        ListFault.TooLarge => $"文件太大：最多{Number(ListFile.MostBytes / 1024 / 1024)}MB，没有导入任何内容。请删去图片等无关内容，或分成几个文件。",
        ListFault.OpenQuote => "有一个引号没有配对，从那里起分不清单元格，没有导入任何内容。请用表格程序打开，另存为 .xlsx 再试。",
        ListFault.Encoding => "认不出文件的文字编码（不是 UTF-8、UTF-16、GB18030），没有导入任何内容。请用表格程序另存为 .xlsx 再试。",
        _ => "文件损坏，读不出来，没有导入任何内容。请用表格程序打开，另存为 .xlsx 再试。",
    };

    public static string Of(RosterColumn column) => column switch
    {
        RosterColumn.Name => "企业名称",
        RosterColumn.CreditCode => "统一社会信用代码",
        RosterColumn.LegalRepresentative => "法人代表",
        RosterColumn.Address => "企业地址",
        RosterColumn.Longitude => "经度",
        RosterColumn.Latitude => "纬度",
        RosterColumn.Coordinates => "经纬度",
        RosterColumn.System => "坐标系",
        RosterColumn.EnterpriseType => "企业类型",
        RosterColumn.Industry => "行业类别",
        RosterColumn.County => "县市区",
        RosterColumn.Township => "乡镇或开发区",
        RosterColumn.Track => "企业类别",
        RosterColumn.PositiveList => "是否正面清单企业",
        RosterColumn.SmallMicro => "是否小微企业",
        RosterColumn.UltraLowEmission => "是否超低排放改造的企业",
        RosterColumn.PerformanceGrade => "绩效分级",
        RosterColumn.SelfAccepted => "是否2019年以来自主验收",
        RosterColumn.OffList => "移出原因",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No words for this column."),
    };

    /// <summary>What stands in the file: sheet and rows, and what was not read.</summary>
    public static string Head(RosterRehearsal rehearsal)
    {
        var file = rehearsal.File;
        List<string> parts = [$"{rehearsal.FileName}{(file.Sheet.Length > 0 ? $"，工作表“{file.Sheet}”" : "")}，共{Number(file.Rows.Count)}行。"];
        if (file.HiddenLines > 0)
        {
            parts.Add($"隐藏的{Number(file.HiddenLines)}行没有读。");
        }

        if (file.HiddenSheets.Count > 0)
        {
            parts.Add($"隐藏的工作表没有读：{Some(file.HiddenSheets)}。");
        }

        if (file.OtherSheets.Count > 0)
        {
            parts.Add($"只读第一个有表头的工作表，没有读：{Some(file.OtherSheets)}。");
        }

        if (file.OtherColumns.Count > 0)
        {
            parts.Add($"没有用到的列：{Some(file.OtherColumns)}。");
        }

        return string.Concat(parts);
    }

    public static string Counts(RosterPlan plan)
    {
        var swapped = plan.Notes.Count(note => note.Kind == RosterNoteKind.Swapped);
        return $"新增{Number(plan.Created)}家，变更{Number(plan.Changed)}家，不变{Number(plan.Unchanged)}家，不能导入{Number(plan.Refused)}行。"
            + (swapped > 0 ? $"经纬度填反、已换回来的{Number(swapped)}行。" : "")
            + (plan.NotInFile > 0 ? $"名册里有、文件里没有的{Number(plan.NotInFile)}家，不动。" : "");
    }

    /// <summary>What comes back to the chat.</summary>
    public static string Rehearsed(RosterRehearsal rehearsal, bool asks) =>
        $"{Head(rehearsal)}\n{Counts(rehearsal.Plan)}\n{(asks ? AskInChat : NothingChanges)}{(rehearsal.Plan.Notes.Count > 0 ? NotesFollow : "")}";

    /// <summary>第5行 统一社会信用代码“9113…”：… .</summary>
    public static string Of(RosterNote note) => $"第{Number(note.Row)}行 {Place(note)}：{Reason(note)}";

    private static string Place(RosterNote note) =>
        (note.Column is { } column ? Of(column) : "整行") + (note.Value.Length > 0 ? $"“{note.Value}”" : "");

    /// <summary>Why, and what to do.</summary>
    public static string Reason(RosterNote note) => note.Kind switch
    {
        RosterNoteKind.Formula => "这里是公式，不是值。请复制后选择性粘贴为数值。",
        RosterNoteKind.TooLong => $"文字太长，最多{note.Other}字。请缩短。",
        RosterNoteKind.NameMissing => "没有企业名称。请补上。",
        RosterNoteKind.CodeLength => "不是18位。请照营业执照填写；被表格改成数字的，先把这一列设为文本。",
        RosterNoteKind.CodeCharacter => "有不该出现的字符（代码里没有字母I、O、S、V、Z）。请照营业执照填写。",
        RosterNoteKind.CodeCheckDigit => "第18位校验码不对，有一位填错了。请照营业执照填写。",
        RosterNoteKind.CountyMissing => "没有县市区。请补上，或在导入时指定县市区。",
        RosterNoteKind.CountyUnknown => "没有这个县市区。请写全称，如“桃城区”。",
        RosterNoteKind.CountyOther => $"不是这次导入的县市区（{note.Other}）。请由所属分局导入。",
        RosterNoteKind.CoordinateUnreadable => "看不懂这个坐标。请写成 115.6753 或 115°40′31″。",
        RosterNoteKind.CoordinateHalf => "经度和纬度只有一个。请补上，或两个都空着，体检时再定位。",
        RosterNoteKind.SystemUnknown => "不认识这个坐标系。请写 WGS-84、GCJ-02 或 BD-09。",
        RosterNoteKind.OutsideCounty => $"坐标不在{note.Other}范围内，换过来也不在。请核对；用高德、百度地图查的，请写明坐标系。",
        RosterNoteKind.TrackUnknown => "不认识这个类别。请写正面清单企业、小微企业或其他企业。",
        RosterNoteKind.YesNoUnknown => "这里要写是或否。请改正。",
        RosterNoteKind.GradeUnknown => "这里要写A级、B级或否。请改正。",
        RosterNoteKind.DuplicateCode => $"与第{note.Other}行的代码重复，以第{note.Other}行为准。请删去一行。",
        RosterNoteKind.DuplicateName => $"与第{note.Other}行的名称、县市区重复，以第{note.Other}行为准。请删去一行，或两行都写上代码。",
        RosterNoteKind.DuplicateEnterprise => $"与第{note.Other}行是名册里的同一家企业，以第{note.Other}行为准。请删去一行。",
        RosterNoteKind.Ambiguous => "名册里这个县市区有几家同名企业，分不清是哪一家。请写上统一社会信用代码。",
        RosterNoteKind.CodeDoubtful => "第17位（组织机构代码的校验码）不对，已照样导入。请核对营业执照。",
        RosterNoteKind.SameName => $"{(note.Other.Length > 0 ? $"与第{note.Other}行" : "与名册里的一家企业")}同名同县市区，但代码不同，两家都保留。请核对。",
        RosterNoteKind.Swapped => "经度和纬度填反了，已换回来。",
        RosterNoteKind.IndustryUnknown => "附件4没有这个行业，按“22 其他具体行业”导入，原来的文字保留。",
        RosterNoteKind.IndustryMissing => "没有行业，按“22 其他具体行业”导入。请补上。",
        RosterNoteKind.LowGrade => "不是A级或B级，按“否”导入，原来的文字保留。",
        RosterNoteKind.BothTracks => "又是正面清单又是小微，按正面清单企业导入。",
        RosterNoteKind.IsOffList => $"已经移出名单（{note.Other}），仍不在名单里。要移回的，在“移出原因”一列写“在册”。",
        _ => throw new ArgumentOutOfRangeException(nameof(note), note.Kind, "No words for this note."),
    };

    public static string Busy(ImportRun other) =>
        $"{Who(other)}正在导入“{other.FileName}”（第{Number(other.Id)}号），没有导入任何内容。请等它完成；如果那边已经中断，两分钟后再试。";

    public static string Conflict(IReadOnlyList<string> names) =>
        $"核对以后名册又有了变化（{Some(names)}），没有导入任何内容。请重新导入这个文件。";

    public static string Applied(ImportRun run) => $"第{Number(run.Id)}号导入已完成：新增{Number(run.Created)}家，变更{Number(run.Changed)}家。";

    /// <summary>In the chat, where nobody can undo.</summary>
    public static string AppliedByTap(ImportRun run) => $"{Applied(run)}发现导错了，请系统管理员撤销第{Number(run.Id)}号。";

    public static string Link(Uri address, string? county) =>
        $"请打开这个链接上传{county ?? "全市"}的企业名单（.xlsx 或 .csv），30分钟内有效，只能用一次，请不要转给别人：\n{address.AbsoluteUri}";

    public static string NoCounty(string text) => $"没有“{text}”这个县市区，或不在您的职责范围内，没有改动任何内容。请写全称，如“导入名册 桃城区”。";

    public static string WhichCounty(IReadOnlyList<string> scope) => $"您负责几个县市区（{string.Join('、', scope)}）。请写明是哪一个，如“导入名册 {scope[0]}”。";

    /// <summary>For a tap that comes too late.</summary>
    public static string Present(ImportRun run) => run.State switch
    {
        ImportState.Applied => $"第{Number(run.Id)}号导入已经完成，不会再导入第二遍。",
        ImportState.Undone => $"第{Number(run.Id)}号导入已经撤销。要再导入，请重新发“导入名册”。",
        _ => $"第{Number(run.Id)}号导入已经作废，名册没有变。要导入，请重新发“导入名册”。",
    };

    public static string Firms(int count) => $"{Number(count)}家";

    public static string Lines(int count) => $"{Number(count)}行";

    public static string Undone(ImportRun run, int back) => $"第{Number(run.Id)}号导入已撤销：{Number(back)}家恢复到导入以前。";

    public static string Of(KeptEnterprise kept) => kept.Side == "Used"
        ? $"{kept.Name}：导入后已有体检、任务、自查或环保负责人，没有撤销。要移出名单的，写移出原因。"
        : $"{kept.Name}：导入后又改过，没有撤销。";

    public static string CannotUndo(long id, ImportRun? run) => run switch
    {
        null => $"没有第{Number(id)}号导入。",
        { State: ImportState.Undone } => $"第{Number(id)}号导入已经撤销过了。",
        _ => $"第{Number(id)}号导入没有完成，不用撤销。",
    };

    public static string Line(ImportRun run) =>
        $"{Number(run.Id)} {run.StartedAt.Words()} {Of(run.Kind)} “{run.FileName}” {Who(run)} {Of(run.State)}：新增{Number(run.Created)}，变更{Number(run.Changed)}，不变{Number(run.Unchanged)}，不能导入{Number(run.Refused)}";

    private static string Of(ImportKind kind) => kind switch
    {
        ImportKind.Roster => "企业名单",
        ImportKind.People => "通讯录",
        ImportKind.Exchange => "其他系统的检查",
        _ => "外部数据",
    };

    private static string Of(ImportState state) => state switch
    {
        ImportState.Staging => "正在写入",
        ImportState.Ready => "等待确认",
        ImportState.Applied => "已导入",
        ImportState.Dropped => "没有导入",
        _ => "已撤销",
    };

    private static string Who(ImportRun run) => run.StartedBy ?? "服务器命令行";

    private static string Some(IReadOnlyList<string> names) => $"{string.Join('、', names.Take(5).Select(Short))}{(names.Count > 5 ? $"等{Number(names.Count)}个" : "")}";

    /// <summary>A header may be as long as a cell can be.</summary>
    private static string Short(string name) => name.Length <= MostShown ? name : $"{name[..(char.IsHighSurrogate(name[MostShown - 1]) ? MostShown - 1 : MostShown)]}…";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
