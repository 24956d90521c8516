using System.Text.Json;
using Bot.Simulator;

namespace Bot.Tests.Simulator;

/// <summary>上下游 as strict as the reference (6.3): each company its token, its application, its members; nothing undocumented.</summary>
public sealed class CorpGroupTests
{
    private const string Company = "wwaaaaaaaaaaaaaaa1";
    private const string Other = "wwaaaaaaaaaaaaaaa2";
    private const int Agent = 1000031;

    [Fact]
    public async Task TheList_NamesWhoShares_PageByPage()
    {
        await using var rig = await StartAsync();
        var first = await rig.PostAsync("corpgroup/corp/list_app_share_info", """{"agentid":1000002,"business_type":1,"limit":1}""");
        Assert.Equal((0, "1"), (first.GetProperty("ending").GetInt32(), first.GetProperty("next_cursor").GetString()));
        var second = await rig.PostAsync("corpgroup/corp/list_app_share_info", """{"agentid":1000002,"business_type":1,"limit":1,"cursor":"1"}""");
        Assert.Equal(1, second.GetProperty("ending").GetInt32());
        Assert.Equal([Company, Other], new[] { first, second }.Select(page => page.GetProperty("corp_list")[0].GetProperty("corpid").GetString()));

        rig.Settings.Downstream[0].Shared = false;
        Assert.Equal(Other, Assert.Single((await rig.PostAsync("corpgroup/corp/list_app_share_info", """{"agentid":1000002,"business_type":1}""")).GetProperty("corp_list").EnumerateArray()).GetProperty("corpid").GetString());
    }

    [Theory]
    [InlineData("corpgroup/corp/list_app_share_info", """{"agentid":1000031,"business_type":1}""", 301002)]
    [InlineData("corpgroup/corp/list_app_share_info", """{"agentid":1000002}""", 40058)]
    [InlineData("corpgroup/corp/list_app_share_info", """{"agentid":1000002,"business_type":0}""", 40058)]
    [InlineData("corpgroup/corp/list_app_share_info", """{"agentid":1000002,"business_type":1,"limit":101}""", 40058)]
    [InlineData("corpgroup/corp/gettoken", """{"corpid":"wwnobody","agentid":1000031,"business_type":1}""", 670001)]
    [InlineData("corpgroup/corp/gettoken", """{"corpid":"wwaaaaaaaaaaaaaaa1","agentid":1000002,"business_type":1}""", 670001)]
    [InlineData("corpgroup/corp/gettoken", """{"agentid":1000031,"business_type":1}""", 41002)]
    public async Task AWrongQuestion_Answers(string path, string body, int errcode)
    {
        await using var rig = await StartAsync();
        Assert.Equal(errcode, SimulatorRig.Code(await rig.PostAsync(path, body)));
    }

    [Fact]
    public async Task WithoutThePermission_NeitherListNorToken()
    {
        await using var rig = await StartAsync();
        rig.Settings.MayCallCorpGroup = false;
        Assert.Equal(48002, SimulatorRig.Code(await rig.PostAsync("corpgroup/corp/list_app_share_info", """{"agentid":1000002,"business_type":1}""")));
        Assert.Equal(48002, SimulatorRig.Code(await TokenAnswerAsync(rig)));
    }

    [Fact]
    public async Task TheToken_IsTheSameWhileItLives()
    {
        await using var rig = await StartAsync();
        var first = await TokenAnswerAsync(rig);
        rig.Clock.Advance(TimeSpan.FromSeconds(100));
        var second = await TokenAnswerAsync(rig);
        Assert.Equal(first.GetProperty("access_token").GetString(), second.GetProperty("access_token").GetString());
        Assert.Equal((7200, 7100), (first.GetProperty("expires_in").GetInt32(), second.GetProperty("expires_in").GetInt32()));
        rig.Clock.Advance(TimeSpan.FromSeconds(7100));
        Assert.Equal(42001, await SendAsync(rig, first.GetProperty("access_token").GetString()!, Text("li.qiang", Agent)));
    }

