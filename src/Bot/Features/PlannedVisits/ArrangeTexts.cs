using System.Globalization;
using Bot.Features.Shared;

namespace Bot.Features.PlannedVisits;

/// <summary>Words on the leaders' cards.</summary>
internal static class ArrangeTexts
{
    public const string Whom = "改派给";

    public const string Partner = "同行";

    public const string Day = "体检日期";

    public const string Confirm = "确认安排";

    public const string Done = "已安排";

    public const string List = "任务安排";

    public const string Enterprise = "企业";

    public const string Pick = "安排";

    public const string Many = "多家改派";

    public const string NextPage = "下一页";

    public const string NextStep = "下一步";

    public const string County = "选一个县市区";

    public const string WhomFirst = "先选接手的人，下一步选企业";

    public const string Several = "可以选多家";

    public const string ConfirmMany = "确认改派";

    public const string ManyDone = "已改派";

    public static string Title(DayVisit one) => $"另行安排：{one.Enterprise.Name}";

    public static string Keep(string name) => $"不换人（{name}）";

    public static string Arranged(DayVisit now) => $"{now.Visit.Day.Words()}，由{now.LeadName}负责，{now.PartnerName}同行";

    public static string Page(int page, int pages) => string.Create(CultureInfo.InvariantCulture, $"第{page + 1}页，共{pages}页。选一家，点“{Pick}”");

    public static string ManyOf(string county) => $"{Many}：{county}";

    public static string CountyOption(string county, int visits) => string.Create(CultureInfo.InvariantCulture, $"{county}（{visits}家）");

    public static string ManyTo(string name) => $"改派给{name}：选企业";
}
