using Bot.Conversations;
using Bot.WeCom.Callback;

namespace Bot.Tests.Conversations;

public sealed class InputMapperTests
{
    private static readonly CallbackHeader Header = new("corp", "zhao.lei", DateTimeOffset.UnixEpoch, 1000002);
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    public static TheoryData<string> Names => [.. Table.Keys];

    private static Dictionary<string, (WeComEvent Event, object Expected)> Table { get; } = new()
    {
        ["text is trimmed"] = (new TextMessageReceived(Header, 1, " 完成\n"), new TextInput("完成")),
        ["image"] = (new ImageReceived(Header, 1, "m1", null), new PictureInput("m1")),
        ["location message"] = (new LocationReceived(Header, 1, 37.7, 115.6, "北门"), new LocationInput(37.7, 115.6, "北门")),
        ["location of the menu"] = (new LocationSelected(Header, "k", 37.7, 115.6, "北门"), new LocationInput(37.7, 115.6, "北门")),
        ["automatic location"] = (new LocationReported(Header, 37.7, 115.6, 30), new Mapped.Silent("LocationReported")),
        ["menu click"] = (new MenuTapped(Header, MenuTapKind.Click, "MY_TASKS"), new MenuInput("MY_TASKS")),
        ["menu view"] = (new MenuTapped(Header, MenuTapKind.View, "https://x"), new Mapped.Silent("MenuTapped")),
        ["enter"] = (new AgentEntered(Header), new EnteredInput(false)),
        ["subscribe"] = (new Subscribed(Header), new EnteredInput(true)),
        ["unsubscribe"] = (new Unsubscribed(Header), new Mapped.Silent("Unsubscribed")),
        ["card"] = (new CardTapped(Header, false, "sign:i1:4", "t1", "button_interaction", "rc", None), new CardInput(new("sign", "i1", 4), "t1", None)),
        ["card key of nobody"] = (new CardTapped(Header, false, "sign", "t1", "button_interaction", "rc", None), new Mapped.Stale()),
        ["legacy card"] = (new LegacyTaskCardTapped(Header, "k", "t"), new Mapped.Stale()),
        ["voice"] = (new VoiceReceived(Header, 1, "m", "amr"), new UnsupportedInput("语音")),
        ["video"] = (new VideoReceived(Header, 1, "m", "t"), new UnsupportedInput("视频")),
        ["link"] = (new LinkReceived(Header, 1, "t", "d", "u"), new UnsupportedInput("链接")),
        ["unknown message"] = (new UnknownEvent(Header, "hologram", 1), new UnsupportedInput("hologram")),
        ["unknown event of the system"] = (new UnknownEvent(Header with { FromUser = "sys" }, "new_thing", null), new Mapped.Silent("new_thing")),
        ["scan that waits"] = (new CodeScanned(Header, true, "k", "qrcode", "x"), new UnsupportedInput("扫码")),
        ["scan that does not wait"] = (new CodeScanned(Header, false, "k", "qrcode", "x"), new Mapped.Silent("CodeScanned")),
        ["pictures announced"] = (new PicturesAnnounced(Header, "pic_weixin", "k", 1, []), new Mapped.Silent("PicturesAnnounced")),
        ["batch job"] = (new BatchJobFinished(Header, "j", "sync_user", 0, "ok"), new Mapped.Silent("BatchJobFinished")),
        ["approval"] = (new OpenApprovalChanged(Header, "t", 2), new Mapped.Silent("OpenApprovalChanged")),
        ["application about to be disabled"] = (new AppActivityChanged(Header, "inactive_alert", null), new Mapped.Silent("inactive_alert", Urgent: true)),
    };

    [Theory, MemberData(nameof(Names))]
    public void Map_Event(string name)
    {
        var (callback, expected) = Table[name];
        var mapped = InputMapper.Map(callback);
        Assert.Equal(expected, mapped is Mapped.Act act ? act.Input : mapped);
    }
}
