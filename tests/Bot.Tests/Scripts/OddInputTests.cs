using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Long, empty, emoji, unknown: each answered in words, nothing lost.</summary>
public sealed class OddInputTests
{
    [Fact]
    public async Task ThreeThousandCharacters_AreKeptInFull_AndCutOnTheCard()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var text = "正在生产，" + string.Concat(Enumerable.Repeat("除尘器未开，烟尘直排😀", 272)) + "完";
        Assert.InRange(text.Length, 3000, 3300);

        var (filed, form) = await zhang.FilesAsync(text, 1);

        Assert.Equal(text, Assert.Single((await bot.InspectionAsync(id)).Findings).Text);
        Scene.Has("…", filed.ToString());
        Assert.DoesNotContain('\uFFFD', filed.ToString());
        await zhang.TapsAsync(form, "确定", ("handling", "立行立改"));
        await zhang.SeesDoneAsync(form, "已选好");
    }

    [Fact]
    public async Task FiveThousandCharacters_EmojiAndNothing_AreRefusedInWords()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        Scene.Has("文字太长：共5000字，最多4000字", await bot.AnswerAsync(zhang, () => zhang.SaysAsync(new string('尘', 5000))));
        foreach (var nothing in new[] { "", "   ", "😀👍", "。。。" })
        {
            Scene.Has("没有看到文字内容，没有记下", await bot.AnswerAsync(zhang, () => zhang.SaysAsync(nothing)));
        }

        Scene.Has("好的。", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("谢谢")));
        Assert.Empty((await bot.InspectionAsync(id)).Findings);
    }

    [Fact]
    public async Task TextWithoutADraft_ComesBackWhole_ToBeSentAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        const string Text = "正在生产，除尘器未开启，烟尘直排";
        var answer = await bot.AnswerAsync(zhang, () => zhang.SaysAsync(Text));
        Scene.Has("没有正在填写的体检", answer);
        Assert.EndsWith(Text, answer, StringComparison.Ordinal);

        var lost = string.Concat(Enumerable.Range(0, 600).Select(n => $"第{n:000}处，"));
        var parts = await bot.AnswersAsync(zhang, () => zhang.SaysAsync(lost));
        Assert.InRange(parts.Count, 2, 8);
        Scene.Has(lost, string.Concat(parts.Select(Phone.Words)).ReplaceLineEndings(""));
        foreach (var command in new[] { "撤回", "建议 每班检查", "无问题", "问题 7 除尘器未开" })
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(20));
            Scene.Has("没有正在填写的体检", await bot.AnswerAsync(zhang, () => zhang.SaysAsync(command)));
        }
    }

    [Theory]
    [InlineData("<MsgType><![CDATA[voice]]></MsgType><MediaId>v</MediaId><Format>amr</Format>", "处理不了语音")]
    [InlineData("<MsgType><![CDATA[video]]></MsgType><MediaId>v</MediaId><ThumbMediaId>t</ThumbMediaId>", "处理不了视频")]
    [InlineData("<MsgType><![CDATA[link]]></MsgType><Title>报告</Title><Description>d</Description><Url>https://example.invalid/</Url><PicUrl/>", "处理不了链接")]
    [InlineData("<MsgType><![CDATA[hologram]]></MsgType>", "处理不了这种消息")]
    [InlineData("<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[brand_new_event]]></Event>", "处理不了这种消息")]
    public async Task WhatWeHaveNoUseFor_IsAnsweredPolitely(string kind, string words)
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var answer = await bot.AnswerAsync(zhang, () => OddPush.SendAsync(bot, Scene.ZhangId, kind));
        Scene.Has(words, answer);
        Scene.Has("没有记下任何内容", answer);
    }

    [Fact]
    public async Task EventsNobodyWaitsFor_AreNotAnswered()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        foreach (var name in new[] { "unsubscribe", "view", "LOCATION" })
        {
            Assert.Empty(await bot.AnswersAsync(zhang, () => OddPush.SendAsync(bot, Scene.ZhangId, $"<MsgType>event</MsgType><Event>{name}</Event><EventKey/><Latitude>37.7</Latitude><Longitude>115.6</Longitude><Precision>30</Precision>")));
        }
    }
}
