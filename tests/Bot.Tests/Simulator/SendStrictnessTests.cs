using System.Text;

namespace Bot.Tests.Simulator;

public sealed class SendStrictnessTests
{
    [Theory]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"},"safe":0,"enable_duplicate_check":1,"duplicate_check_interval":1800}""", 0)]
    [InlineData("""{"touser":"ZHAO.LEI","msgtype":"text","agentid":1000002,"text":{"content":"😀 \n\"\\u\""}}""", 0)]
    [InlineData("""{"touser":"@all","msgtype":"markdown","agentid":1000002,"markdown":{"content":"**a**"}}""", 0)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"}""", 47001)]
    [InlineData("""[]""", 47001)]
    [InlineData("""{"touser":"zhao.lei","touser":"li.na","msgtype":"text","agentid":1000002,"text":{"content":"a"}}""", 47001)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"\u4f60"}}""", 40033)]
    [InlineData("""{"msgtype":"text","agentid":1000002,"text":{"content":"a"}}""", 82001)]
    [InlineData("""{"touser":"","msgtype":"text","agentid":1000002,"text":{"content":"a"}}""", 82001)]
    [InlineData("""{"touser":["zhao.lei"],"msgtype":"text","agentid":1000002,"text":{"content":"a"}}""", 40058)]
    [InlineData("""{"touser":"nobody","msgtype":"text","agentid":1000002,"text":{"content":"a"}}""", 81013)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","text":{"content":"a"}}""", 41011)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":"1000002","text":{"content":"a"}}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000003,"text":{"content":"a"}}""", 301002)]
    [InlineData("""{"touser":"zhao.lei","agentid":1000002,"text":{"content":"a"}}""", 40008)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"markdown_v2","agentid":1000002,"markdown_v2":{"content":"a"}}""", 40008)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":""}}""", 44004)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002}""", 44004)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a","mentioned_list":[]}}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"},"toUser":"x"}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"},"markdown":{"content":"b"}}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"},"safe":null}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"},"duplicate_check_interval":14401}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"news","agentid":1000002,"safe":1,"news":{"articles":[{"title":"a","url":"https://a.invalid/"}]}}""", 40074)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"news","agentid":1000002,"news":{"articles":[]}}""", 45008)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"a","description":"b","url":"https://a.invalid/"}}""", 0)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"description":"b","url":"https://a.invalid/"}}""", 41016)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"a","url":"https://a.invalid/"}}""", 41033)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"a","description":"b"}}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"a","description":"b","url":"a.invalid/x"}}""", 45034)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"a","description":"b","url":"https://"}}""", 40094)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"image","agentid":1000002,"image":{}}""", 40058)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"image","agentid":1000002,"image":{"media_id":""}}""", 41006)]
    [InlineData("""{"touser":"zhao.lei","msgtype":"file","agentid":1000002,"file":{"media_id":"unknown"}}""", 40007)]
    public async Task Send_Answers(string body, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, SimulatorRig.Code(await rig.SendAsync(body)));
        Assert.Equal(errcode == 0, rig.Tenant.Phone("zhao.lei").Count > 0);
    }

    [Fact]
    public async Task Send_InvalidUtf8_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();
        using var body = new ByteArrayContent([.. """{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"x"""u8, 0xC3, .. "\"}}"u8]);

        Assert.Equal(47001, SimulatorRig.Code(await rig.PostAsync("message/send", body)));
    }

    [Fact]
    public async Task Send_InvalidUsers_AreOneLowerCaseString()
    {
        await using var rig = await SimulatorRig.StartAsync();

        var answer = await rig.SendTextAsync("zhao.lei|Nobody1|WANG5|NOBODY2", "a");

        Assert.Equal(0, SimulatorRig.Code(answer));
        Assert.Equal("nobody1|nobody2", answer.GetProperty("invaliduser").GetString());
        Assert.False(answer.TryGetProperty("response_code", out _));
        Assert.Single(rig.Tenant.Phone("wang5"));
    }

    [Fact]
    public async Task Send_MoreThan1000Users_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(40032, SimulatorRig.Code(await rig.SendTextAsync(Users(1001), "a")));
        Assert.Equal(0, SimulatorRig.Code(await rig.SendTextAsync(Users(1000), "a")));
        Assert.Single(rig.Tenant.Phone("zhao.lei"));

        static string Users(int count) => string.Join('|', Enumerable.Range(1, count - 1).Select(number => $"u{number}").Prepend("zhao.lei"));
    }

    [Theory]
    [InlineData("zhao.lei|li.na|ZHAO.LEI")]
    [InlineData("zhao.lei||li.na")]
    [InlineData("zhao.lei|")]
    [InlineData("zhao.lei|@all")]
    [InlineData("zhao.lei|u0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Send_ToAListThatIsNoList_IsRefused(string users)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(40031, SimulatorRig.Code(await rig.SendTextAsync(users, "a")));
        Assert.Empty(rig.Tenant.Phone("zhao.lei"));
    }

    [Fact]
    public async Task Send_ToSomebodyWithoutALicence_NamesHim_AndReachesTheOthers()
    {
        await using var rig = await SimulatorRig.StartAsync(settings => settings.Unlicensed.Add("Wang5"));

        var answer = await rig.SendTextAsync("zhao.lei|WANG5|nobody", "a");
        Assert.Equal(("nobody", "wang5"), (answer.GetProperty("invaliduser").GetString(), answer.GetProperty("unlicenseduser").GetString()));
        Assert.Single(rig.Tenant.Phone("zhao.lei"));
        Assert.Empty(rig.Tenant.Phone("wang5"));

        Assert.Equal(0, SimulatorRig.Code(await rig.SendTextAsync("wang5", "a")));
    }

    [Fact]
    public async Task Text_Over2048Bytes_IsCutAtACharacter()
    {
        await using var rig = await SimulatorRig.StartAsync();

        await rig.SendTextAsync("zhao.lei", new string('字', 700));

        var shown = rig.Tenant.Phone("zhao.lei")[0].Payload.GetProperty("content").GetString()!;
        Assert.Equal(682, shown.Length);
        Assert.Contains(rig.Tenant.WireLog.After(0), e => e.Remarks.Any(r => r.Contains("2048", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Markdown_Over2048Bytes_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(45002, SimulatorRig.Code(await rig.SendAsync($$"""{"touser":"zhao.lei","msgtype":"markdown","agentid":1000002,"markdown":{"content":"{{new string('字', 683)}}"} }""")));
    }

    [Fact]
    public async Task TextCard_IsCutByBytes()
    {
        await using var rig = await SimulatorRig.StartAsync();

        await rig.SendAsync($$"""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"{{new string('题', 50)}}","description":"{{new string('述', 200)}}","url":"https://a.invalid/"} }""");

        var card = rig.Tenant.Phone("zhao.lei")[0].Payload;
        Assert.Equal(126, Encoding.UTF8.GetByteCount(card.GetProperty("title").GetString()!));
        Assert.Equal(510, Encoding.UTF8.GetByteCount(card.GetProperty("description").GetString()!));
    }

    [Fact]
    public async Task SameBytes_WithinTheInterval_AreNotDeliveredAgain()
    {
        await using var rig = await SimulatorRig.StartAsync();
        const string Body = """{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"a"},"enable_duplicate_check":1,"duplicate_check_interval":60}""";

        var first = await rig.SendAsync(Body);
        rig.Clock.Advance(TimeSpan.FromSeconds(59));
        var second = await rig.SendAsync(Body);
        Assert.Equal(0, SimulatorRig.Code(second));
        Assert.Equal(first.GetProperty("msgid").GetString(), second.GetProperty("msgid").GetString());
        Assert.Single(rig.Tenant.Phone("zhao.lei"));

        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.SendAsync(Body);
        Assert.Equal(2, rig.Tenant.Phone("zhao.lei").Count);
    }

    [Fact]
    public async Task SameBytes_WithoutTheCheck_AreDeliveredAgain()
    {
        await using var rig = await SimulatorRig.StartAsync();

        await rig.SendTextAsync("zhao.lei", "a");
        await rig.SendTextAsync("zhao.lei", "a");

        Assert.Equal(2, rig.Tenant.Phone("zhao.lei").Count);
    }

    [Fact]
    public async Task SurplusOf30AMinute_IsDroppedSilently()
    {
        await using var rig = await SimulatorRig.StartAsync();
        for (var i = 0; i < 33; i++)
        {
            Assert.Equal(0, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", $"{i}")));
        }

        Assert.Equal(30, rig.Tenant.Phone("zhao.lei").Count);
        Assert.Equal(3, rig.Tenant.DroppedMessages);

        await rig.SendTextAsync("li.na", "others are not touched");
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.SendTextAsync("zhao.lei", "later");
        Assert.Equal(31, rig.Tenant.Phone("zhao.lei").Count);
        Assert.Single(rig.Tenant.Phone("li.na"));
    }

    [Fact]
    public async Task PersonTimesOfTheDay_AreLimited()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.AccountLimit = 0);

        Assert.Equal(45009, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", "a")));
    }

    [Fact]
    public async Task Recall_Within24Hours_TakesTheBubbleAway()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var first = (await rig.SendTextAsync("zhao.lei|li.na", "a")).GetProperty("msgid").GetString();
        var second = (await rig.SendTextAsync("zhao.lei", "b")).GetProperty("msgid").GetString();

        Assert.Equal(0, SimulatorRig.Code(await rig.PostAsync("message/recall", $$"""{"msgid":"{{first}}"}""")));
        Assert.Single(rig.Tenant.Phone("zhao.lei"));
        Assert.Empty(rig.Tenant.Phone("li.na"));
        Assert.Equal(40058, SimulatorRig.Code(await rig.PostAsync("message/recall", """{"msgid":"unknown"}""")));

        rig.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(42052, SimulatorRig.Code(await rig.PostAsync("message/recall", $$"""{"msgid":"{{second}}"}""")));
    }
}
