using System.Diagnostics;
using Bot.Simulator;
using Domain.Inspections;
using MiniExcelLibs;

namespace Bot.Operations.Demo;

/// <summary>Plays the whole main job through the simulator with no browser: commitment, filing, objection, signing, notice, assignment, ledger.</summary>
/// <param name="patience">How long a step may take; 30 s when null.</param>
internal sealed class Tour(DemoSite site, string folder, TextWriter transcript, TimeSpan? patience = null)
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(30);

    /// <returns>Paths of the ledger and of the registration form.</returns>
    /// <exception cref="StepFailedException">A step fell short.</exception>
    public async Task<(string Ledger, string Form)> PlayAsync()
    {
        var (zhang, li, zhao, zhou, officer, office) =
            (Of("zhang.wei"), Of("li.na"), Of("zhao.min"), Of("zhou.tao"), Of(CountySeed.Officer), Of("chen.jing"));

        Chapter("一、承诺在先");
        foreach (var inspector in new[] { zhang, li })
        {
            await inspector.SubscribesAsync();
            var commitment = await inspector.SeesCardAsync("承诺书");
            await inspector.TapsAsync(commitment, commitment.Buttons.Keys.First());
            await inspector.SeesDoneAsync(commitment, "已");
        }

        Chapter("二、开始体检，登记问题");
        await zhang.SaysAsync("体检 恒泰");
        var start = await zhang.SeesCardAsync("开始体检");
        await zhang.TapsAsync(start, "开始", ("enterprise", "恒泰焦化"), ("partner", "李娜"));
        await zhang.SaysAsync("正在生产，除尘器未开启，破碎工序烟尘直排");
        var first = await zhang.SeesCardAsync("第1条：请选三项");
        await zhang.TapsAsync(first, "确定", ("handling", "限期整改"), ("severity", "重点"));
        var deadline = await zhang.SeesCardAsync("限期到哪天");
        await zhang.TapsAsync(deadline, deadline.Buttons.Keys.First(text => text.StartsWith("15天", StringComparison.Ordinal)));
        await zhang.SendsPictureAsync(SamplePicture.Png);
        await zhang.SendsLocationAsync(37.7351, 115.6702);
        await zhang.SaysAsync("问题 10 立行立改 重大 原料砂土露天堆放未苫盖，厂区道路积尘，正在生产");
        await zhang.SeesAsync("第2条");
        await zhang.SaysAsync("建议 除尘器与破碎机联锁，开机先开除尘");

        Chapter("三、完成，有异议，再签字");
        await CompleteAsync(zhang);
        var refuse = await li.SeesCardAsync("请确认签字");
        await li.TapsAsync(refuse, "有异议");
        await li.SeesAsync("异议");
        await li.SaysAsync("第2条应为一般问题");
        await zhang.SeesAsync("已退回草稿");
        await zhang.SaysAsync("改 2 一般");
        await CompleteAsync(zhang);
        var mine = await zhang.SeesCardAsync("请确认签字");
        await zhang.TapsAsync(mine, "确认签字");
        await zhang.SeesDoneAsync(mine, "已签字");
        var hers = await li.SeesCardAsync("请确认签字");
        await li.TapsAsync(hers, "确认签字");
        await li.SeesDoneAsync(hers, "已签字");

        Chapter("四、登记表、告知、包联、台账");
        var form = await zhang.SeesAsync(".docx");
        await li.SeesAsync(".docx");
        var notice = await officer.SeesCardAsync("入企体检告知");
        await officer.TapsAsync(notice, "已收到");
        await officer.SeesDoneAsync(notice, "已收到");
        await zhang.SeesAsync("确认收到告知书");
        var key = await zhao.SeesCardAsync("重点问题包联");
        await zhao.TapsAsync(key, "转派");
        var whom = await zhao.SeesCardAsync("转派");
        await zhao.TapsAsync(whom, "转派", (whom.Questions.Keys.First(), "周涛"));
        var handed = await zhou.SeesCardAsync("重点问题包联");
        await zhou.TapsAsync(handed, "接单");
        await zhou.SeesDoneAsync(handed, "已接单");
        await Of("wang.qiang").SeesCardAsync("一般问题包联");
        await office.SaysAsync("台账");
        var ledger = await office.SeesAsync(".xlsx");
        Once(officer, "入企体检告知");
        LedgerHolds(ledger, "除尘器未开启", "原料砂土露天堆放");
        return (Save(ledger), Save(form));
    }

    /// <summary>完成, and an answer to whatever is still asked for.</summary>
    private static async Task CompleteAsync(Phone inspector)
    {
        await inspector.SaysAsync("完成");
        for (var questions = 0; questions < 8; questions++)
        {
            var next = await inspector.SeesAsync("");
            if (Phone.Words(next).Contains("【入企检查登记表】", StringComparison.Ordinal))
            {
                return;
            }

            if (CardView.Of(next) is { } card && (card.Title.StartsWith("还差", StringComparison.Ordinal) || card.Title.EndsWith('？')))
            {
                await inspector.TapsAsync(card, card.Buttons.Keys.First());
            }
            else if (Phone.Words(next).StartsWith("还差：法人代表", StringComparison.Ordinal))
            {
                await inspector.SaysAsync("马某");
            }
            else if (Phone.Words(next).Contains("正在保存", StringComparison.Ordinal))
            {
                await inspector.SaysAsync("完成");
            }
        }

        throw new StepFailedException("“完成”之后没有等到签字前的登记表。");
    }

    /// <summary>The workbook has the 19 columns of annex 4 and a row for each finding.</summary>
    private static void LedgerHolds(Bubble file, params string[] findings)
    {
        using var stream = new MemoryStream(file.Content ?? []);
        var rows = stream.Query().Select(row => ((IDictionary<string, object?>)row).Values.Select(value => $"{value}").ToList()).ToList();
        if (rows.Count != findings.Length + 1
            || !rows[0].SequenceEqual(LedgerRows.Headers, StringComparer.Ordinal)
            || !findings.All(finding => rows.Skip(1).Any(row => row.Any(cell => cell.Contains(finding, StringComparison.Ordinal)))))
        {
            throw new StepFailedException($"台账不对：{string.Join(" / ", rows.Select(row => string.Join(',', row)))}");
        }
    }

    private static void Once(Phone phone, string title)
    {
        var times = phone.FromApp.Select(CardView.Of).Count(card => card?.Title.Contains(title, StringComparison.Ordinal) == true);
        if (times != 1)
        {
            throw new StepFailedException($"告知应当只有一次，却有{times}次。");
        }
    }

    private string Save(Bubble file)
    {
        if (file is not { Content: { Length: > 0 } content, FileName: { } name })
        {
            throw new StepFailedException($"文件是空的：{Phone.Words(file)}");
        }

        var path = Path.Combine(Path.GetFullPath(folder), Path.GetFileName(name));
        File.WriteAllBytes(path, content);
        return path;
    }

    private Phone Of(string userId) =>
        new(site.Simulator.Tenant, userId, CountySeed.People.First(person => person.UserId == userId).Name, UntilAsync, transcript.WriteLine);

    /// <summary>People take their time; it also keeps each phone below 30 messages a minute (protocol 7.1).</summary>
    private void Chapter(string title)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        transcript.WriteLine($"\n—— {title} ——");
    }

    private async Task<bool> UntilAsync(Func<bool> holds)
    {
        var clock = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            if (clock.Elapsed > _patience)
            {
                return false;
            }

            await tick.WaitForNextTickAsync();
        }

        return true;
    }
}
