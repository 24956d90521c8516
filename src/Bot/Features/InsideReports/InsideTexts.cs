using System.Globalization;
using Bot.Features.Shared;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.InsideReports;

/// <summary>Words of 内部举报.</summary>
internal static class InsideTexts
{
    public const string Enterprise = "enterprise";
    public const string What = "what";
    public const string Where = "where";
    public const string More = "more";

    private const string Writing = "正在写内部举报，您说的只给驻局纪检组看。不报了，发“取消”。";

    public const string Intro = "【内部举报】只给驻局纪检组看：在这里，局领导、执法人员、系统管理员和企业都看不到是谁举报的（管服务器的人和企业微信公司除外）。不报了，发“取消”。\n1. 举报哪家企业？请写企业名称。";

    /// <summary>To a member of a company's own WeCom: whoever runs that is not the bureau.</summary>
    public const string Downstream = "您用的是本企业自己的企业微信，由本企业管理。怕被本企业知道的，请发“取消”，改用别的办法反映，如写信或直接到驻局纪检组。";

    public const string AskWhat = "2. 有什么问题？请写什么时候、怎么做的，越具体越好。不想让人认出您的，不要写自己的岗位和姓名。";

    public const string AskWhere = "3. 在什么地方？如“厂区东北角雨水口”；不清楚的，发“不清楚”。";

    public const string AskMore = "4. 有照片的，现在发；还要补充的，直接打字。都好了，发“提交”。";

    public const string Added = "已补充。都好了，发“提交”。";

    public const string PictureTaken = "照片已收下。都好了，发“提交”。";

    public const string PictureWaits = "还有照片没有传完，请过几秒再发“提交”。";

    public const string PictureGone = "有一张照片没有取到，请重新发一次；没有照片的，发“提交”。";

    public const string TooMany = "照片最多9张，这张没有收下。都好了，发“提交”。";

    public const string NoWords = "没有看到文字。请用文字回答上面的问题；不报了，发“取消”。";

    public const string TooLong = "文字太长，最多2000字，没有记下。请写短一些。";

    public const string NotYet = "还没有填完，请先回答上面的问题；不报了，发“取消”。";

    public const string Cancelled = "已取消举报，写过的都已删除。";

    public const string Unfinished = "您写的举报还没有提交。请接着回答上面的问题，写完发“提交”；不报了，发“取消”。今天不接着写，明天早上就会删除。";

    public const string Gone = "写到一半的举报放了太久，已经删除。请重新发“举报”。";

    public const string NoSuchNumber = "没有找到这个举报号。请核对后再发“举报 号码”；要举报，发“举报”。";

    public const string Basis = "（依据：方案二（三）3）";

    public const string NoneOpen = "现在没有要办的举报。";

    public const string NotYours = "举报只由驻局纪检组办理，没有改动任何内容。";

    public const string NotFound = "没有找到这件举报，没有改动任何内容。看要办的，发“举报”。";

    public const string Unreadable = "这件举报用现在的密钥打不开，内容和举报人都看不到，因为系统的密钥换过。请系统管理员把旧密钥写进 Conversation:FormerSealKeys 再重启，内容不会丢。";

    public const string ChooseCounty = "还没有选县市区。请在卡片上选一项，再点“下一步”。";

    public const string NoChange = "好的，没有改动。";

    public const string NotText = "这里只收文字、照片，问地方时也收位置；刚才这条没有留下。请用文字回答上面的问题；不报了，发“取消”。";

    public const string DraftUnreadable = "系统的密钥换过，写到一半的举报打不开了，刚才这条没有留下。请重新发“举报”，从头写。";

    public const string Forgotten = "您写了一半的举报没有再写，已经删除。要举报，请重新发“举报”。";

    public const string UnfinishedElsewhere = "您有一件举报没有写完，后来又办了别的事，不能接着写了；写过的明天早上删除。要举报，请重新发“举报”。";

    public const string CloseWord = "办结";

    public static string Of(InsideReportStatus status) => status switch
    {
        InsideReportStatus.Received => "待处理",
        InsideReportStatus.Accepted => "已受理",
        InsideReportStatus.Transferred => "已转办",
        _ => "已办结",
    };

