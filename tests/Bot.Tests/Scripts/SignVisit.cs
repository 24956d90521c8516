using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>A visit of 张伟 and 李娜, brought to the point where a script of the second half begins.</summary>
internal sealed class SignVisit(BotFixture bot, Phone zhang, Phone li)
{
    public const string Enterprise = "恒泰焦化";
    public const string EnterpriseId = "demo-002";
    public const string Key = "问题 7 限期整改 12-20 重点 正在生产，除尘器未开启，破碎工序烟尘直排";
    public const string General = "问题 10 立行立改 一般 正在生产，砂土露天堆放未苫盖，厂区道路积尘";
    public const string Major = "问题 2 移交环保 重大 正在生产，无环评手续，废水直接排放";

    public Phone Zhang => zhang;

    public Phone Li => li;

    /// <summary>Both have signed annex 5, the visit is open, the findings are filed.</summary>
    public static async Task<SignVisit> OpenAsync(BotFixture bot, params string[] findings)
    {
        var zhang = await bot.InspectorAsync("zhang.wei");
        var li = await bot.InspectorAsync("li.na");
        await StartAsync(zhang, Enterprise, "李娜");
        foreach (var finding in findings)
        {
            await zhang.SaysAsync(finding);
            await zhang.SeesCardAsync("条已记下");
        }

        return new SignVisit(bot, zhang, li);
    }

    /// <summary>Out for signature; each has the card.</summary>
    public static async Task<(SignVisit Visit, CardView Zhang, CardView Li)> SubmittedAsync(BotFixture bot, params string[] findings)
    {
        var visit = await OpenAsync(bot, findings);
        var (mine, hers) = await visit.SubmitAsync();
        return (visit, mine, hers);
    }

    /// <summary>Signed by both; everything that follows is on the phones.</summary>
    public static async Task<SignVisit> SignedAsync(BotFixture bot, params string[] findings)
    {
        var (visit, mine, hers) = await SubmittedAsync(bot, findings);
        await visit.SignAsync(mine, hers);
        return visit;
    }

    public static async Task StartAsync(Phone inspector, string enterprise, string? partner = null)
    {
        await inspector.SaysAsync($"体检 {enterprise}");
        var card = await inspector.SeesCardAsync("开始体检");
        await inspector.TapsAsync(card, "开始", partner is null ? [] : [("partner", partner)]);
        await inspector.SeesDoneAsync(card, "已开始");
    }

    public async Task<(CardView Zhang, CardView Li)> SubmitAsync()
    {
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await zhang.SaysAsync("完成");
        await zhang.SeesAsync("【入企检查登记表】待签字");
        return (await zhang.SeesCardAsync("请确认签字"), await li.SeesCardAsync("请确认签字"));
    }

    public async Task SignAsync(CardView mine, CardView hers)
    {
        await zhang.TapsAsync(mine, "确认签字");
        await zhang.SeesDoneAsync(mine, "已签字");
        await li.TapsAsync(hers, "确认签字");
        await li.SeesDoneAsync(hers, "已签字");
    }

    public async Task<Inspection> InspectionAsync()
    {
        var id = await bot.ReadAsync(work => work.ScalarAsync<string>("select max(id) from inspection where enterprise_id = @EnterpriseId and opened_at = (select max(opened_at) from inspection where enterprise_id = @EnterpriseId)", new { EnterpriseId }));
        return await bot.ReadAsync(work => bot.Get<InspectionStore>().FindAsync(work, id!)) ?? throw new InvalidOperationException("No inspection.");
    }

    public static IReadOnlyList<Bubble> Files(Phone phone, string ending) => [.. phone.FromApp.Where(bubble => bubble.FileName?.EndsWith(ending, StringComparison.Ordinal) == true)];

    public static int Cards(Phone phone, string title) => phone.FromApp.Select(CardView.Of).Count(card => card?.Title.Contains(title, StringComparison.Ordinal) == true);

    public static int Texts(Phone phone, string part) => phone.FromApp.Count(bubble => bubble.Kind == "text" && Phone.Words(bubble).Contains(part, StringComparison.Ordinal));

    public static Task<long> CountAsync(BotFixture bot, string table) => bot.ReadAsync(work => work.ScalarAsync<long>($"select count(*) from {table}"));

    /// <summary>The person's roles in the directory from now on.</summary>
    public static Task GrantAsync(BotFixture bot, string userId, string name, params RoleGrant[] roles) =>
        bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = userId, Name = name, Roles = roles, Order = 50 }));

    /// <summary>Everything that the last signature sets off is there once and only once.</summary>
    public async Task AssertConcludedOnceAsync()
    {
        Assert.Single(Files(zhang, ".docx"));
        Assert.Single(Files(li, ".docx"));
        Assert.Equal(1, Cards(bot.As(CountySeed.Officer), "入企体检"));
        Assert.Equal(1, Texts(bot.As(CountySeed.Officer), "【入企体检告知】"));
        Assert.Equal(1, await CountAsync(bot, "snapshot"));
        Assert.Equal(1, await CountAsync(bot, "notice"));
        var inspection = await InspectionAsync();
        Assert.Equal((InspectionStatus.Signed, 1, 2), (inspection.Status, inspection.Number, inspection.Signatures.Count));
        Assert.Equal(Math.Max(1, inspection.Findings.Count), await CountAsync(bot, "ledger"));
        Assert.Equal(inspection.Findings.Select(finding => finding.Severity).Distinct().Count(), await CountAsync(bot, "assignment"));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }
}
