using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>更正: what is signed stays as it is; a correction is signed again by all and takes its place everywhere (SignedIsFinal).</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task ACorrection_TakesThePlaceOfItsForm_WithWhatWasHandedInSince()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key, SignVisit.General);
        var signed = await visit.InspectionAsync();
        await officer.TapsAsync(await officer.SeesCardAsync("有2条问题"), "打开", ("case", "除尘器"));
        await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "除尘器已修好，附件齐全");

        await bot.As(CountySeed.Officer).SaysAsync("更正 1");
        await officer.SeesAsync("登记表由签过字的执法人员更正");
        await visit.Li.SaysAsync("更正 7");
        await visit.Li.SeesAsync("没有找到您签过字的第0007号登记表");
        await visit.Li.SaysAsync("更正1");
        Golden.Match(Phone.Words(await visit.Li.SeesAsync("已开始更正")), "Golden/correction-opened.txt");
        await visit.Zhang.SeesCardAsync("登记表要更正");
        await visit.Li.SaysAsync("撤回");
        await visit.Li.SeesAsync("撤回");
        await visit.Li.SaysAsync("问题 16 限期整改 12-25 一般 正在生产，危废间没有标识");
        await visit.Li.SeesCardAsync("条已记下");

        // Until it is signed the old form counts.
        Assert.Equal(2, await LedgerRowsAsync(bot));
        await bot.As(Scene.ZhangId).SaysAsync("更正 1");
        await bot.As(Scene.ZhangId).SeesAsync("更正件已经开始填，没有另开");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.Li.SaysAsync("完成");
        var (mine, hers) = (await visit.Zhang.SeesCardAsync("请确认签字"), await visit.Li.SeesCardAsync("请确认签字"));
        await visit.SignAsync(mine, hers);
        await officer.SeesAsync("本告知更正并代替先前的一份，以本份为准");

        var correction = await visit.InspectionAsync();
        Assert.Equal((2, signed.Id), (correction.Number, correction.Replaces));
        Assert.Equal(InspectionStatus.Signed, (await bot.ReadAsync(work => bot.Get<InspectionStore>().FindAsync(work, signed.Id)))!.Status);
        Assert.Equal(
            ["2-1 Submitted", "1-2 Closed", "2-2 Open"],
            await bot.ReadAsync(work => work.QueryAsync<string>("select concat(number, '-', ordinal, ' ', status) from rectification order by opened_at, id")));
        Assert.Equal([correction.Id, correction.Id], await bot.ReadAsync(work => work.QueryAsync<string>("select inspection_id from assignment where status <> 'Closed'")));

        var rows = await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, signed.CampaignId, []));
        Assert.All(rows, row => Assert.Equal(correction.Id, row.InspectionId));
        Assert.Equal(2, rows.Count);
        Scene.Has("危废间没有标识", rows[1].Cells[13]);

        // The case goes on where it was: the inspector passes what was handed in before.
        await visit.Zhang.SaysAsync("整改");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("复查 2-1"), "通过");
        await officer.SeesAsync("2-1");
        await visit.Zhang.SaysAsync("进展 2-1");
        await visit.Zhang.SeesAsync("登记表已更正，编号由1-1改为2-1，整改照旧");
        await visit.Zhang.SaysAsync("更正 1");
        await visit.Zhang.SeesAsync("第0001号登记表已由第0002号更正代替");
    }

    [Fact]
    public async Task GivenUp_NothingHasChanged_AndItCanBeBegunAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await visit.Zhang.SaysAsync("更正 第0001号");
        await visit.Zhang.SeesAsync("已开始更正第0001号登记表");
        await visit.Zhang.SaysAsync("草稿");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("您有一份未完成的体检"), "放弃");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("确认放弃"), "确认放弃");
        await visit.Zhang.SeesAsync("已放弃");
        Assert.Equal(1, await LedgerRowsAsync(bot));
        await visit.Zhang.SaysAsync("更正 1");
        await bot.SettleAsync();
        Assert.Equal(2, SignVisit.Texts(visit.Zhang, "已开始更正第0001号登记表"));
        await bot.As("zhao.min").SaysAsync("更正");
        await bot.As("zhao.min").SeesAsync("登记表由签过字的执法人员更正");
    }

    private static async Task<int> LedgerRowsAsync(BotFixture bot) =>
        (await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", []))).Count;
}