    public static string Filed(string receipt, bool office) =>
        $"举报已收下，只给驻局纪检组看。\n举报号：{receipt}\n请自己记好这个号，只告诉您这一次。发“举报 {receipt}”查进度；有了答复，这里也会告诉您。\n怕别人看到手机的，请删掉这里的聊天记录。"
        + (office ? "" : "\n名单里现在还没有驻局纪检组的人员，暂时没有人看；急事请直接到驻局纪检组反映。");

    public static string Progress(InsideReport report, string? reply) =>
        $"您举报的事项：{Of(report.Status)}。{(string.IsNullOrEmpty(reply) ? "" : $"\n驻局纪检组：{reply}")}{(report.IsOpen ? "\n有了新的答复，这里会告诉您。" : "")}";

    public static string News(InsideReport report, string? reply) => $"您举报的事项有了新进展：{Of(report.Status)}。{(string.IsNullOrEmpty(reply) ? "" : $"\n驻局纪检组：{reply}")}";

    /// <summary>To the office only.</summary>
    public static string Content(InsideReport report, InsideWords words) =>
        $"【内部举报】第{Number(report.Number)}号（{report.Day.Words()}）{Of(report.Status)}\n企业：{words.Enterprise}\n问题：{words.What}\n地方：{words.Where}\n照片：{Number(words.Pictures?.Count ?? 0)}张{(words.Pictures is { Count: > 0 } ? "，随后发来" : "")}\n请注意保密：不要转发，不要查问是谁举报的。{Basis}";

    public static string Reporter(int number, string name, string userId) => $"第{Number(number)}号的举报人：{name}（{userId}）。您看过这一项已留痕。请严格保密。";

    public static string AskReply(InsideReportStatus next, int number) => next == InsideReportStatus.Transferred
        ? $"第{Number(number)}号：请写要分局办什么。这段话分局看得到，不要写能认出举报人的内容；举报人的原话和照片不会转过去。不转了，发“取消”。"
        : $"第{Number(number)}号：请写给举报人的话；没有的，发“无”。不办了，发“取消”。";

    public static string Answered(InsideReport report, Person? leader) =>
        $"第{Number(report.Number)}号：{Of(report.Status)}。{(leader is null ? "" : $"已转给{Words.Of(leader)}，不带举报人的任何信息。")}下一次统一通知时告诉举报人。";

    public static string Transferred(string enterprise, string words) =>
        $"【驻局纪检组转办】有人反映{enterprise}：\n{words}\n请依法核实办理，结果直接告诉驻局纪检组。不得打听、追查反映人。{Basis}";

    public static string NoLeader(string county) => $"名单里没有{county}分局的负责人，没有转办。请先把负责人加进名单，或选别的县市区。";

    /// <summary>The question that is open.</summary>
    public static string Asked(string? part) => part switch
    {
        Enterprise => Intro,
        What => $"{Writing}\n{AskWhat}",
        Where => $"{Writing}\n{AskWhere}",
        _ => $"{Writing}\n{AskMore}",
    };

    public static string Place(string label, double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"{label}（北纬{latitude:0.#####}，东经{longitude:0.#####}）");

    /// <summary>Says nothing of the report: WeCom is given it with the picture.</summary>
    public static string PictureName(int index) => $"照片{Number(index + 1)}.jpg";

    public static string NotAll(int all, int shown) => $"要办的共{Number(all)}件，上面是最早的{Number(shown)}件。看某一件，发“举报”加号数，如“举报 6”。";

    public static string NoSuchReport(int number) => $"没有第{Number(number)}号举报。看要办的，发“举报”。";

    public static string UnreadableNew(int count) => $"新来的举报有{Number(count)}件用现在的密钥打不开，没有发给您。请系统管理员把旧密钥写进 Conversation:FormerSealKeys 再重启，内容不会丢。";

    public static string AskCloseUnread(int number) => $"第{Number(number)}号用现在的密钥打不开，给举报人的话存不下，也通知不到他。能找到旧密钥的，先别办结。还是要办结，发“{CloseWord}”；不办了，发“取消”。";

    public static string ClosedUnread(int number) => $"第{Number(number)}号：已办结，没有给举报人的话。举报人凭举报号能查到已办结。";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name on the list, for whoever has to find the works.</summary>
    public static string Named(string typed, IReadOnlyList<Enterprise> found) => found.Count == 1 ? $"{found[0].Name}（{found[0].County}）" : typed;
}
