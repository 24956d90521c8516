using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Materials;

namespace Bot.Features.Materials;

/// <summary>Words of 宣传 to those who send.</summary>
internal static class MaterialTexts
{
    public const string Command = "宣传";
    public const string ProgressCommand = "宣传进度";
    public const string ListCommand = "宣传名单";
    public const string StopCommand = "宣传停发";

    public const string NotYours = "职责范围：宣传材料由分局办公室和包联责任人（中队长以上）发给本县市区的企业，没有发出任何内容。您要办的事，发“我的任务”。";

    public const string Choose = "三项要都选好，再点“下一步”。没有发出任何内容。";

    public const string NoMaterial = "现在没有可以发的宣传材料。请管理员在材料文件夹里放好材料，再重启服务。";

    public const string Cancelled = "已取消，没有发出。要重新开始，发“宣传”。";

    public const string NotFound = "没有找到这次发送，没有发出任何内容。请重新发“宣传”。";

    public const string Stale = "这张卡片不是最新的，没有做任何改动。请在新的卡片上确认，或重新发“宣传”。";

    public const string Expired = "这次发送超过30分钟没有确认，已作废，没有发出。还要发的，请重新发“宣传”。";

    public const string Dropped = "这次发送已经取消，没有发出。要重新开始，发“宣传”。";

    public const string AskIndustry = "发给哪个行业？请发行业名称或编号，例如“11”或“铸造”；不发了，回复“取消”。";

    public const string AskPicked = "发给哪些企业？请发企业名称，一行一家，或用顿号隔开；不发了，回复“取消”。";

    public const string AskDay = "哪一天发？例如 12-20、下周一；不发了，回复“取消”。";

    public const string StopHow = "要停哪一次？请发“宣传停发 编号”，编号在“宣传进度”里看。";

    public static readonly IReadOnlyList<(MaterialTiming Timing, string Words)> Timings =
    [
        (MaterialTiming.Now, "现在（工作时间）"),
        (MaterialTiming.Day, "另定一天"),
        (MaterialTiming.Visit, "安排体检时，逐家发"),
    ];

    public static readonly IReadOnlyList<(string Id, string Words, MaterialTarget Target, Track? Track)> Targets =
    [
        ("all", "全部企业", MaterialTarget.Everybody, null),
        ("county", "一个县市区", MaterialTarget.County, null),
        ("industry", "一个行业", MaterialTarget.Industry, null),
        ("positive", Words.Of(Track.PositiveList), MaterialTarget.Track, Track.PositiveList),
        ("small", Words.Of(Track.SmallMicro), MaterialTarget.Track, Track.SmallMicro),
        ("full", "其他（要体检的）企业", MaterialTarget.Track, Track.Full),
        ("picked", "点名的企业", MaterialTarget.Picked, null),
    ];

    public static readonly IReadOnlyList<(PassedOn Level, string Words)> Levels =
    [
        (PassedOn.Boss, "老板"),
        (PassedOn.Manager, "经理"),
        (PassedOn.Middle, "中层"),
        (PassedOn.Staff, "员工"),
    ];

    public static string Of(MaterialKind kind) => kind switch
    {
        MaterialKind.Leaflet => "明白纸",
        MaterialKind.OpenLetter => "一封信",
        MaterialKind.CaseStudy => "以案说法",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this kind."),
    };

    public static string Of(PassedOn levels) => levels == PassedOn.None
        ? "还没有传达给别人"
        : $"传达到{string.Join("、", Levels.Where(level => levels.HasFlag(level.Level)).Select(level => level.Words))}";

    public static string TargetOf(MaterialSend send)
    {
        var where = send.Counties.Count == 0 ? "全市" : string.Join("、", send.Counties);
        return send.Target switch
        {
            MaterialTarget.Industry => $"{where}的{Industry.Of(send.Industry).Name}企业",
            MaterialTarget.Track => $"{where}的{Words.Of(send.Track!.Value)}",
            MaterialTarget.Picked => $"{where}的点名企业",
            _ => $"{where}的全部企业",
        };
    }

    public static string ReachOf(MaterialReach reach) =>
        reach.Had == 0 ? $"{Number(reach.Enterprises)}家" : $"{Number(reach.Enterprises - reach.Had)}家（另{Number(reach.Had)}家已发过，不重发）";

    public static string Names(IReadOnlyList<MaterialReceipt> enterprises) =>
        enterprises.Count == 1 ? enterprises[0].EnterpriseName : $"{enterprises[0].EnterpriseName}等{Number(enterprises.Count)}家";

    public static string AskCounty(IReadOnlyList<string> counties) => $"发给哪个县市区？请发名称：{string.Join("、", counties)}；不发了，回复“取消”。";

    public static string NoCounty(string typed, IReadOnlyList<string> counties) => $"没有“{Short(typed)}”这个县市区，或不在您的职责范围内，没有记下。可以发：{string.Join("、", counties)}。";

    public static string NoIndustry(string typed) =>
        $"没有“{Short(typed)}”这个行业，没有记下。请发编号或名称：{string.Join("、", Industry.All.Select(industry => $"{Number(industry.Code)} {industry.Name}"))}。";

