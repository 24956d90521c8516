using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>整改 from the acknowledged notice to the closing card, through the phones of all who have to do with it.</summary>
public sealed partial class RectificationTests
{
    [Fact]
    public async Task FromTheNoticeToTheClosing_ReturnedOnce_EverybodySeesWhereItStands()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key, SignVisit.General);
        bot.Transcript.Clear();
        var list = await officer.SeesCardAsync("有2条问题要整改");
        await officer.TapsAsync(list, "打开", ("case", "除尘器"));
        await officer.SeesAsync("1-1 期限：12月20日（周日）24:00前，还有7个工作日");
        var card = await officer.SeesCardAsync("整改 1-1");

        // Without anything it cannot be handed in; a picture and a text can.
        await officer.TapsAsync(card, "提交复查");
        await officer.SeesAsync("还没有照片，也没有文字");
        await officer.SendsPictureAsync(SamplePicture.Png);
        await officer.SeesAsync("已记到 1-1（共1张照片）");
        await officer.SaysAsync("除尘器已修好，与破碎机联锁");
        await officer.SeesAsync("共1张照片、1段文字");
        await officer.TapsAsync(officer.LastCard("整改 1-1"), "提交复查");
        await officer.SeesAsync("1-1 已提交");
        var (mine, hers) = (await visit.Zhang.SeesCardAsync("复查 1-1"), await visit.Li.SeesCardAsync("复查 1-1"));
        Scene.Has("企业说明：除尘器已修好，与破碎机联锁", mine.ToString());
        var sheet = Assert.Single(SignVisit.Files(visit.Zhang, "整改前后对照-1-1-衡水恒泰焦化有限公司.docx"));
        Assert.Contains("整改后1", TextOf(sheet.Content!), StringComparison.Ordinal);

        // Returned with a reason: the enterprise goes on, the colleague's card says so.
        await visit.Zhang.TapsAsync(mine, "退回");
        await visit.Zhang.SeesAsync("请写退回的原因");
        await visit.Zhang.SaysAsync("照片看不清除尘器是否开启，请重拍");
        await visit.Zhang.SeesAsync("已退回 1-1");
        await visit.Li.SeesDoneAsync(hers, "整改中");
        await officer.SeesAsync("整改 1-1 没有通过（张伟）：照片看不清除尘器是否开启，请重拍");
        var again = await officer.SeesCardAsync("整改 1-1");

        await RectifyScene.HandInAsync(visit, officer, again, "重拍了，除尘器正在运行");
        var second = visit.Li.LastCard("复查 1-1");
        await visit.Li.TapsAsync(second, "通过");
        await visit.Li.SeesDoneAsync(second, "已办结");
        await visit.Li.SeesAsync("1-1 复查通过，已办结（李娜）");
        await visit.Zhang.SeesCardAsync("已办结 1-1");
        await officer.SeesCardAsync("已办结 1-1");
        await bot.As("zhao.min").SeesCardAsync("已办结 1-1");
        Golden.Match(CheckCode().Replace(string.Join('\n', bot.Transcript), "校验码 …"), "Golden/rectification.txt");

        Assert.Equal(["限期整改，期限2020-12-20，2020-12-09已整改", "立行立改"], await LedgerAsync(bot, "c17_rectification"));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from rectification where status = 'Closed'")));
        Assert.Equal(3, await SignVisit.CountAsync(bot, "rectification_evidence"));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from rectification_evidence where sha256 is not null")));
    }

    [Fact]
    public async Task ADoubleTap_IsOneStep_AndAStaleCardSaysWhereItStands()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        var card = await officer.SeesCardAsync("整改 1-1");
        var (mine, _) = await RectifyScene.HandInAsync(visit, officer, card, "除尘器已修好");
        await visit.Zhang.TapsAsync(mine, "通过");
        await visit.Zhang.TapsAsync(mine, "通过");
        await visit.Zhang.SeesDoneAsync(mine, "已办结");
        await visit.Zhang.SeesAsync("已办结：1-1已经复查通过");
        await officer.TapsAsync(card, "传材料");
        await officer.SeesAsync("已办结：1-1已经复查通过，不再收材料");
        Assert.Equal(1, SignVisit.Cards(officer, "已办结 1-1"));
        Assert.Equal(2, await SignVisit.CountAsync(bot, "rectification_act"));
    }

    /// <summary>What a picture says of itself is told to who re-checks, and nothing is refused for it.</summary>
    [Fact]
    public async Task APicture_IsComparedWithPlaceAndNotice_AndKeptAsItCame()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key, SignVisit.General);
        await officer.TapsAsync(await officer.SeesCardAsync("有2条问题"), "打开", ("case", "除尘器"));
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-1"), "传材料");
        await officer.SendsPictureAsync(RectifyScene.Located);
        await officer.SeesAsync("已记到 1-1");
        await officer.SaysAsync("提交");
        Assert.DoesNotContain("请留意", (await visit.Zhang.SeesCardAsync("复查 1-1")).ToString(), StringComparison.Ordinal);
        Assert.Equal("2020-12-15T14:03:09", await bot.ReadAsync(work => work.ScalarAsync<string>("select taken_at from rectification_evidence")));
        Assert.Equal(RectifyScene.Located, await bot.ReadAsync(async work => await work.ScalarAsync<byte[]>("select f.content from stored_file as f join rectification_evidence as e on e.sha256 = f.sha256")));

        // The same bytes for the other finding, whose enterprise has moved in the meantime.
        await officer.TapsAsync(officer.LastCard("1条问题要整改"), "打开");
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-2"), "传材料");
        await officer.SendsPictureAsync(RectifyScene.Located);
        await officer.SeesAsync("已记到 1-2");
        await officer.SaysAsync("提交");
        Scene.Has("请留意：照片以前交过", (await visit.Zhang.SeesCardAsync("复查 1-2")).ToString());
    }

    [Fact]
    public async Task NeedsAVisit_IsDecidedAfterIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        var (mine, _) = await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "除尘器已修好");
        await visit.Zhang.TapsAsync(mine, "要到现场看");
        await officer.SeesAsync("执法人员张伟要到现场看过再定");
        await visit.Li.SaysAsync("整改");
        await visit.Li.SeesAsync("等您复查的整改：1条");
        var hers = await visit.Li.SeesCardAsync("复查 1-1");
        Assert.DoesNotContain("要到现场看", hers.Buttons.Keys);
        await visit.Li.TapsAsync(hers, "通过");
        await officer.SeesCardAsync("已办结 1-1");
    }

    /// <summary>回头看 counts it as come back, and the enterprise goes on with a new day.</summary>
    [Fact]
    public async Task LookBack_OpensAClosedCaseAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        var (mine, _) = await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "除尘器已修好");
        await visit.Zhang.TapsAsync(mine, "通过");
        await officer.SeesCardAsync("已办结 1-1");

        // Planned in the night, on the phones in the morning.
        bot.Clock.SetUtcNow(new DateTimeOffset(2021, 3, 16, 6, 0, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await RectifyScene.MorningAsync(bot, 2021, 3, 16);
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("回头看：填复查结果"), "逐条填写");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("第1条"), "复发");
        await visit.Zhang.SaysAsync("除尘器又停了");
        await officer.SeesAsync("整改 1-1 要重新整改。回头看发现复发：除尘器又停了\n期限：3月23日（周二）24:00前");
        var again = await officer.SeesCardAsync("整改 1-1");
        Assert.Equal(["限期整改，期限2020-12-20，延至2021-03-23，2021-03-16回头看复发"], await LedgerAsync(bot, "c17_rectification"));
        await RectifyScene.HandInAsync(visit, officer, again, "除尘器已换新");
    }

    [Fact]
    public async Task APictureOutOfTheBlue_IsKept_UntilTheOfficerSaysOfWhich()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key, SignVisit.General);
        await officer.SeesCardAsync("有2条问题");
        await officer.SendsPictureAsync(RectifyScene.Located);
        await officer.SeesAsync("照片已收下，还没有归到问题上。您有2条问题在整改");
        await officer.TapsAsync(await officer.SeesCardAsync("有2条问题"), "打开", ("case", "砂土"));
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-2"), "传材料");
        await officer.SeesAsync("已记到 1-2（共1张照片）");
        Assert.Equal("2 2020-12-15T14:03:09", await bot.ReadAsync(work => work.ScalarAsync<string>(
            "select concat(r.ordinal, ' ', e.taken_at) from rectification_evidence as e join rectification as r on r.id = e.case_id")));
        await officer.SaysAsync("取消");
        await officer.SeesAsync("没有记下");
        Assert.Equal(1, await SignVisit.CountAsync(bot, "rectification_evidence"));
    }

    /// <summary>WeCom tells of a video only that it is there: one of 15 MB and one of 1 MB come the same way.</summary>
    [Fact]
    public async Task AVideo_IsNotTaken_TheRecordSaysSo_AndWhatCameBeforeIsKept()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-1"), "传材料");
        await officer.SeesAsync("整改后的照片或一句说明");
        await officer.SaysAsync("除尘器已修好");
        await officer.SeesAsync("已记到 1-1");
        await OddPush.SendAsync(bot, CountySeed.Officer, "<MsgType>video</MsgType><MediaId>v</MediaId><ThumbMediaId>t</ThumbMediaId>");
        await officer.SeesAsync("视频收不下来，整改材料只收照片和文字");
        await officer.SaysAsync("提交");
        await officer.SeesAsync("已提交，执法人员复查后马上告诉您");
        await bot.As(Scene.ZhangId).SaysAsync("进展 1-1");
        await bot.As(Scene.ZhangId).SeesAsync("何晓燕：发来视频，收不下，已请其改发照片或文字");
    }

    /// <summary>Another enterprise's officer, a former one, and who is removed while he sends.</summary>
    [Fact]
    public async Task AnotherEnterprisesOfficer_DoesNothing_AFormerOneNeither()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        var card = await officer.SeesCardAsync("整改 1-1");
        await officer.TapsAsync(card, "传材料");
        await officer.SeesAsync("整改后的照片或一句说明");
        await SignVisit.GrantAsync(bot, CountySeed.Officer, "何晓燕", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "demo-001"));
        await officer.SaysAsync("除尘器已修好");
        await officer.SeesAsync("不在何晓燕的职责范围内");
        await officer.TapsAsync(card, "申请延期");
        await officer.SeesAsync("不在何晓燕的职责范围内");
        await officer.SaysAsync("整改");
        await officer.SeesAsync("现在没有要您整改的问题");
        await officer.SendsPictureAsync(RectifyScene.Located);
        await officer.SeesAsync("照片没有记下：您的企业现在没有要整改的问题");
        await officer.SaysAsync("进展 1-1");
        await officer.SeesAsync("没有这个编号的整改");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "rectification_evidence"));

        // Nobody is left on the enterprise's side: the inspector hears of what the enterprise would have heard of.
        await RectifyScene.MorningAsync(bot, 2020, 12, 16);
        await bot.As(Scene.ZhangId).SeesAsync("1-1 衡水恒泰焦化：离期限还有3个工作日");
    }

    /// <summary>It is of ids that are new in each run.</summary>
    [GeneratedRegex("校验码 [0-9a-f]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CheckCode();

    private static Task<IReadOnlyList<string>> LedgerAsync(BotFixture bot, string column) =>
        bot.ReadAsync(work => work.QueryAsync<string>($"select {column} from ledger order by id"));

    private static string TextOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