    [Fact]
    public async Task AMessage_WithItsTokenAndItsApplication_Only()
    {
        await using var rig = await StartAsync();
        var token = await TokenAsync(rig);
        Assert.Equal(0, await SendAsync(rig, token, Text("LI.qiang", Agent)));
        Assert.Single(rig.Host.Downstream(Company).Phone("li.qiang"));
        Assert.Empty(rig.Host.Downstream(Other).Phone("li.qiang"));

        // The upstream application's number, the upstream token, another company's number, a member of ours, a template card.
        Assert.Equal(301002, await SendAsync(rig, token, Text("li.qiang", 1000002)));
        Assert.Equal(81013, await SendAsync(rig, await rig.TokenAsync(), Text("li.qiang", 1000002)));
        Assert.Equal(301002, await SendAsync(rig, await rig.TokenAsync(), Text("li.qiang", Agent)));
        Assert.Equal(301002, await SendAsync(rig, token, Text("li.qiang", 1000007)));
        Assert.Equal(81013, await SendAsync(rig, token, Text("zhao.lei", Agent)));
        Assert.Equal(40008, await SendAsync(rig, token, $$"""{"touser":"li.qiang","msgtype":"template_card","agentid":{{Agent}},"template_card":{{Cards.Buttons}}}"""));
        Assert.Single(rig.Host.Downstream(Company).Phone("li.qiang"));
    }

    [Fact]
    public async Task SomeOutsideTheRange_AreNamed()
    {
        await using var rig = await StartAsync();
        var answer = await rig.PostAsync("message/send", Text("li.qiang|Nobody", Agent), await TokenAsync(rig));
        Assert.Equal((0, "nobody"), (SimulatorRig.Code(answer), answer.GetProperty("invaliduser").GetString()));
    }

    [Fact]
    public async Task WhatIsNotDocumentedForItsToken_IsRefused()
    {
        await using var rig = await StartAsync();
        var token = await TokenAsync(rig);
        Assert.Equal(48002, SimulatorRig.Code(await rig.PostAsync("corpgroup/corp/gettoken", $$"""{"corpid":"{{Company}}","agentid":{{Agent}},"business_type":1}""", token)));
        Assert.Equal(48002, SimulatorRig.Code(await rig.PostAsync("menu/create?agentid=1000031", "{}", token)));
        Assert.Equal(48002, SimulatorRig.Code(await rig.PostAsync("message/update_template_card", "{}", token)));
    }

    [Fact]
    public async Task TakenBack_TheTokenServesNoLonger()
    {
        await using var rig = await StartAsync();
        var token = await TokenAsync(rig);
        rig.Settings.Downstream[0].Shared = false;
        Assert.Equal(670001, await SendAsync(rig, token, Text("li.qiang", Agent)));
        Assert.Equal(670001, SimulatorRig.Code(await TokenAnswerAsync(rig)));
    }

    [Fact]
    public async Task Limits_AreEachCompanysOwn()
    {
        await using var rig = await SimulatorRig.StartAsync(settings =>
        {
            settings.Downstream.Add(new SimulatedDownstream(Company, "一厂", Agent, new SimulatedMember("li.qiang", "李强", "")) { AccountLimit = 1 });
            settings.Downstream.Add(new SimulatedDownstream(Other, "二厂", 1000007, new SimulatedMember("li.qiang", "李强", "")));
        });
        var token = await TokenAsync(rig);
        for (var number = 0; number < 200; number++)
        {
            Assert.Equal(0, await SendAsync(rig, token, Text("li.qiang", Agent)));
        }

        Assert.Equal(30, rig.Host.Downstream(Company).Phone("li.qiang").Count);
        Assert.Equal(45009, await SendAsync(rig, token, Text("li.qiang", Agent)));
        Assert.Equal(0, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", "照常")));
    }

    private static Task<SimulatorRig> StartAsync() => SimulatorRig.StartAsync(settings =>
    {
        settings.Downstream.Add(new SimulatedDownstream(Company, "一厂", Agent, new SimulatedMember("li.qiang", "李强", "环保负责人")));
        settings.Downstream.Add(new SimulatedDownstream(Other, "二厂", 1000007, new SimulatedMember("li.qiang", "李强", "环保负责人")));
    });

    private static string Text(string users, int agent) => $$"""{"touser":"{{users}}","msgtype":"text","agentid":{{agent}},"text":{"content":"通知"} }""";

    private static Task<JsonElement> TokenAnswerAsync(SimulatorRig rig) =>
        rig.PostAsync("corpgroup/corp/gettoken", $$"""{"corpid":"{{Company}}","agentid":{{Agent}},"business_type":1}""");

    private static async Task<string> TokenAsync(SimulatorRig rig) => (await TokenAnswerAsync(rig)).GetProperty("access_token").GetString()!;

    private static async Task<int> SendAsync(SimulatorRig rig, string token, string body) => SimulatorRig.Code(await rig.PostAsync("message/send", body, token));
}