    /// <param name="unknown">Names that nothing on the list has.</param>
    /// <param name="several">Names that several enterprises have.</param>
    public static string NotPicked(IReadOnlyList<string> unknown, IReadOnlyList<string> several) =>
        $"名单没有记下。{(unknown.Count > 0 ? $"名册里没有，或不在您的职责范围内：{Listed(unknown)}。" : "")}{(several.Count > 0 ? $"有几家都像，请写全名：{Listed(several)}。" : "")}请把整个名单再发一次；不发了，回复“取消”。";

    public static string TooMany(int most) => $"一次最多点名{Number(most)}家，名单没有记下。请少写一些再发，或按县市区、行业发。";

    public static string NoDay(string typed) => $"“{Short(typed)}”不能用：要写今天以后、一年以内的一天，例如 12-20、下周一。没有记下，请再发一次；不发了，回复“取消”。";

    public static string NoCalendar(int year) => $"{Number(year)}年的放假安排还没有，不知道哪天是工作日，没有记下。请换一天，或请管理员补上放假安排。";

    public static string Unknown(string id) => $"没有编号为“{Short(id)}”的宣传材料，或者它已经停用，没有发出。请重新发“宣传”。";

    public static string Replaced(Material material, int version) =>
        $"《{material.Title}》第{Number(version)}版已停用或换了新版，没有发出。请重新发“宣传”，选现在的一版。";

    public static string Rewritten(Material material) =>
        $"《{material.Title}》第{Number(material.Version)}版以前发过，文字和现在的不一样，没有发出。请管理员把材料文件里的“版本”改成{Number(material.Version + 1)}，重启服务后再发。";

    public static string Empty(MaterialSend send) => $"{TargetOf(send)}现在一家也没有，没有发出。请发“宣传”换一个范围。";

    /// <param name="first">By whom they have it; null when that is not known any more.</param>
    public static string AllHad(MaterialSend send, Material material, MaterialReach reach, MaterialSend? first, string? by) =>
        $"{TargetOf(send)}{Number(reach.Enterprises)}家都已发过《{material.Title}》第{Number(material.Version)}版{(first is null ? "" : $"（{by ?? first.CreatedBy}，{first.CreatedAt.Words()}）")}，同一版每家只发一次，没有再发。内容改了的，请管理员换新版。";

    public static string MovedDay(DateOnly asked, DateOnly day) => $"{asked.Words()}不是工作日，改在{day.Words()}发。";

    public static string When(MaterialSend send, bool dayBefore) => send.Timing switch
    {
        MaterialTiming.Visit => dayBefore ? "体检前一个工作日，逐家发" : "体检当天早上，逐家发",
        _ when send.DueAt is { } due => due.Words(),
        _ => "确认后马上发",
    };

    public static string Started(MaterialSend send, Material material, MaterialReach reach) =>
        $"第{Number(send.Id)}号宣传：《{material.Title}》发给{TargetOf(send)}，{ReachOf(reach)}，开始发出。谁确认了，发“{ProgressCommand}”看。";

    public static string Planned(MaterialSend send, Material material, string when) =>
        $"第{Number(send.Id)}号宣传：《{material.Title}》发给{TargetOf(send)}，{when}。要停，发“{StopCommand} {Number(send.Id)}”。";

    public static string Already(MaterialSend send) => $"第{Number(send.Id)}号宣传已经确认过，不会再发第二遍。发“{ProgressCommand}”看进度。";

    public static string Stopped(MaterialSend send) => $"第{Number(send.Id)}号宣传已停，不再发给新的企业；已经发出的收不回来。";

    public static string CannotStop(MaterialSend send) => $"第{Number(send.Id)}号宣传{(send.Status == MaterialSendStatus.Sent ? "已经发出，停不了" : "没有在等着发")}。发“{ProgressCommand}”看进度。";

    public static string NoSend(string typed) => $"没有第{Short(typed)}号宣传，或不在您的职责范围内，没有停。编号在“{ProgressCommand}”里看。";

    /// <summary>The one message to the sender when all is on its way.</summary>
    /// <param name="withoutWay">Enterprises that nobody can be reached of.</param>
    public static string Over(MaterialSend send, string title, int withoutWay) =>
        (send.Marked > withoutWay ? $"第{Number(send.Id)}号宣传《{title}》已发给{Number(send.Marked - withoutWay)}家企业的负责人。" : $"第{Number(send.Id)}号宣传《{title}》没有发到一家企业。")
        + (send.Earlier > 0 ? $"\n{Number(send.Earlier)}家以前发过这一版，没有重复发。" : "")
        + (withoutWay > 0 ? $"\n{Number(withoutWay)}家没有企业微信负责人，或消息发不到，要电话告知：发“{ListCommand}”要名单。" : "")
        + (send.Marked > withoutWay ? "\n没有确认的，过几个工作日会再发一次，再不确认就列给您。" : "");

    public static string NotSent(MaterialSend send, string title) =>
        $"第{Number(send.Id)}号宣传《{title}》第{Number(send.Version)}版已停用或换了新版，没有发出。要发现在的一版，发“{Command}”。";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Listed(IReadOnlyList<string> names) => string.Join("、", names.Take(10).Select(Short)) + (names.Count > 10 ? $"等{Number(names.Count)}家" : "");

    private static string Short(string text) => text.Length <= 30 ? text : $"{text[..30]}…";
}
