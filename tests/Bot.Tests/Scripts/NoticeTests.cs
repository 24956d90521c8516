using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>After the last signature: the form to the inspectors, the one notice to the officers (ToldOnce), 已收到.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task Form_GoesToBothInspectors_WithEveryFieldAndTheHash()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        var (mine, hers) = (Assert.Single(SignVisit.Files(visit.Zhang, ".docx")), Assert.Single(SignVisit.Files(visit.Li, ".docx")));
        Assert.Equal("入企检查登记表-0001-衡水恒泰焦化有限公司.docx", mine.FileName);
        Assert.Equal(mine.Content, hers.Content);
        var inspection = await visit.InspectionAsync();
        using var document = WordprocessingDocument.Open(new MemoryStream(mine.Content!), isEditable: false);
        var text = document.MainDocumentPart!.Document!.InnerText + string.Concat(document.MainDocumentPart.FooterParts.Select(part => part.Footer!.InnerText));
        string[] expected =
        [
            "序号:0001", "2020年12月9日", inspection.Enterprise.Name, inspection.Enterprise.LegalRepresentative, inspection.Enterprise.Address, "115.62", "37.711", "有限责任公司", "焦化",
            "正在生产，除尘器未开启，破碎工序烟尘直排", "正在生产，砂土露天堆放未苫盖，厂区道路积尘", "限期整改", "2020年12月20日", "立行立改", "重点", "一般", "张伟", "李娜", inspection.SnapshotHash!,
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshot_IsTheHashOfTheCanonicalText_AndTheAuditHoldsTheTurns()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var inspection = await visit.InspectionAsync();
        var snapshot = await bot.ReadAsync(work => bot.Get<InspectionStore>().SnapshotAsync(work, inspection.Id));
        Assert.Equal(CanonicalForm.Sha256Of(snapshot!.Value.Text), snapshot.Value.Sha256);
        Assert.Equal(snapshot.Value.Sha256, inspection.SnapshotHash);
        Assert.Equal(snapshot.Value.Text, CanonicalForm.TextOf(inspection));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
        var signers = await bot.ReadAsync(work => work.QueryAsync<string>("select p.user_id from audit as a join audit_person as p on p.token = a.actor where a.subject like 'card sign:%' order by a.seq"));
        Assert.Equal(["zhang.wei", "li.na"], signers);
        Assert.Empty(await bot.ReadAsync(work => work.QueryAsync<string>("select details from audit where details like @words or subject like @words", new { words = "%除尘器%" })));
    }

    [Fact]
    public async Task OneNotice_ToEveryOfficer_OneAcknowledgesForAll()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: SignVisit.EnterpriseId));
        var visit = await SignVisit.OpenAsync(bot, SignVisit.Key, SignVisit.General);
        await visit.Zhang.SaysAsync("建议 除尘器与破碎机联锁，开机先开除尘");
        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);
        var (officer, other) = (bot.As(CountySeed.Officer), bot.As("stranger"));
        Golden.Match(Phone.Words(await officer.SeesAsync("【入企体检告知】")), "Golden/notice.txt");
        var notice = await officer.SeesCardAsync("入企体检告知：2条问题");
        var same = await other.SeesCardAsync("入企体检告知：2条问题");

        await officer.TapsAsync(notice, "已收到");
        await officer.TapsAsync(notice, "已收到");
        await other.TapsAsync(same, "已收到");
        await officer.SeesDoneAsync(notice, "已收到");
        await other.SeesDoneAsync(same, "已收到");
        await officer.SeesAsync("已确认收到。请按期整改");
        await officer.SeesAsync("何晓燕已于12月9日 08:35确认收到，不用再点");
        await other.SeesAsync("何晓燕已于12月9日 08:35确认收到，不用再点");
        Assert.Contains("何晓燕已于", other.Current(same.TaskId)!.ToString(), StringComparison.Ordinal);
        await visit.Zhang.SeesAsync("衡水恒泰焦化有限公司何晓燕已于12月9日 08:35确认收到告知书");
        await visit.Li.SeesAsync("确认收到告知书");
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task AcknowledgedDaysLater_TheColleaguesGetAFreshCard()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: SignVisit.EnterpriseId));
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var (officer, other) = (bot.As(CountySeed.Officer), bot.As("stranger"));
        var (notice, messages) = (await officer.SeesCardAsync("入企体检告知"), other.FromApp.Count);

        bot.Clock.Advance(TimeSpan.FromDays(2));
        await officer.TapsAsync(notice, "已收到");
        await officer.SeesDoneAsync(notice, "已收到");
        await bot.SettleAsync();
        Assert.Equal(messages + 1, other.FromApp.Count);
        Scene.Has("何晓燕已于12月11日", other.FromApp[^1].Payload.ToString());
    }

    [Fact]
    public async Task AFormerOfficer_CannotAcknowledge()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var officer = bot.As(CountySeed.Officer);
        var notice = await officer.SeesCardAsync("入企体检告知");
        await SignVisit.GrantAsync(bot, CountySeed.Officer, "何晓燕", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "demo-001"));
        await officer.TapsAsync(notice, "已收到");
        await officer.SeesAsync("您不是这家企业登记的环保负责人");
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from notice where acknowledged_at is not null")));
    }

    [Fact]
    public async Task NoOfficer_TheInspectorIsTold()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, CountySeed.Officer, "何晓燕", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "demo-001"));
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await visit.Zhang.SeesAsync("衡水恒泰焦化有限公司没有登记环保负责人账号，告知书没有送达");
        Assert.Equal(1, await SignVisit.CountAsync(bot, "notice"));
        Assert.Empty(bot.As(CountySeed.Officer).FromApp);
    }

    [Fact]
    public async Task MyTasks_ShowsTheNoticeUntilItIsAcknowledged()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var officer = bot.As(CountySeed.Officer);
        await officer.SeesCardAsync("入企体检告知");
        await officer.SaysAsync("我的任务");
        await officer.SeesAsync("待确认的告知书：1件");
        var fresh = await officer.SeesCardAsync("入企体检告知");
        await officer.TapsAsync(fresh, "已收到");
        await officer.SeesDoneAsync(fresh, "已收到");
        await officer.SaysAsync("我的任务");
        Assert.DoesNotContain("告知书", Phone.Words(await officer.SeesAsync("要整改：1条")), StringComparison.Ordinal);
    }
}
