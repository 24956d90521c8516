namespace Bot.Tests.Simulator;

public sealed class CardStrictnessTests
{
    private const string Action = "\"card_action\":{\"type\":1,\"url\":\"https://bot.example.invalid/n/45\"}";

    [Theory]
    [InlineData("text")]
    [InlineData("news")]
    [InlineData("button")]
    [InlineData("vote")]
    [InlineData("multiple")]
    public async Task RightCard_IsDelivered_WithAResponseCodeWhenItHasACallback(string kind)
    {
        await using var rig = await SimulatorRig.StartAsync();

        var answer = await rig.SendCardAsync("zhao.lei", Cards.Of(kind));

        Assert.Equal(0, SimulatorRig.Code(answer));
        Assert.Equal(kind is "button" or "vote" or "multiple", answer.TryGetProperty("response_code", out _));
        Assert.Equal("template_card", Assert.Single(rig.Tenant.Phone("zhao.lei")).Kind);
    }

    /// <summary>Each row replaces one piece of a right card.</summary>
    [Theory]
    [InlineData("text", "\"text_notice\"", "\"text_note\"", 42031)]
    [InlineData("text", "\"card_type\":\"text_notice\",", "", 42031)]
    [InlineData("text", "," + Action, "", 42045)]
    [InlineData("text", "\"type\":1,\"url\"", "\"type\":0,\"url\"", 42045)]
    [InlineData("text", ",\"url\":\"https://bot.example.invalid/n/45\"", "", 42028)]
    [InlineData("text", "\"type\":1,\"url\":\"https://bot.example.invalid/n/45\"", "\"type\":2", 42030)]
    [InlineData("text", "https://bot", "bot", 45034)]
    [InlineData("text", "\"title\":\"橙色预警\",", "", 0)]
    [InlineData("text", "\"sub_title_text\":\"请执行应急减排清单\",", "\"action_menu\":{\"action_list\":[{\"text\":\"a\",\"key\":\"k\"}]},", 42014)]
    [InlineData("text", "\"sub_title_text\"", "\"task_id\":\"zhao.lei\",\"sub_title_text\"", 42014)]
    [InlineData("text", "\"sub_title_text\"", "\"subtitle\"", 40058)]
    [InlineData("text", "\"sub_title_text\"", "\"source\":{},\"sub_title_text\"", 40058)]
    [InlineData("text", "\"sub_title_text\"", "\"source\":null,\"sub_title_text\"", 40058)]
    [InlineData("text", "\"sub_title_text\"", "\"source\":{\"desc_color\":4},\"sub_title_text\"", 40058)]
    [InlineData("text", "\"sub_title_text\"", "\"quote_area\":{\"type\":1,\"title\":\"a\"},\"sub_title_text\"", 42028)]
    [InlineData("text", "\"sub_title_text\"", "\"quote_area\":{\"type\":2,\"title\":\"a\"},\"sub_title_text\"", 42030)]
    [InlineData("text", "\"sub_title_text\"", "\"horizontal_content_list\":[{\"value\":\"a\"}],\"sub_title_text\"", 42027)]
    [InlineData("text", "\"sub_title_text\"", "\"horizontal_content_list\":[{\"type\":1,\"keyname\":\"a\"}],\"sub_title_text\"", 42028)]
    [InlineData("text", "\"sub_title_text\"", "\"horizontal_content_list\":[{\"type\":2,\"keyname\":\"a\",\"value\":\"b.pdf\"}],\"sub_title_text\"", 42029)]
    [InlineData("text", "\"sub_title_text\"", "\"horizontal_content_list\":[{\"type\":2,\"keyname\":\"a\",\"value\":\"b.pdf\",\"media_id\":\"x\"}],\"sub_title_text\"", 40007)]
    [InlineData("text", "\"sub_title_text\"", "\"horizontal_content_list\":[{\"type\":3,\"keyname\":\"a\"}],\"sub_title_text\"", 42050)]
    [InlineData("text", "\"sub_title_text\"", "\"jump_list\":[{}],\"sub_title_text\"", 42033)]
    [InlineData("text", "\"sub_title_text\"", "\"jump_list\":[{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"}],\"sub_title_text\"", 42042)]
    [InlineData("text", "\"sub_title_text\"", "\"replace_text\":\"已收到\",\"sub_title_text\"", 40058)]
    [InlineData("news", "\"title\":\"现场检查通报\"", "\"desc\":\"a\"", 41016)]
    [InlineData("news", "\"card_image\":{\"url\":\"https://bot.example.invalid/p.jpg\",\"aspect_ratio\":1.3},", "", 42044)]
    [InlineData("news", "\"url\":\"https://bot.example.invalid/p.jpg\",", "", 42044)]
    [InlineData("news", "1.3", "1.2", 40058)]
    [InlineData("news", "1.3", "2.25", 0)]
    [InlineData("news", "{\"title\":\"问题一\",", "{", 42033)]
    [InlineData("news", "[{\"title\":\"问题一\"", "[{\"title\":\"1\"},{\"title\":\"2\"},{\"title\":\"3\"},{\"title\":\"4\"},{\"title\":\"问题一\"", 42036)]
    [InlineData("button", "\"task_id\":\"n42_r7_1\",", "", 42014)]
    [InlineData("button", "n42_r7_1", "n42.r7", 42014)]
    [InlineData("button", "n42_r7_1", "任务", 42014)]
    [InlineData("button", "\"text\":\"收到\",", "", 42038)]
    [InlineData("button", ",\"key\":\"ack:42\"", "", 42039)]
    [InlineData("button", "dispute:42", "ack:42", 42039)]
    [InlineData("button", "\"style\":2", "\"style\":5", 40058)]
    [InlineData("button", "\"style\":2", "\"type\":1", 42028)]
    [InlineData("button", "\"fwd:42\"", "\"\"", 42051)]
    [InlineData("button", "[{\"text\":\"转交他人\"", "[{\"text\":\"a\",\"key\":\"fwd:42\"},{\"text\":\"转交他人\"", 42051)]
    [InlineData("button", "\"question_key\":\"eta\",", "", 42043)]
    [InlineData("button", "{\"id\":\"d3\"", "{\"id\":\"d1\"", 42040)]
    [InlineData("button", "\"id\":\"d3\",", "", 42040)]
    [InlineData("button", ",\"text\":\"三天内\"", "", 42041)]
    [InlineData("button", "\"selected_id\":\"d1\"", "\"selected_id\":\"d9\"", 40058)]
    [InlineData("button", "\"selected_id\":\"d1\"", "\"disable\":true", 40058)]
    [InlineData("button", "\"button_list\"", "\"jump_list\":[],\"button_list\"", 40058)]
    [InlineData("vote", "\"question_key\":\"measure\",", "", 42043)]
    [InlineData("vote", "\"mode\":1", "\"mode\":2", 40058)]
    [InlineData("vote", "\"is_checked\":false", "\"is_checked\":\"no\"", 40058)]
    [InlineData("vote", "\"text\":\"提交\",", "", 0)]
    [InlineData("vote", "\"text\":\"提交\"", "\"text\":\"\"", 42049)]
    [InlineData("vote", ",\"key\":\"submit:43\"", "", 42046)]
    [InlineData("vote", "\"task_id\"", "\"action_menu\":{\"action_list\":[{\"text\":\"a\",\"key\":\"k\"}]},\"task_id\"", 40058)]
    [InlineData("multiple", "\"question_key\":\"log\"", "\"question_key\":\"device\"", 42043)]
    [InlineData("multiple", "\"select_list\"", "\"select_lists\"", 42047)]
    [InlineData("multiple", "\"submit_button\":{\"text\":\"提交\",\"key\":\"submit:44\"}", "\"replace_text\":\"a\"", 42046)]
    public async Task ChangedCard_Answers(string kind, string part, string replacement, int errcode)
    {
        var card = Cards.Of(kind);
        Assert.Contains(part, card, StringComparison.Ordinal);
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, await rig.SendCardCodeAsync(card.Replace(part, replacement, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("button", "\"button_list\":[", "{\"text\":\"x\",\"key\":\"#\"},", 4, 0)]
    [InlineData("button", "\"button_list\":[", "{\"text\":\"x\",\"key\":\"#\"},", 5, 40058)]
    [InlineData("button", "\"horizontal_content_list\":[", "{\"keyname\":\"#\"},", 4, 0)]
    [InlineData("button", "\"horizontal_content_list\":[", "{\"keyname\":\"#\"},", 5, 42035)]
    [InlineData("button", "\"action_list\":[", "{\"text\":\"x\",\"key\":\"#\"},", 3, 40058)]
    [InlineData("button", "\"option_list\":[", "{\"id\":\"#\",\"text\":\"x\"},", 8, 0)]
    [InlineData("button", "\"option_list\":[", "{\"id\":\"#\",\"text\":\"x\"},", 9, 42037)]
    [InlineData("vote", "\"option_list\":[", "{\"id\":\"#\",\"text\":\"x\"},", 18, 0)]
    [InlineData("vote", "\"option_list\":[", "{\"id\":\"#\",\"text\":\"x\"},", 19, 42037)]
    [InlineData("multiple", "\"select_list\":[", "{\"question_key\":\"#\",\"option_list\":[{\"id\":\"a\",\"text\":\"a\"}]},", 1, 0)]
    [InlineData("multiple", "\"select_list\":[", "{\"question_key\":\"#\",\"option_list\":[{\"id\":\"a\",\"text\":\"a\"}]},", 2, 42047)]
    public async Task LongerList_Answers(string kind, string list, string item, int more, int errcode)
    {
        var items = string.Concat(Enumerable.Range(0, more).Select(i => item.Replace("#", $"k{i}", StringComparison.Ordinal)));
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, await rig.SendCardCodeAsync(Cards.Of(kind).Replace(list, list + items, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("n42_r7_1", 128, 42014)]
    [InlineData("ack:42", 1024, 42039)]
    [InlineData("fwd:42", 1024, 42051)]
    [InlineData("eta", 1024, 42043)]
    [InlineData("d3", 128, 42040)]
    public async Task KeysAndIds_HaveHardLimitsInBytes(string id, int bytes, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, await rig.SendCardCodeAsync(Cards.Buttons.Replace($"\"{id}\"", $"\"{new string('k', bytes + 1)}\"", StringComparison.Ordinal)));
        Assert.Equal(0, await rig.SendCardCodeAsync(Cards.Buttons.Replace($"\"{id}\"", $"\"{new string('k', bytes)}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RecommendedLength_IsAcceptedAndRemarked()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(0, await rig.SendCardCodeAsync(Cards.Buttons.Replace("整改通知", new string('长', 37), StringComparison.Ordinal)));

        var sent = rig.Tenant.WireLog.After(0).Last(e => e.Title.EndsWith("message/send", StringComparison.Ordinal));
        Assert.Contains(sent.Remarks, r => r.Contains("main_title.title", StringComparison.Ordinal) && r.Contains("36", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TextNotice_WithoutTitleAndSubTitle_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(41016, await rig.SendCardCodeAsync($$"""{"card_type":"text_notice","main_title":{"desc":"a"},{{Action}}}"""));
    }

    [Fact]
    public async Task TaskId_OfAnotherCard_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(0, await rig.SendCardCodeAsync(Cards.Buttons));
        Assert.Equal(0, await rig.SendCardCodeAsync(Cards.Buttons));
        Assert.Equal(42014, SimulatorRig.Code(await rig.SendCardAsync("li.na", Cards.Buttons)));
        Assert.Equal(42014, await rig.SendCardCodeAsync(Cards.Vote.Replace("n43_r7_1", "n42_r7_1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TaskId_OfACardThatReachedNobody_StaysFree()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(81013, SimulatorRig.Code(await rig.SendCardAsync("nobody", Cards.Buttons)));
        Assert.Equal(0, await rig.SendCardCodeAsync(Cards.Buttons));
    }

    [Fact]
    public async Task CardWithCallback_NeedsACallbackUrl()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.CallbackUrl = null);

        Assert.Equal(43012, await rig.SendCardCodeAsync(Cards.Buttons));
        Assert.Equal(0, await rig.SendCardCodeAsync(Cards.TextNotice));
    }
}
