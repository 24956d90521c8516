using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>催办 of more than one tap can take, and of cases that nobody owns.</summary>
public sealed class DigestUrgeTests
{
    private const string City = "zheng.hua";

    [Fact]
    public async Task MoreThanAHundred_AreUrgedInTwoTaps_AndTheOwnerlessHoldNothingUp()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await SignVisit.GrantAsync(bot, "chen.jing", "陈静", new RoleGrant(Role.Administrator));
        await AddAsync(bot, "景县", Severity.Major, 3);
        await AddAsync(bot, CountySeed.County, Severity.Key, 105);
        var leader = bot.As(City);
        var card = await DigestAsync(bot);
        Scene.Has("逾期：108条，其中重大3条", card.ToString());

        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("已催办97条，提醒了赵敏；还有8条没催到，请再点一次“催办”；3条没有包联责任人，请先在名册里补上。");
        Scene.Has("还有82条", Phone.Words(await bot.As("zhao.min").SeesAsync("【催办】郑华请您督促逾期的整改")));
        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("已催办8条，提醒了赵敏；97条今天已经催过，没有再催；3条没有包联责任人");

        // The county has its director now: his cases were not marked as urged.
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CountyDirector, "景县"));
        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("已催办3条，提醒了路人；105条今天已经催过，没有再催。");
        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("108条今天已经催过，没有再催。");
        Assert.Equal(2, SignVisit.Texts(bot.As("zhao.min"), "【催办】"));
    }

    [Fact]
    public async Task OwnerlessBeyondATap_AreNotAskedForAgainAndAgain()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await SignVisit.GrantAsync(bot, "chen.jing", "陈静", new RoleGrant(Role.Administrator));
        await AddAsync(bot, "景县", Severity.Major, 103);
        var leader = bot.As(City);
        var card = await DigestAsync(bot);

        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("还有3条没催到，请再点一次“催办”；100条没有包联责任人");
        await leader.TapsAsync(card, "催办");
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Texts(leader, "请再点一次“催办”"));
        Assert.Equal(1, SignVisit.Texts(leader, "；100条没有包联责任人"));
        Assert.Equal(1, SignVisit.Texts(leader, "103条没有包联责任人"));

        // The county has its director now: what one tap did not take is asked for.
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CountyDirector, "景县"));
        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("已催办100条，提醒了路人；还有3条没催到，请再点一次“催办”。");
        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("已催办3条，提醒了路人；100条今天已经催过，没有再催。");
    }

    /// <summary>A county that went over to a campaign of its own: what the first left behind is in no digest of today, so nobody is urged about it.</summary>
    [Fact]
    public async Task WhatTheDigestDoesNotCount_IsNotUrged()
    {
        await using var bot = await BotFixture.StartAsync(
        [
            ("Digest:Picture", "false"), ("Campaigns:0:Id", "2020-2021"),
            ("Campaigns:1:Id", "jing"), ("Campaigns:1:Counties:0", "景县"), ("Campaigns:1:IssuedOn", "2020-12-01"),
            ("Campaigns:1:SelfCheckFrom", "2020-12-01"), ("Campaigns:1:SelfCheckTo", "2020-12-06"),
        ]);
        await AddAsync(bot, "景县", Severity.Major, 2);
        await AddAsync(bot, CountySeed.County, Severity.Key, 1);
        var leader = bot.As(City);
        var card = await DigestAsync(bot);
        Scene.Has("逾期：1条，其中重大0条", card.ToString());
        await leader.TapsAsync(card, "催办");
        await leader.SeesAsync("已催办1条，提醒了赵敏。");
    }

    private static async Task<CardView> DigestAsync(BotFixture bot)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, 22, 17, 40, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        return await bot.As(City).SeesCardAsync("全市日报 12月22日");
    }

    private static async Task AddAsync(BotFixture bot, string county, Severity severity, int cases) => await bot.WriteAsync(async work =>
    {
        var enterprise = Samples.Enterprise($"urge-{county}", $"{county}样品厂", county, new GeoPoint(37.7, 115.6));
        await bot.Get<EnterpriseStore>().UpsertAsync(work, enterprise);
        var form = Samples.Inspection($"urge-{county}") with
        {
            Enterprise = enterprise,
            Status = InspectionStatus.Signed,
            Number = 1000,
            Date = new DateOnly(2020, 12, 9),
            Inspectors = [],
            Findings = [.. Enumerable.Range(1, cases).Select(ordinal => new Finding
            {
                Id = FormattableString.Invariant($"f{ordinal}"),
                Ordinal = ordinal,
                Text = FormattableString.Invariant($"正在生产，第{ordinal}处"),
                Type = ProblemType.Of(7),
                Handling = Handling.Deadline,
                Severity = severity,
                Deadline = new DateOnly(2020, 12, 20),
            })],
            Objections = [],
        };
        await bot.Get<InspectionStore>().AddAsync(work, form);
        await bot.Get<RectificationStore>().AddAsync(work, [.. form.Findings.Select(finding => new RectificationCase
        {
            Id = $"{form.Id}-{finding.Id}",
            CampaignId = form.CampaignId,
            County = county,
            EnterpriseId = enterprise.Id,
            InspectionId = form.Id,
            FindingId = finding.Id,
            Number = 1000,
            Ordinal = finding.Ordinal,
            Severity = severity,
            OpenedAt = form.OpenedAt,
            FirstDeadline = finding.Deadline,
            OrderedUntil = finding.Deadline,
            Deadline = finding.Deadline,
        })]);
    });
}
