using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Bot.Web.Board;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Web;

/// <summary>What the board's chapters begin with.</summary>
internal static class BoardScene
{
    public const string LeaderA = "zhao.min";
    public const string LeaderB = "stranger";
    public const string CountyA = CountySeed.County;
    public const string CountyB = "枣强县";

    /// <summary>A signed visit in 桃城区 with three findings, one with a picture; 路人 leads the brigade of 枣强县.</summary>
    public static async Task<Inspection> VisitedAsync(BotFixture bot)
    {
        await SignVisit.GrantAsync(bot, LeaderB, "钱进", new RoleGrant(Role.BrigadeLeader, CountyB));
        var visit = await SignVisit.OpenAsync(bot, SignVisit.Key);
        await visit.Zhang.SendsPictureAsync(SamplePicture.Png);
        foreach (var finding in new[] { SignVisit.General, SignVisit.Major })
        {
            await visit.Zhang.SaysAsync(finding);
            await visit.Zhang.SeesCardAsync("条已记下");
        }

        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);
        await bot.SettleAsync();
        return await visit.InspectionAsync();
    }

    /// <summary>Signed visits with a finding each, straight into the tables: of the enterprises of one county, in turn.</summary>
    public static Task<bool> ManyAsync(BotFixture bot, string county, int count, DateOnly first, string campaign = "2020-2021") => bot.WriteAsync(async work =>
    {
        var enterprise = Samples.Enterprise($"many-{county}", $"{county}样品厂", county, new GeoPoint(37.5, 115.7)) with { Industry = Industry.Of(13), IndustryWord = null };
        await bot.Get<EnterpriseStore>().UpsertAsync(work, enterprise);
        for (var index = 0; index < count; index++)
        {
            var inspection = Samples.Inspection(FormattableString.Invariant($"many-{county}{(campaign == "2020-2021" ? "" : campaign)}-{index:0000}")) with
            {
                CampaignId = campaign,
                Enterprise = enterprise,
                Status = InspectionStatus.Signed,
                Number = 1000 + index,
                Date = first.AddDays(index),
                Findings =
                [
                    new Finding { Id = "f1", Ordinal = 1, Text = $"第{index}条 <script>alert(1)</script>", Type = ProblemType.Of((index % 27) + 1), Handling = Handling.Of(3), Severity = (Severity)(index % 3) },
                ],
                Objections = [],
            };
            await bot.Get<InspectionStore>().AddAsync(work, inspection);
            var lines = LedgerRows.Of(inspection, id => id);
            await bot.Get<LedgerStore>().AppendAsync(work, [.. lines.Select(line => new LedgerRow(inspection.Id, line.FindingId, inspection.CampaignId, county, line.Cells))]);
        }

        await Tallies.RebuildAsync(work);
    });

    public static async Task<BoardBrowser> SignedInAsync(BotFixture bot, string userId)
    {
        var browser = new BoardBrowser(bot, userId);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.OpenAsync()).Status);
        return browser;
    }

    /// <summary>What the audit keeps of the last refusal of this person: subject and details. The actor stands there as a token.</summary>
    public static Task<Refusal?> LastRefusalAsync(BotFixture bot, string actor, string action = BoardGate.Refused) => bot.ReadAsync(work => work.FindAsync<Refusal>(
        """
        select subject as Subject, details as Details
        from audit
        where seq = (
            select max(seq)
            from audit
            where action = @action and actor = (select token from audit_person where user_id = @actor))
        """,
        new { action, actor }));

    public static Task<long> RefusalsAsync(BotFixture bot, string actor) =>
        bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'board.refused' and actor = (select token from audit_person where user_id = @actor)", new { actor }));

    internal sealed record Refusal
    {
        public string Subject { get; init; } = "";

        public string Details { get; init; } = "";
    }
}
