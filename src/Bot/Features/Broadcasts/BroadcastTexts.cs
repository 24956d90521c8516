using System.Globalization;
using System.Text;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Broadcasts;

/// <summary>Words of 群发, in the chat and on the command line.</summary>
internal static class BroadcastTexts
{
    public const string Command = "群发";
    public const string ProgressCommand = "群发进度";

    private static readonly HashSet<string> Cancels = new(StringComparer.Ordinal) { "取消", "取消群发", "不发", "不发了", "先不发", "先不发了", "算了" };

    public const string NotYours = "群发由专项行动办公室和系统管理员办理，没有发出任何内容。需要群发的，请找他们；您要办的事，发“我的任务”。";

    public const string ChooseCounty = "还没有选范围。请在卡片上选一项，再点“下一步”。";

    public const string Stale = "名单有变，这张卡片不能再用，没有发出任何内容。请重新发“群发”。";

    public const string NoText = "没有看到文字，还没有发出。请把要群发的内容用一段文字发过来；不发了，回复“取消”。";

    public const string Cancelled = "已取消，没有群发。要重新开始，发“群发”。";

    public const string Dropped = "这次群发已经取消或作废，没有发出。要重新开始，发“群发”。";

    public const string Replaced = "上一次群发还没有确认，已作废，没有发出。";

    public const string Expired = "这次群发超过30分钟没有确认，已作废，没有发出。还要发的，请重新发“群发”。";

    public const string TextExpired = "群发超过30分钟没有确认，已作废，没有发出；您刚发的内容也没有处理，请再发一次。还要群发的，请重新发“群发”。";

    public const string Waiting = "群发还在等您确认，刚发的这段文字没有记下，也没有发出：请在卡片上点“确认发送”或“不发”，要改内容请重新发“群发”。";

    public const string TextOnly = "群发只能发文字，这张照片没有保存，也没有发出。请用一段文字把内容写出来；照片是体检问题的，先回复“取消”再发一次。";

    public const string NotFound = "没有找到这次群发，没有发出任何内容。请重新发“群发”。";

    public const string Preview = "收到的人会看到下面这段文字：";

    public const string NothingYet = "近30天没有群发。要发，发“群发”。";

    private const int NamesShown = 5;

    public static bool IsCancel(string text) => Cancels.Contains(SmallTalk.Plain(text));

    public static string Of(AudienceGroup group) => group switch
    {
        AudienceGroup.Officers => "企业环保负责人",
        AudienceGroup.Inspectors => "执法人员",
        AudienceGroup.Leaders => "包联负责人",
        AudienceGroup.Everyone => "全体人员",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No words for this group."),
    };

    public static string Of(Audience audience) => $"{Of(audience.Group)}（{audience.County ?? "全市"}）";

    public static string Empty(Audience audience) => $"{Of(audience)}现在一个人也没有，没有群发。请发“群发”换一个范围，或请管理员核对名册。";

    public static string AskText(Audience audience, int people) =>
        $"发给{Of(audience)}，共{Number(people)}人。请把要发的内容作为下一条消息发过来，一段文字，最多682个汉字；不发了，回复“取消”。";

    public static string TooLong(string content, int surplus) =>
        $"文字太长：共{Number(Encoding.UTF8.GetByteCount(content))}字节，最多2048字节（约682个汉字），还没有发出。请删去约{Number((surplus + 2) / 3)}个字再发一次；不发了，回复“取消”。";

    public static string Changed(int people) => $"名单有变，现在是{Number(people)}人，还没有发出。请在新的卡片上再确认一次。";

    public static string Started(long id, int people, int calls) =>
        $"第{Number(id)}号群发已开始，共{Number(people)}人，分{Number(calls)}次发出。发“{ProgressCommand}”看进展，全部发完会告诉您。";

    public static string AlreadyStarted(Broadcast broadcast) =>
        $"第{Number(broadcast.Id)}号群发已于{(broadcast.StartedAt ?? broadcast.CreatedAt).Words()}开始，不会再发第二遍。发“{ProgressCommand}”看进展。";

    /// <summary>第3号 12月9日 08:30 发给…: what it was.</summary>
    public static string Head(Broadcast broadcast) =>
        $"第{Number(broadcast.Id)}号 {(broadcast.StartedAt ?? broadcast.CreatedAt).Words()} {broadcast.AudienceWords} {Words.Quote(broadcast.Content, 20)}";

    public static string Counts(BroadcastCounts counts)
    {
        var parts = new List<string> { $"已发出{Number(counts.Sent)}人" };
        Add(counts.Waiting, "正在发");
        Add(counts.Unreachable, "发不到");
        Add(counts.Dead, "没有发成");
        Add(counts.Unknown, "结果不明");
        return $"共{Number(counts.People)}人：{string.Join("，", parts)}。";

        void Add(long people, string words)
        {
            if (people > 0)
            {
                parts.Add($"{words}{Number(people)}人");
            }
        }
    }

    /// <summary>Who did not get it, by name, the rest by number; one line for each kind.</summary>
    public static string Missed(IReadOnlyList<Missed> missed) => string.Concat(
        from one in missed
        group one by one.State into state
        let people = state.ToList()
        let names = string.Join("、", people.Take(NamesShown).Select(person => person.Name ?? person.UserId))
        select $"\n{Of(state.Key)}：{names}{(people.Count > NamesShown ? $"等{Number(people.Count)}人" : "")}");

    /// <summary>The one message the sender gets at the end.</summary>
    public static string Over(Broadcast broadcast, BroadcastCounts counts, IReadOnlyList<Missed> missed)
    {
        var remedy = counts.Unreachable + counts.Dead > 0 ? "\n发不到、没有发成的，请电话通知本人，并请管理员核对账号。" : "";
        var doubt = counts.Unknown > 0 ? "\n结果不明的可能已经收到，系统不会自己重发，请抽查核实。" : "";
        return $"群发已发完。{Head(broadcast)}\n{Counts(counts)}{Missed(missed)}{remedy}{doubt}";
    }

    public static string Of(string state) => Enum.Parse<RecipientState>(state) switch
    {
        RecipientState.Unreachable => "发不到",
        RecipientState.Dead => "没有发成",
        RecipientState.Unknown => "结果不明",
        RecipientState.Sent => "已发出",
        _ => "正在发",
    };

    /// <summary>WeCom's reason in words; what has none is shown as it came.</summary>
    public static string Reason(string? reason) => reason switch
    {
        null => "",
        "invaliduser" => "不在本应用的可见范围，或账号不存在",
        "unlicenseduser" => "没有接口许可",
        _ when reason.StartsWith("81013", StringComparison.Ordinal) => "这一批全部不在本应用的可见范围，或账号不存在",
        _ => reason,
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
