using System.Globalization;
using Bot.WeCom.Client;
using Domain.Responsibility.Import;

namespace Bot.Operations.Contacts;

/// <summary>Sentences of import contacts, for a terminal.</summary>
internal static class ContactsTexts
{
    public const string Source = "企业微信通讯录";

    public const string NoRules =
        """
        还没有写部门和角色的对照，没有导入任何内容。应用能看到的部门：
        """;

    public const string WriteRules =
        """
        请在配置的 Contacts 里给每个部门写一条，例如：
          "Contacts": [ { "Department": 12, "Role": "执法人员", "LeaderRole": "中队长", "County": "桃城区", "Squad": "一中队" } ]
        下级部门没有写的，照上级部门。LeaderRole 是部门负责人的角色，可以不写。
        """;

    public const string NoDepartment = "Contacts 里有一条没有写 Department：写部门编号，如 12，管理后台的部门详情里有。";

    public const string NotInContacts = "在这里有角色、在企业微信的这些部门里看不到或账号停用的人，没有改动。已离职的，请用 import people 写“离职”：";

    public const string NotActivated = "还没有激活企业微信的人，收不到消息：";

    public const string Disabled = "账号停用的人，没有改动：";

    public const string New = "新增：";

    public const string Changed = "变更：";

    public const string WithoutName = "（没有名称）";

    public static string Twice(int department) => $"Contacts 里部门 {Number(department)} 写了两次，只能写一次。";

    public static string UnknownCounty(ContactRule rule) => $"Contacts 里部门 {Number(rule.Department)} 的 County “{rule.County}”不是县市区。请写全称，如“桃城区”。";

    public static string UnknownRole(ContactRule rule, string word) =>
        $"Contacts 里部门 {Number(rule.Department)} 的角色“{word}”不对。可以写：执法人员、中队长、大队长、副局长、局长、分局办公室、市支队、专项行动办公室、市局领导、驻局纪检组、系统管理员。企业环保负责人用 import people 导入。";

    public static string CountyMissing(ContactRule rule, string word) => $"Contacts 里部门 {Number(rule.Department)} 的“{word}”要写 County，如“桃城区”。";

    public static string SquadMissing(ContactRule rule) => $"Contacts 里部门 {Number(rule.Department)} 有中队长，要写 Squad，如“一中队”。";

    public static string Of(Department department, int depth) =>
        $"{new string(' ', 2 + (2 * depth))}{Number(department.Id)} {(department.Name.Length > 0 ? department.Name : WithoutName)}";

    /// <summary>张伟（zhang.wei）：中队长 桃城区 一中队；市支队.</summary>
    public static string Holds(Contact contact, IEnumerable<string> roles) => $"{contact.Words}：{string.Join('；', roles)}";

    public static string Role(PeopleRow row) =>
        string.Join(' ', new[] { row[PeopleColumn.Role], row[PeopleColumn.County], row[PeopleColumn.Squad] }.Where(word => word is { Length: > 0 }));

    public static string Head(int departments, int people) => $"{Source}：对照了{Number(departments)}个部门，共{Number(people)}人。";

    public static string Read(int people) => $"已读{Number(people)}人……";

    /// <summary>Why WeCom did not give a department, and what to do.</summary>
    public static string Refused<T>(int department, ApiResult<T> result) => result switch
    {
        ApiResult<T>.Refused { ErrorCode: 60011 or 60003 or 60123 or 40066 } refused =>
            $"应用看不到部门 {Number(department)}（错误 {Number(refused.ErrorCode)}），没有导入任何内容。请核对 Contacts 里的编号，并在管理后台把它加进应用的可见范围。",
        ApiResult<T>.Refused { ErrorCode: WeComErrors.AnswerTooLarge } =>
            $"部门 {Number(department)} 太大，企业微信一次给不完（错误 {Number(WeComErrors.AnswerTooLarge)}），没有导入任何内容。请在 Contacts 里改写它的下级部门。",
        _ => Failed(result),
    };

    /// <summary>Why WeCom did not give a member.</summary>
    public static string Refused(string userId, ApiResult<Member> result) => result is ApiResult<Member>.Refused { Class: ErrorClass.DropRecipient } refused
        ? $"读的时候 {userId} 刚从通讯录移走（错误 {Number(refused.ErrorCode)}），没有导入任何内容。请再运行一次。"
        : Failed(result);

    public static string Failed<T>(ApiResult<T> result) => result switch
    {
        ApiResult<T>.Refused { ErrorCode: WeComErrors.FrequencyExceeded or WeComErrors.ConcurrencyExceeded } => "企业微信限制了调用次数，没有导入任何内容。请过一小时再试。",
        ApiResult<T>.Refused { Class: ErrorClass.Retry } refused => $"企业微信现在忙（错误 {Number(refused.ErrorCode)}），没有导入任何内容。请过几分钟再试。",
        ApiResult<T>.Refused refused => $"企业微信不让这个应用读通讯录（错误 {Number(refused.ErrorCode)}：{refused.ErrorMessage}），没有导入任何内容。请用 doctor 核对设置，再看应用的可见范围。",
        ApiResult<T>.NotSent(var why) => $"连不上企业微信（{why}），没有导入任何内容。请核对网络和 WeCom:BaseUrl，再试一次。",
        _ => "企业微信没有给出完整的回答，没有导入任何内容。请再试一次。",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
