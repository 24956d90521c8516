using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>内部举报 (二(三)3): taken from any member, seen by the DisciplineOffice only, nothing kept of who it was.</summary>
public sealed class InsideReportTests
{
    private const string Reporter = InsideScene.Reporter;
    private const string Office = InsideScene.Office;
    private const string Said = InsideScene.Said;

    [Fact]
    public async Task FromTheReportToTheEnd_AsItReads()
    {
        await using var bot = await BotFixture.StartAsync();
        var (he, office) = (bot.As(Reporter), bot.As(Office));
        var receipt = await InsideScene.ReportAsync(bot, he, picture: true);
        await he.SaysAsync($"举报 {receipt.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");
        await he.SeesAsync("您举报的事项：待处理");

        await InsideScene.AtAsync(bot, 11, 30);
        await office.SeesAsync("【内部举报】第1号");
        var card = await office.SeesCardAsync("内部举报第1号：待处理");
        Assert.Single(office.FromApp, bubble => bubble.Kind == "image");
        await office.TapsAsync(card, "看举报人");
        await office.SeesAsync("第1号的举报人：不在人员名单里的成员（stranger）");
        await office.TapsAsync(card, "受理");
        await office.SeesAsync("请写给举报人的话");
        await office.SaysAsync("已派人核实，请放心");
        await office.SeesAsync("第1号：已受理");

        await InsideScene.AtAsync(bot, 14, 30);
        await he.SeesAsync("有了新进展：已受理");
        card = office.LastCard("内部举报第1号：已受理");
        await office.TapsAsync(card, "转办");
        await office.TapsAsync(await office.SeesCardAsync("第1号转给哪个分局"), "下一步", ("county", "桃城区"));
        await office.SeesAsync("请写要分局办什么");
        await office.SaysAsync("请夜间检查雨水排口");
        await office.SeesAsync("已转给周涛（桃城区），不带举报人的任何信息");
        await bot.As("zhou.tao").SeesAsync("【驻局纪检组转办】");
        card = office.LastCard("内部举报第1号：已转办");
        await office.TapsAsync(card, "办结");
        await office.SeesAsync("请写给举报人的话");
        await office.SaysAsync("已查实并处理，谢谢");
        await office.SeesAsync("第1号：已办结");
        await InsideScene.AtAsync(bot, 17, 30);
        await he.SeesAsync("有了新进展：已办结");
        await office.SaysAsync("举报");
        await office.SeesAsync("现在没有要办的举报");
        Golden.Match(InsideScene.ReceiptPattern().Replace(string.Join('\n', bot.Transcript), "ABCD-EFGH-JKLM-NPQR").Replace(receipt.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), "abcdefghjklmnpqr", StringComparison.Ordinal), "Golden/inside-report.txt");
        Assert.DoesNotContain(Said, string.Join('|', bot.As("zhou.tao").FromApp.Select(Phone.Words)), StringComparison.Ordinal);
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'inside-reporter-read' and actor = (select token from audit_person where user_id = @Office)", new { Office })));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task NothingThatIsKept_NamesTheReporter_OrTellsWhatHeSaid()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(Reporter);
        var receipt = await InsideScene.ReportAsync(bot, he, picture: true);
        await he.SaysAsync($"举报 {receipt}");
        await he.SeesAsync("待处理");
        await InsideScene.AtAsync(bot, 11, 30);
        var office = bot.As(Office);
        var card = await office.SeesCardAsync("内部举报第1号");
        await office.TapsAsync(card, "看举报人");
        await office.SeesAsync("stranger");
        await office.TapsAsync(card, "受理");
        await office.SeesAsync("请写给举报人的话");
        await office.SaysAsync("已派人核实，请放心");
        await office.SeesAsync("已受理");
        await InsideScene.AtAsync(bot, 14, 30);
        await he.SeesAsync("已受理");

        var named = new List<string>();
        foreach (var table in TableOrder.Copied.Select(one => one.Name).Concat(TableOrder.Passing))
        {
            foreach (var row in await InsideScene.RowsAsync(bot, table))
            {
                Assert.DoesNotContain(Said, row, StringComparison.Ordinal);
                Assert.DoesNotContain("请放心", row, StringComparison.Ordinal);
                Assert.DoesNotContain(receipt, row, StringComparison.Ordinal);
                Assert.True(table == "stored_file" || !row.Contains(InsideScene.Sha256, StringComparison.OrdinalIgnoreCase), $"{table}: which pictures belong to a report");
                if (row.Contains(Reporter, StringComparison.OrdinalIgnoreCase))
                {
                    named.Add(table);
                }
            }
        }

