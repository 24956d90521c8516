using System.Globalization;
using System.Security.Cryptography;
using Bot.Operations.Demo;
using Domain.Enterprises;

namespace Bot.Chaos.Play;

/// <summary>What one visit must have left behind, once each.</summary>
internal sealed record Visit(string EnterpriseId, IReadOnlyList<string> Tokens, int Pictures, string Broadcast);

/// <summary>One team at work: commitments, then visit after visit with findings, pictures, form, two signatures, the officer's receipt and a broadcast to all officers.</summary>
internal sealed class Script(Team team, Phone first, Phone second, Phone officer, Random random)
{
    private const string Pending = "张照片正在保存";
    private readonly List<Visit> _visits = [];
    private int _next;

    public IReadOnlyList<Visit> Finished => _visits;

    /// <summary>Every deciding tap is made twice at the same moment.</summary>
    public bool TapsTwice { get; set; }

    /// <summary>Before the first visit only.</summary>
    /// <exception cref="StepFailedException">Something did not come.</exception>
    public async Task CommitAsync()
    {
        foreach (var inspector in _next == 0 ? new[] { first, second } : [])
        {
            await inspector.SaysAsync("承诺书");
            var card = await inspector.SeesCardAsync("承诺书");
            await inspector.TapsAsync(card, card.Buttons.Keys.First());
            await inspector.SeesDoneAsync(card, "已");
        }
    }

    /// <summary>False when the team has no enterprise left.</summary>
    /// <exception cref="StepFailedException">Something did not come.</exception>
    public async Task<bool> VisitAsync()
    {
        if (_next == team.Enterprises.Count)
        {
            return false;
        }

        var enterprise = team.Enterprises[_next++];
        await StartAsync(enterprise);
        var tokens = new List<string>();
        var pictures = 0;
        var findings = random.Next(1, 4);
        for (var ordinal = 1; ordinal <= findings; ordinal++)
        {
            tokens.Add(await FileAsync(enterprise, ordinal, random.Next(2) == 0));
            if (random.Next(2) == 0)
            {
                await PictureAsync();
                pictures++;
            }
        }

        await CompleteAsync();
        await SignAsync();
        _visits.Add(new Visit(enterprise.Id, tokens, pictures, await BroadcastAsync(enterprise)));
        return true;
    }

    private async Task StartAsync(Enterprise enterprise)
    {
        await first.SaysAsync($"体检 {enterprise.Name}");
        var start = await first.SeesCardAsync("开始体检");
        await first.TapsAsync(start, "开始", (start.Questions.Keys.Last(), team.Second.Name));
        await first.SeesAsync("开始");
    }

    /// <summary>The token in its words, which is nowhere else.</summary>
    private async Task<string> FileAsync(Enterprise enterprise, int ordinal, bool oneLine)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"编号{enterprise.Id}-{ordinal}-{random.Next():x8}完");
        var text = $"{token}，正在生产，除尘器未开启，破碎工序烟尘直排";
        if (oneLine)
        {
            await first.SaysAsync($"问题 10 立行立改 重大 {text}");
            await first.SeesAsync(token);
            return token;
        }

        await first.SaysAsync(text);
        var form = await first.SeesCardAsync(string.Create(CultureInfo.InvariantCulture, $"第{ordinal}条：请选三项"));
        await TapAsync(first, form, "确定", ("handling", "立行立改"), ("severity", random.Next(2) == 0 ? "一般" : "重点"));
        await first.SeesDoneAsync(form, "已选好");
        return token;
    }

    private async Task PictureAsync()
    {
        // Bytes after the picture's end are no part of it, so every picture is another file.
        await first.SendsPictureAsync([.. SamplePicture.Png, .. RandomNumberGenerator.GetBytes(8)]);
        await first.SeesAsync("照片已附到");
    }

    private async Task CompleteAsync()
    {
        await first.SaysAsync("完成");
        for (var questions = 0; questions < 60; questions++)
        {
            var next = await first.SeesAsync("");
            var words = Phone.Words(next);
            if (words.Contains("【入企检查登记表】", StringComparison.Ordinal))
            {
                return;
            }

            if (words.Contains(Pending, StringComparison.Ordinal))
            {
                // As it bids: again in a few seconds.
                await Task.Delay(TimeSpan.FromSeconds(1));
                await first.SaysAsync("完成");
            }
            else if (CardView.Of(next) is { } card && (card.Title.StartsWith("还差", StringComparison.Ordinal) || card.Title.Contains('?', StringComparison.Ordinal)))
            {
                await first.TapsAsync(card, card.Buttons.Keys.First());
            }
            else if (words.StartsWith("还差", StringComparison.Ordinal))
            {
                await first.SaysAsync("马某");
            }
        }

        throw new StepFailedException("完成之后没有登记表。");
    }

    private async Task SignAsync()
    {
        foreach (var inspector in new[] { first, second })
        {
            var card = await inspector.SeesCardAsync("请确认签字");
            await TapAsync(inspector, card, "确认签字");
            await inspector.SeesDoneAsync(card, "已签字");
        }

        await first.SeesAsync(".docx");
        await second.SeesAsync(".docx");
        var notice = await officer.SeesCardAsync("入企体检告知");
        await TapAsync(officer, notice, "已收到");
        await officer.SeesDoneAsync(notice, "已收到");
        await first.SeesAsync("确认收到告知书");
    }

    /// <summary>One text to every officer of the county; returns its words, which no other broadcast has.</summary>
    private async Task<string> BroadcastAsync(Enterprise enterprise)
    {
        var words = $"请完成整改并上报（{enterprise.Id}）";
        await second.SaysAsync("群发");
        await second.TapsAsync(await second.SeesCardAsync("群发给谁"), "企业环保负责人");
        await second.SeesAsync("请把要发的内容");
        await second.SaysAsync(words);
        await TapAsync(second, await second.SeesCardAsync("请确认群发"), "确认发送");
        await second.SeesAsync("群发已发完");
        await officer.SeesAsync(words);
        return words;
    }

    private Task TapAsync(Phone phone, CardView card, string button, params (string Question, string Option)[] choices) =>
        Task.WhenAll(Enumerable.Range(0, TapsTwice ? 2 : 1).Select(_ => phone.TapsAsync(card, button, choices)));
}
