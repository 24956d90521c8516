using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Bot.Simulator;
using Bot.Simulator.Pages;
using Bot.WeCom.Callback;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Simulator;

public sealed class CallbackTests
{
    [Fact]
    public async Task Text_ArrivesSignedAndEncrypted()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);

        Assert.True(await rig.Tenant.SayAsync("ZHAO.LEI", "已整改 ]]> <b>😀"));

        var xml = Assert.Single(bot.Opened);
        Assert.Equal("zhao.lei", xml.Element("FromUserName")!.Value);
        Assert.Equal(rig.Settings.CorpId, xml.Element("ToUserName")!.Value);
        Assert.Equal("text", xml.Element("MsgType")!.Value);
        Assert.Equal("已整改 ]]> <b>😀", xml.Element("Content")!.Value);
        Assert.Equal("1000002", xml.Element("AgentID")!.Value);
        Assert.Equal(rig.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), xml.Element("CreateTime")!.Value);
        var bubble = Assert.Single(rig.Tenant.Phone("zhao.lei"));
        Assert.False(bubble.FromApp);
    }

    [Fact]
    public async Task MessageIds_Increase()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);

        await rig.Tenant.SayAsync("zhao.lei", "1");
        await rig.Tenant.SayAsync("li.na", "2");

        var ids = bot.Opened.Select(x => long.Parse(x.Element("MsgId")!.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.True(ids[0] < ids[1]);
    }

    [Fact]
    public async Task Events_HaveNoMessageId()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);

        Assert.True(await rig.Tenant.SubscribeAsync("zhao.lei"));
        Assert.True(await rig.Tenant.EnterAsync("zhao.lei"));

        Assert.Equal(["subscribe", "enter_agent"], bot.Opened.Select(x => x.Element("Event")!.Value));
        Assert.All(bot.Opened, x => Assert.Null(x.Element("MsgId")));
    }

    [Fact]
    public async Task Picture_CanBeFetchedByItsMediaId()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        var picture = SamplePicture.Draw(7);

        Assert.True(await rig.Tenant.SendPictureAsync("zhao.lei", picture));

        var xml = Assert.Single(bot.Opened);
        var id = xml.Element("MediaId")!.Value;
        Assert.Equal(picture, await rig.Http.GetByteArrayAsync(new Uri($"cgi-bin/media/get?media_id={id}&access_token={await rig.TokenAsync()}", UriKind.Relative)));
        Assert.Equal(picture, await rig.Http.GetByteArrayAsync(new Uri(xml.Element("PicUrl")!.Value)));
        Assert.Equal(picture, rig.Tenant.Phone("zhao.lei")[0].Content);
    }

    [Fact]
    public async Task Location_HasLatitudeAsX()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);

        await rig.Tenant.SendLocationAsync("zhao.lei", 37.739, 115.67, "北门排口");

        var xml = Assert.Single(bot.Opened);
        Assert.Equal(("37.739", "115.67", "北门排口"), (xml.Element("Location_X")!.Value, xml.Element("Location_Y")!.Value, xml.Element("Label")!.Value));
    }

    [Theory]
    [InlineData("MY_TASKS", "click", null)]
    [InlineData("https://bot.example.invalid/ledger", "view", null)]
    [InlineData("SEND_PHOTO", "pic_photo_or_album", "image")]
    [InlineData("SEND_PLACE", "location_select", "location")]
    public async Task Menu_SendsTheEvent_AndWhatFollows(string key, string name, string? message)
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        await Assert.ThrowsAsync<PersonCannotException>(() => rig.Tenant.ClickMenuAsync("zhao.lei", key));
        await rig.PostAsync("menu/create?agentid=1000002", MenuTests.Menu);

        Assert.True(await rig.Tenant.ClickMenuAsync("zhao.lei", key));

        var opened = bot.Opened.ToList();
        Assert.Equal((name, key), (opened[0].Element("Event")!.Value, opened[0].Element("EventKey")!.Value));
        Assert.Equal(message, opened.ElementAtOrDefault(1)?.Element("MsgType")!.Value);
    }

    [Theory]
    [InlineData(false, "OptionIds", "OptionId")]
    [InlineData(true, "OpitonIds", "OpitonId")]
    public async Task Tap_CarriesChoicesAndASingleUseCode(bool oldSpelling, string list, string item)
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.OldOptionSpelling = oldSpelling);
        await using var bot = await BotStub.StartAsync(rig.Settings);
        await rig.SendCardAsync("zhao.lei", Cards.Multiple);

        Assert.True(await rig.Tenant.TapAsync("zhao.lei", "n44_r7_1", "submit:44", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["device"] = ["off"] }));

        var xml = Assert.Single(bot.Opened);
        Assert.Equal(("template_card_event", "submit:44", "n44_r7_1", "multiple_interaction"), (xml.Element("Event")!.Value, xml.Element("EventKey")!.Value, xml.Element("TaskId")!.Value, xml.Element("CardType")!.Value));
        Assert.Equal(["device:off", "log:y"], xml.Element("SelectedItems")!.Elements().Select(i => $"{i.Element("QuestionKey")!.Value}:{i.Element(list)!.Element(item)!.Value}"));

        var code = xml.Element("ResponseCode")!.Value;
        const string Grey = "\"button\":{\"replace_name\":\"已提交\"}";
        Assert.Equal(0, SimulatorRig.Code(await rig.UpdateAsync(code, Grey)));
        Assert.Equal(60140, SimulatorRig.Code(await rig.UpdateAsync(code, Grey)));
        await Assert.ThrowsAsync<PersonCannotException>(() => rig.Tenant.TapAsync("zhao.lei", "n44_r7_1", "submit:44"));
    }

    [Fact]
    public async Task Tap_OnTheCardsMenu_IsAMenuEvent_AndUnknownChoicesAreImpossible()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        await rig.SendCardAsync("zhao.lei", Cards.Buttons);
        await rig.SendCardAsync("zhao.lei", Cards.Vote);

        Assert.True(await rig.Tenant.TapAsync("zhao.lei", "n42_r7_1", "fwd:42"));
        Assert.True(await rig.Tenant.TapAsync("zhao.lei", "n43_r7_1", "submit:43"));

        var opened = bot.Opened.ToList();
        Assert.Equal("template_card_menu_event", opened[0].Element("Event")!.Value);
        Assert.Null(opened[0].Element("SelectedItems"));
        Assert.Empty(opened[1].Descendants("OptionId"));
        await Assert.ThrowsAsync<PersonCannotException>(() => rig.Tenant.TapAsync("zhao.lei", "n42_r7_1", "nothing"));
        await Assert.ThrowsAsync<PersonCannotException>(() => rig.Tenant.TapAsync("li.na", "n42_r7_1", "ack:42"));
        await Assert.ThrowsAsync<PersonCannotException>(() => rig.Tenant.TapAsync("zhao.lei", "n43_r7_1", "submit:43", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["measure"] = ["z"] }));
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(503, 3)]
    [InlineData(400, 1)]
    [InlineData(403, 1)]
    public async Task Failure_IsRepeatedUnlessItIsOurs(int status, int attempts)
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        bot.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        Assert.False(await rig.Tenant.SayAsync("zhao.lei", "a"));

        Assert.Equal(attempts, bot.Opened.Count);
        Assert.Equal(attempts, bot.Nonces.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(bot.Opened.Select(x => x.Element("MsgId")!.Value).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NoAnswerInTime_IsRepeated()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        var late = new TaskCompletionSource();
        bot.Answer = (attempt, context) => attempt < 3 ? late.Task.WaitAsync(context.RequestAborted) : context.Response.WriteAsync("success");

        Assert.True(await rig.Tenant.SayAsync("zhao.lei", "a"));

        Assert.Equal(3, bot.Opened.Count);
        Assert.Equal([0, 0, 200], rig.Tenant.WireLog.After(0).Where(e => e.Kind is "callback").Select(e => e.Status));
        late.SetResult();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\n", false)]
    public async Task UrlCheck_WantsTheBareNumber(string tail, bool right)
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        bot.Echo = plain => plain + tail;

        Assert.Equal(right, await rig.Tenant.VerifyCallbackUrlAsync());
    }

    [Fact]
    public async Task NobodyListening_IsGivenUpAfterThreeAttempts()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.False(await rig.Tenant.SayAsync("zhao.lei", "a"));
        Assert.Equal(3, rig.Tenant.WireLog.After(0).Count);
    }

    [Fact]
    public async Task PassiveReply_IsDecryptedAndShown()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        bot.Answer = (_, context) => context.Response.WriteAsync(Passive(rig.Settings, rig.Settings.CorpId));

        Assert.True(await rig.Tenant.SayAsync("zhao.lei", "a"));

        var reply = rig.Tenant.Phone("zhao.lei")[1];
        Assert.True(reply.FromApp);
        Assert.Equal("收到", reply.Payload.GetProperty("content").GetString());
    }

    [Fact]
    public async Task PassiveReply_ForAnotherCorp_IsOnlyRemarked()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        bot.Answer = (_, context) => context.Response.WriteAsync(Passive(rig.Settings, "ww_other"));

        Assert.True(await rig.Tenant.SayAsync("zhao.lei", "a"));

        Assert.Single(rig.Tenant.Phone("zhao.lei"));
        Assert.NotEmpty(Assert.Single(rig.Tenant.WireLog.After(0)).Remarks);
    }

    private static string Passive(SimulatorSettings settings, string receiveId)
    {
        const string Plain = "<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>";
        var encrypt = CallbackCipher.Encrypt(CallbackCipher.Key(settings.EncodingAesKey), RandomNumberGenerator.GetBytes(16), Plain, receiveId);
        return new XElement(
            "xml",
            new XElement("Encrypt", encrypt),
            new XElement("MsgSignature", CallbackSignature.Compute(settings.Token, "1", "2", encrypt)),
            new XElement("TimeStamp", "1"),
            new XElement("Nonce", "2")).ToString();
    }
}