        // That he once wrote something is all: the row of his conversation, with nothing in it.
        Assert.Equal(["session"], named);
        Assert.DoesNotContain("inside", Assert.Single(await InsideScene.RowsAsync(bot, "session"), row => row.Contains(Reporter, StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await SignVisit.CountAsync(bot, "inside_draft"));
        Assert.DoesNotContain(bot.Logs.GetSnapshot(), record => record.Message.Contains(Reporter, StringComparison.OrdinalIgnoreCase) || record.Message.Contains(receipt, StringComparison.Ordinal) || record.Message.Contains(nameof(Bot.Features.InsideReports.InsideReportHandler), StringComparison.Ordinal));
    }

    [Fact]
    public async Task OnlyTheDisciplineOffice_SeesAndAnswers()
    {
        await using var bot = await BotFixture.StartAsync();
        await InsideScene.ReportAsync(bot, bot.As(Reporter), picture: false);
        await InsideScene.AtAsync(bot, 11, 30);
        foreach (var other in new[] { "zhou.tao", "zheng.hua", "chen.jing", "zhao.min", CountySeed.Officer })
        {
            Assert.DoesNotContain(bot.As(other).FromApp, bubble => Phone.Words(bubble).Contains("举报", StringComparison.Ordinal));

            // To them it is the word by which they report themselves.
            await bot.As(other).SaysAsync("举报");
            await bot.As(other).SeesAsync("1. 举报哪家企业");
            await bot.As(other).SaysAsync("取消");
            await bot.As(other).SeesAsync("写过的都已删除");
        }

        // The office's role is taken away while the card is on the phone.
        var card = await bot.As(Office).SeesCardAsync("内部举报第1号");
        await SignVisit.GrantAsync(bot, Office, "冯毅", new Domain.Responsibility.RoleGrant(Domain.Responsibility.Role.CityLeader));
        Scene.Has("举报只由驻局纪检组办理", await bot.AnswerAsync(bot.As(Office), () => bot.As(Office).TapsAsync(card, "看举报人")));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "inside_draft"));
    }

    [Fact]
    public async Task OddInput_IsAnsweredInWords_AndAnOldCardDoesNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var (he, office) = (bot.As(Reporter), bot.As(Office));
        Scene.Has("没有找到这个举报号", await bot.AnswerAsync(he, () => he.SaysAsync("举报 ABCD-EFGH-JKLM-NPQR")));
        Scene.Has("没有找到这个举报号", await bot.AnswerAsync(he, () => he.SaysAsync("举报 KS68-X9SD-RYHN-9E6")));
        await he.SaysAsync("举报");
        await he.SeesAsync("1. 举报哪家企业");
        Scene.Has("还没有填完", await bot.AnswerAsync(he, () => he.SaysAsync("提交")));
        Scene.Has("没有看到文字", await bot.AnswerAsync(he, () => he.SaysAsync("😀")));
        Scene.Has("最多2000字", await bot.AnswerAsync(he, () => he.SaysAsync(new string('排', 2001))));
        foreach (var wait in (TimeSpan[])[TimeSpan.FromDays(1), TimeSpan.FromHours(3)])
        {
            bot.Clock.Advance(wait);
            await bot.Get<Scheduler>().RunDueAsync();
            await bot.SettleAsync();
            Assert.Equal(1, SignVisit.Texts(he, "今天不接着写，明天早上就会删除"));
        }

        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        await he.SeesAsync("您写了一半的举报没有再写，已经删除");

        await InsideScene.ReportAsync(bot, he, picture: false);
        await office.SaysAsync("举报");
        var card = await office.SeesCardAsync("内部举报第1号：待处理");
        await office.TapsAsync(card, "受理");
        await office.TapsAsync(card, "办结");
        await office.SeesAsync("请写给举报人的话");
        await office.SeesAsync("请写给举报人的话");
        await office.SaysAsync("无");
        await office.SeesAsync("第1号：已办结");
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Texts(office, "【内部举报】第1号"));
    }
}
