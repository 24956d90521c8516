using Bot.Features.Shared;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Features.Alerts;

/// <summary>Words of 预警 to the one who enters it in chat, and to the leader who plans a further visit.</summary>
internal static class AlertChatTexts
{
    public const string Command = "预警";

    public const string AskTitle = "录入预警";
    public const string AskHint = "选好三项，点“下一步”，再发地点";
    public const string KindLabel = "类别";
    public const string ChooseKindOption = "请选择类别";
    public const string RadiusLabel = "范围";
    public const string PollutantLabel = "特征污染物";
    public const string NotKnownOption = "不清楚";
    public const string NextButton = "下一步";
    public const string WhichTitle = "预警地点是哪家企业";
    public const string WhichMany = "名字相近的多，只列前面几家；没有的请写全名称";
    public const string WhichHint = "选一家，再点“下一步”";
    public const string ConfirmTitle = "请确认预警";
    public const string PlaceLabel = "地点";
    public const string ShortPollutantLabel = "污染物";
    public const string EnterpriseLabel = "企业";
    public const string ChooseEnterpriseOption = "请选择企业";
    public const string SendButton = "发出预警";
    public const string DropButton = "不发";
    public const string DoneSent = "已发出";
    public const string DoneDropped = "没有发出";
    public const string AgainButton = "安排体检";
    public const string MoreButton = "更多企业";
    public const string AgainDone = "已安排";

    public const string NotYours = "预警由专项行动办公室、县市区分局办公室和分局一把手录入，没有改动任何内容。您发现问题，请报给本县市区分局。";

    public const string ChooseKind = "还没有选类别。请在卡片上选好，再点“下一步”。";

    public const string ChooseEnterprise = "还没有选企业，没有改动任何内容。请在卡片上选一家，再点按钮；没有要选的就不用点。";

    public const string AskPlace = "地点在哪里？请发位置，或发企业名称（一部分也行，可用拼音首字母）。不办了，发“取消”。";

    public const string Cancelled = "已取消，预警没有发出。";

    public const string NotAPlace = "这不是地点，预警没有发出。请发位置，或发企业名称；不办了，发“取消”。";

    public const string UseTheCard = "请在“请确认预警”卡片上点“发出预警”或“不发”。地点要换的，重新发位置或企业名称。";

    public const string Outside = "地点不在本市范围内，预警没有发出。请重新发位置，或发企业名称。";

    public const string Stale = "情况有变，这张卡片不能再用，没有改动任何内容。请重新发“预警”。";

    public const string Dropped = "没有发出预警，计划没有变。";

    public const string WhatHappens = "发出后，范围内还没告知执法人员的体检任务会提前，并通知有关县市区的负责人和办公室。";

    public const string AlreadySent = "这条预警已经发出，没有重复处理。再有一条，重新发“预警”。";

    public const string Unknown = "没有找到这条预警，没有改动任何内容。请发“预警”重新录入。";

    public const string NoMore = "这条预警没有别的可以再查的企业，没有改动任何内容。";

    public static string AgainTitle(Alert alert) => $"再查一家：{AlertTexts.Of(alert.Kind)}";

    public static string AgainHint(Alert alert) => alert.Kind == AlertKind.Complaint ? "只选被举报的那一家；没有就不用选" : "只选在线超标的那一家；没有就不用选";

    public static string Enterprises(int number) => $"{AlertTexts.Number(number)}家";

    public const string AnotherEnterprise = "另一家企业";

    public static string NoMatch(string name) => $"您的职责范围内没有名称带“{name}”的企业，预警没有发出。请换一个写法，或发位置；不办了，发“取消”。";

    public static string NoLocation(Enterprise enterprise) => $"名单里没有{enterprise.Name}的经纬度，预警没有发出。请发位置。";

    public static string NobodyNear(int radius) => $"{AlertTexts.Around(radius)}内没有您职责范围内的企业，预警没有发出。请核对地点后重新发，或发“预警”选更大的范围。";

    public static string Sent(AlertResult result, bool reachesFurther) =>
        $"预警已发出：范围内{AlertTexts.Number(result.Enterprises)}家企业，提前{AlertTexts.Number(result.Moved)}家，已通知有关负责人和办公室。"
        + (reachesFurther ? "范围还到了其他县市区，那里没有变动；需要的，请报专项行动办公室。" : "");

    public static string Planned(Enterprise enterprise, PlanItem item, string reason, Func<string, string> nameOf) =>
        $"已安排再查：{enterprise.Name}，{item.Day.Words()}，{nameOf(item.Lead)}、{nameOf(item.Partner)}；原因“{reason}”会写进登记表（二(一)2(1)）。执法人员到当天才会收到。";

    public static string AlreadyPlanned(Enterprise enterprise) => $"{enterprise.Name}已经有安排，不用再排，没有改动任何内容。";

    public static string OneOnly(string enterprise) =>
        $"这条预警已经安排了再查{enterprise}。一条举报或报警只对应一家企业，其余不重复检查（二(一)2(1)），没有改动任何内容。另有举报的，请另发“预警”。";

    public static string NoReason(Alert alert) =>
        $"{AlertTexts.Of(alert.Kind)}不是再查的原因，没有改动任何内容（二(一)2(1)）。确需再查的，由执法人员发“体检 企业名称”申请“其他特殊原因”，中队长以上批准。";

    public static string NoRoom(string county) => $"{county}近期没有两名执法人员有空，没有安排。请发“计划”看每人的任务，或请执法人员直接发“体检 企业名称”选原因开始。";
}
