using System.Text.Json;

namespace Bot.Tests.Simulator;

public sealed class UpdateCardTests
{
    private const string Grey = "\"button\":{\"replace_name\":\"已收到\"}";

    [Fact]
    public async Task ResponseCode_WorksOnce()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = await SentCodeAsync(rig);

        var first = await rig.UpdateAsync(code, Grey);
        Assert.Equal(0, SimulatorRig.Code(first));
        Assert.Equal(JsonValueKind.Array, first.GetProperty("invaliduser").ValueKind);
        Assert.Equal("已收到", Shown(rig, "zhao.lei").GetProperty("replace_text").GetString());
        Assert.Equal(60140, SimulatorRig.Code(await rig.UpdateAsync(code, Grey)));
    }

    [Fact]
    public async Task ResponseCode_DiesAfter24Hours()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var early = await SentCodeAsync(rig);
        var late = await SentCodeAsync(rig, Cards.Buttons.Replace("n42_r7_1", "n42_r7_2", StringComparison.Ordinal));

        rig.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, SimulatorRig.Code(await rig.UpdateAsync(early, Grey)));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(60140, SimulatorRig.Code(await rig.UpdateAsync(late, Grey)));
    }

    [Theory]
    [InlineData("\"userids\":[\"zhao.lei\"]", "", 40058)]
    [InlineData("\"userids\":[\"zhao.lei\"]", Grey + ",\"safe\":0", 40058)]
    [InlineData("\"userids\":[\"zhao.lei\"]", "\"button\":{\"replace_name\":\"\"}", 42020)]
    [InlineData("\"userids\":[\"zhao.lei\"]", "\"button\":{\"replace_name\":\"a\",\"style\":1}", 40058)]
    [InlineData("\"userids\":[]", Grey, 82101)]
    [InlineData("\"atall\":0", Grey, 82101)]
    [InlineData("\"userids\":\"zhao.lei\"", Grey, 40058)]
    [InlineData("\"userids\":[\"li.na\"]", Grey, 82102)]
    [InlineData("\"partyids\":[1]", Grey, 82102)]
    [InlineData("\"userids\":[\"ZHAO.LEI\"]", Grey, 0)]
    [InlineData("\"atall\":1", Grey, 0)]
    public async Task Update_Answers(string target, string change, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = await SentCodeAsync(rig);
        var more = change.Length == 0 ? "\"enable_id_trans\":0" : change;

        Assert.Equal(errcode, SimulatorRig.Code(await rig.UpdateAsync(code, more, target)));
    }

    [Fact]
    public async Task Update_OfAnotherApplication_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = await SentCodeAsync(rig);

        Assert.Equal(42015, SimulatorRig.Code(await rig.PostAsync("message/update_template_card", $$"""{"userids":["zhao.lei"],"agentid":1,"response_code":"{{code}}",{{Grey}}}""")));
    }

    [Fact]
    public async Task Update_SomeTargetsWithoutTheCard_AreListed()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = await SentCodeAsync(rig);

        var answer = await rig.UpdateAsync(code, Grey, "\"userids\":[\"zhao.lei\",\"Li.Na\"]");

        Assert.Equal(0, SimulatorRig.Code(answer));
        Assert.Equal("li.na", Assert.Single(answer.GetProperty("invaliduser").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Replacement_ShowsTheNewCard_OnlyForTheTargets()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = await SentCodeAsync(rig, Cards.Multiple, "zhao.lei|li.na");
        var changed = Cards.Multiple
            .Replace("\"title\":\"台账\"", "\"title\":\"台账\",\"disable\":true,\"selected_id\":\"n\"", StringComparison.Ordinal)
            .Replace("\"task_id\"", "\"replace_text\":\"已提交\",\"task_id\"", StringComparison.Ordinal);

        Assert.Equal(0, SimulatorRig.Code(await rig.UpdateAsync(code, $"\"template_card\":{changed}")));

        Assert.Equal("已提交", Shown(rig, "zhao.lei").GetProperty("replace_text").GetString());
        Assert.False(Shown(rig, "li.na").TryGetProperty("replace_text", out _));
        Assert.Single(rig.Tenant.Phone("zhao.lei"));
    }

    [Theory]
    [InlineData("n42_r7_1", "n42_r7_2", 42016)]
    [InlineData("\"task_id\":\"n42_r7_1\",", "", 42014)]
    [InlineData("\"key\":\"ack:42\"", "\"key\":\"\"", 42039)]
    [InlineData("\"desc\":\"请确认收到\"", "\"text\":\"请确认收到\"", 40058)]
    public async Task Replacement_FollowsTheSameRules(string part, string replacement, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = await SentCodeAsync(rig);
        var card = Cards.Buttons.Replace(part, replacement, StringComparison.Ordinal);

        Assert.Equal(errcode, SimulatorRig.Code(await rig.UpdateAsync(code, $"\"template_card\":{card}")));
        Assert.Equal(0, SimulatorRig.Code(await rig.UpdateAsync(code, Grey)));
    }

    [Fact]
    public async Task ReplaceName_IsForInteractiveCardsOnly()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var notice = Cards.TextNotice.Replace("\"sub_title_text\"", "\"task_id\":\"t1\",\"action_menu\":{\"action_list\":[{\"text\":\"a\",\"key\":\"k\"}]},\"sub_title_text\"", StringComparison.Ordinal);
        var code = await SentCodeAsync(rig, notice);

        Assert.Equal(40058, SimulatorRig.Code(await rig.UpdateAsync(code, Grey)));
        Assert.Equal(0, SimulatorRig.Code(await rig.UpdateAsync(code, $"\"template_card\":{notice}")));
    }

    private static async Task<string> SentCodeAsync(SimulatorRig rig, string card = Cards.Buttons, string users = "zhao.lei") =>
        (await rig.SendCardAsync(users, card)).GetProperty("response_code").GetString()!;

    private static JsonElement Shown(SimulatorRig rig, string user) => rig.Tenant.Phone(user)[^1].Payload;
}
