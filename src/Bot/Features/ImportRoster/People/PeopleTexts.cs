using System.Globalization;
using Bot.Storage.Stores;
using Domain.Responsibility.Import;

namespace Bot.Features.ImportRoster.People;

/// <summary>Words of the import of people.</summary>
internal static class PeopleTexts
{
    public const string NoHeader = "没有找到表头：要有“企业微信账号”和“角色”两列，表头写在前30行里。没有导入任何内容。请补上表头再试。";

    public const string NotInFile = "通讯录里有、文件里没有的人，没有改动：";

    public const string Leavers = "离职、调离的人，还没有办完的事：";

    public static string Head(PeopleRehearsal rehearsal) =>
        $"{rehearsal.FileName}，共{Number(rehearsal.File.Rows.Count)}行。{(rehearsal.File.HiddenLines > 0 ? $"隐藏的{Number(rehearsal.File.HiddenLines)}行没有读。" : "")}";

    public static string Counts(PeoplePlan plan) =>
        $"新增{Number(plan.Created)}人，变更{Number(plan.Changed)}人，不变{Number(plan.Unchanged)}人，不能导入{Number(plan.Refused)}行。";

    public static string Of(PeopleColumn column) => column switch
    {
        PeopleColumn.Name => "姓名",
        PeopleColumn.UserId => "企业微信账号",
        PeopleColumn.Role => "角色",
        PeopleColumn.County => "县市区",
        PeopleColumn.Squad => "中队",
        PeopleColumn.Enterprise => "企业名称",
        PeopleColumn.CreditCode => "统一社会信用代码",
        PeopleColumn.Order => "顺序",
        PeopleColumn.Deputy => "休假代理人",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No words for this column."),
    };

    public static string Of(PeopleNote note) =>
        $"第{Number(note.Row)}行 {(note.Column is { } column ? Of(column) : "整行")}{(note.Value.Length > 0 ? $"“{note.Value}”" : "")}：{Reason(note)}";

    public static string Reason(PeopleNote note) => note.Kind switch
    {
        PeopleNoteKind.Formula => "这里是公式，不是值。请复制后选择性粘贴为数值。",
        PeopleNoteKind.TooLong => $"文字太长，最多{note.Other}字。请缩短。",
        PeopleNoteKind.NameMissing => "没有姓名。请补上。",
        PeopleNoteKind.UserIdMissing => "没有企业微信账号。请照管理后台的通讯录填写。",
        PeopleNoteKind.UserIdWrong => "不是企业微信账号（最多64个字母、数字或 _-@.；上下游的成员写“企业ID/账号”）。请照管理后台的通讯录填写。",
        PeopleNoteKind.OtherName => $"第{note.Other}行同一个账号是另一个姓名，这个人没有改动。请核对。",
        PeopleNoteKind.RoleMissing => "没有角色。请补上。",
        PeopleNoteKind.RoleUnknown => "不认识这个角色。请写执法人员、中队长、大队长、副局长、局长、分局办公室、市支队、专项行动办公室、市局领导、驻局纪检组、企业环保负责人、系统管理员或离职。",
        PeopleNoteKind.CountyMissing => "这个角色要有县市区。请补上。",
        PeopleNoteKind.CountyUnknown => "没有这个县市区。请写全称，如“桃城区”。",
        PeopleNoteKind.CountyOther => $"不是这次导入的县市区（{note.Other}）。请由所属分局导入。",
        PeopleNoteKind.EnterpriseMissing => "环保负责人要写企业名称或统一社会信用代码。请补上。",
        PeopleNoteKind.EnterpriseUnknown => "企业名单里没有这家企业。请先导入企业名单，或核对写法。",
        PeopleNoteKind.EnterpriseAmbiguous => "企业名单里有几家这样的企业，分不清是哪一家。请写县市区和统一社会信用代码。",
        PeopleNoteKind.OrderWrong => "顺序要写整数。请改正。",
        PeopleNoteKind.Duplicate => $"与第{note.Other}行重复，以第{note.Other}行为准。请删去一行。",
        PeopleNoteKind.OtherRow => $"这个人的第{note.Other}行不能导入，所以这个人没有改动。请先改第{note.Other}行。",
        PeopleNoteKind.SquadMissing => "中队长没有写中队，已照样导入。请补上，否则分不清他管哪个中队。",
        PeopleNoteKind.DeputyUnknown => "文件和通讯录里都没有这个代理人，已照样导入。请核对。",
        _ => throw new ArgumentOutOfRangeException(nameof(note), note.Kind, "No words for this note."),
    };

    /// <summary>张伟（zhang.wei）：草稿1件，整改包联2件，体检任务3件。请先交给别人。</summary>
    public static string Of(HeldWork held)
    {
        List<string> parts = [];
        Add(held.Drafts, "没签完的体检");
        Add(held.Assignments, "整改包联");
        Add(held.PlannedVisits, "体检任务");
        return $"{held.Name}（{held.UserId}）：{(parts.Count == 0 ? "没有没办完的事" : $"{string.Join('，', parts)}。请先交给别人")}。";

        void Add(int count, string words)
        {
            if (count > 0)
            {
                parts.Add($"{words}{Number(count)}件");
            }
        }
    }

    public static string Applied(ImportRun run) => $"第{Number(run.Id)}号导入已完成：新增{Number(run.Created)}人，变更{Number(run.Changed)}人。";

    public static string Undone(ImportRun run, int back) => $"第{Number(run.Id)}号导入已撤销：{Number(back)}人恢复到导入以前。";

    public static string Kept(string name) => $"{name}：导入后又改过或已参加体检，没有撤销。";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
