using Bot.Features.Shared;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>Words of 请假 and 销假.</summary>
internal static class LeaveTexts
{
    public const string Command = "请假";

    public const string BackCommand = "销假";

    /// <summary>Why a visit waits for a leader; stored as words.</summary>
    public const string Reason = "请假";

    public const string ReasonWithoutDeputy = "请假，登记的代理人已不在通讯录";

    public const string Usage = "请假请写明日期和代理人，没有登记。例如：请假 12-10 12-12 代理 李娜；只请一天：请假 12-10 代理 李娜；替下属登记：请假 张伟 12-10 12-12 代理 李娜。提前回来，发“销假”。";

    public const string WrongWay = "结束日早于开始日，没有登记。请重新发，例如：请假 12-10 12-12 代理 李娜。";

    public const string NotYours = "请假由执法人员、各级负责人和办公室登记，没有登记。您要办的事，请发“我的任务”。";

    public const string Himself = "代理人不能是请假的本人，没有登记。请另写一位。";

    public const string Cancel = "取消";

    public const string Cancelled = "已取消，没有登记。";

    public const string WhichNumber = "没有这个序号，还没有登记。请回复上面列出的序号，例如：1；不办了，发“取消”。";

    public const string NoLeave = "没有要销的假，没有改动。";

    public static string BadDay(string fault) => $"{fault}没有登记。";

    public static string NoPerson(string name) => $"通讯录里没有叫“{name}”的执法人员或负责人，没有登记。请写全名。";

    public static string Namesakes(string name, IReadOnlyList<Person> found) =>
        $"有{found.Count}位“{name}”，还没有登记。请回复序号：\n{string.Join('\n', found.Index().Select(one => $"{one.Index + 1}. {one.Item.Name}（{Post(one.Item)}）"))}\n不办了，发“{Cancel}”。";

    private static string Post(Person person) => person.Roles.FirstOrDefault(grant => grant.Role != Role.EnterpriseOfficer) is { } post ? $"{post.County ?? "市级"}{post.Squad}" : "市级";

    public static string NotYourPerson(string name) => $"职责范围：{name}不归您安排，没有登记。请本人发“请假”，或由其中队长、分局负责人登记。";

    public static string OtherCounty(Person deputy, Person person) => $"职责范围：{deputy.Name}不在{person.Name}的县市区任职，不能代理，没有登记。请另写一位。";

    public static string DeputyAway(Person deputy, Leave leave) => $"{deputy.Name}{Days(leave.From, leave.To)}也请假，不能代理，没有登记。请另写一位。";

    public static string StandsIn(Person person, string name, Leave leave) => $"{person.Name}{Days(leave.From, leave.To)}代理{name}，不能同时请假，没有登记。请先让{name}的负责人换一位代理人。";

    public static string Overlaps(Person person, Leave leave) => $"{person.Name}{Days(leave.From, leave.To)}的请假已经登记，没有再登记。要改，先发“{BackCommand}”再重新登记。";

    public static string Registered(Person person, Leave leave, Person deputy, bool own) =>
        $"已登记：{(own ? "您" : person.Name)}{Days(leave.From, leave.To)}请假，由{deputy.Name}代理。期间的体检任务早上发给{deputy.Name}，包联的新问题也由{deputy.Name}办；到期自动交还，提前回来发“{BackCommand}”。";

    public static string ToDeputy(Person person, Leave leave) =>
        $"{person.Name}{Days(leave.From, leave.To)}请假，由您代理。期间{person.Name}的体检任务早上发给您，包联的新问题也由您办；到期没接受的自动交还。";

    public static string ToPerson(string by, Leave leave, Person deputy) => $"{by}已为您登记{Days(leave.From, leave.To)}请假，由{deputy.Name}代理。不对的，请发“{BackCommand}”。";

    public static string DeputyGone(Person person, Leave leave, string deputy) =>
        $"{person.Name}{Days(leave.From, leave.To)}请假，登记的代理人{deputy}已不在通讯录，没有人代理。{person.Name}当天的体检任务会逐家发给您另行安排。要换代理人，请先发“{BackCommand} {person.Name}”，再重新登记。";

    public static string GivenNow(Person person, int visits) => $"{person.Name}请假，今天的{visits}家体检任务转给您，请在卡片上接受。";

    public static string ChooseAnother(Person person, DayVisit one) => $"{person.Name}请假，{one.Enterprise.Name}今天的体检没有人代理同行。开始体检时请另选一位同行人员，没有人选的，请找中队长。";

    public static string NewPartner(Person person, DayVisit one) => $"{person.Name}请假，{one.Enterprise.Name}今天的体检由{one.LeadName}负责，{one.PartnerName}同行。";

    public static string Back(int visits) => visits > 0
        ? $"已销假，代理结束。没有接受的{visits}家体检任务交还给您，今天的请发“今日体检”。"
        : "已销假，代理结束。没有要交还的体检任务。";

    public static string BackOf(string name, int visits) => $"{name}已销假，代理结束。" + (visits > 0 ? $"没有接受的{visits}家体检任务已交还本人。" : "您已接受的体检任务仍由您完成。");

    private static string Days(DateOnly from, DateOnly to) => from == to ? from.Words() : $"{from.Words()}到{to.Words()}";
}
