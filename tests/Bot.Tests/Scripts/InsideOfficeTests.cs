using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Conversations;
using Bot.Tests.Support;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Scripts;

/// <summary>The DisciplineOffice with many reports, and with one that no key opens.</summary>
public sealed class InsideOfficeTests
{
    [Fact]
    public async Task Many_ComeAFewATurn_TheListSaysHowMany_AndEachCanBeOpened()
    {
        await using var bot = await BotFixture.StartAsync();
        for (var number = 1; number <= 12; number++)
        {
            await AddAsync(bot, $"第{number}件事", key: null);
        }

        var office = bot.As(InsideScene.Office);
        await InsideScene.AtAsync(bot, 8, 30);
        await InsideScene.AtAsync(bot, 11, 30);
        Assert.Equal(12, SignVisit.Texts(office, "【内部举报】第"));
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where subject = 'part insidereport'")));

        await office.SaysAsync("举报");
        Scene.Has("要办的共12件，上面是最早的5件", Phone.Words(await office.SeesAsync("要办的共")));
        foreach (var (typed, shown) in new[] { ("举报 6", "第6件事"), ("举报 第12号", "第12件事"), ("举报 ８", "第8件事") })
        {
            await office.SaysAsync(typed);
            await office.SeesAsync(shown);
            await office.SeesCardAsync("内部举报第");
        }

        await office.SaysAsync("举报 13");
        await office.SeesAsync("没有第13号举报");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "inside_draft"));
    }

    [Fact]
    public async Task WhatNoKeyOpens_StaysNew_AndCanBeClosedAllTheSame()
    {
        await using var bot = await BotFixture.StartAsync();
        await AddAsync(bot, "打得开的", key: null);
        await AddAsync(bot, "打不开的", key: "lost");
        var office = bot.As(InsideScene.Office);
        await InsideScene.AtAsync(bot, 11, 30);
        await office.SeesAsync("新来的举报有1件用现在的密钥打不开");
        await office.SeesAsync("打得开的");
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from inside_report where is_new = 1 and number = 2")));
        Assert.Equal(0, SignVisit.Texts(office, "【内部举报】第2号"));

        await office.SaysAsync("举报 2");
        await office.SeesAsync("用现在的密钥打不开");
        var card = await office.SeesCardAsync("内部举报第2号：待处理");
        await office.TapsAsync(card, "受理");
        await office.SeesAsync("用现在的密钥打不开");
        Assert.Null((await bot.SessionAsync(InsideScene.Office)).Asked);
        await office.TapsAsync(card, "办结");
        await office.SeesAsync("还是要办结，发“办结”");
        await office.SaysAsync("已查实");
        await office.SeesAsync("还是要办结，发“办结”");
        await office.SaysAsync("办结。");
        await office.SeesAsync("第2号：已办结，没有给举报人的话");
        await bot.SettleAsync();
        Scene.Has("内部举报第2号：已办结", office.LastCard("内部举报第2号").ToString());
        Assert.Equal(["1"], (await bot.ReadAsync(work => bot.Get<InsideReportStore>().OpenAsync(work))).Select(one => $"{one.Number}"));
        Assert.Empty(await bot.ReadAsync(work => bot.Get<InsideReportStore>().NewsAsync(work)));
    }

    [Fact]
    public async Task ADraftThatNoKeyOpens_IsSaidAsItIs_AndCanBeGivenUp()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(InsideScene.Reporter);
        await he.SaysAsync("举报 恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        var id = (await bot.SessionAsync(he.UserId)).Asked!.Entity;
        await bot.WriteAsync(work => bot.Get<InsideReportStore>().SaveDraftAsync(work, id, Seal(bot, "lost").Close("{}"), new DateOnly(2020, 12, 9)));
        await he.SaysAsync(InsideScene.Said);
        await he.SeesAsync("系统的密钥换过，写到一半的举报打不开了");
        await he.SaysAsync("台账");
        await he.SeesAsync("系统的密钥换过");
        await he.SaysAsync("取消");
        await he.SeesAsync("写过的都已删除");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "inside_draft"));
        Assert.Equal(["session"], await InsideScene.TablesNamingAsync(bot, he.UserId, InsideScene.Said));
    }

    private static Task<bool> AddAsync(BotFixture bot, string what, string? key) => bot.WriteAsync(work => bot.Get<InsideReportStore>().AddAsync(
        work, $"R-{what}", Seal(bot, key).Close(StorageJson.Write(new InsideWords(InsideScene.Reporter, "恒泰焦化", what, "厂里"))), new DateOnly(2020, 12, 9)));

    private static PersonSeal Seal(BotFixture bot, string? key) => key is null
        ? bot.Get<PersonSeal>()
        : new PersonSeal(new FixedOptions<ConversationOptions>(new ConversationOptions { SealKey = key }), bot.Get<IOptionsMonitor<WeComOptions>>());
}
