using System.CommandLine;
using System.Globalization;
using Bot.Conversations.Broadcasts;
using Bot.Features.Broadcasts;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>bot broadcast list, show and send: beside the running service, which does the sending.</summary>
internal static class BroadcastCommands
{
    private static readonly Dictionary<string, AudienceGroup> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        ["officers"] = AudienceGroup.Officers,
        ["inspectors"] = AudienceGroup.Inspectors,
        ["leaders"] = AudienceGroup.Leaders,
        ["everyone"] = AudienceGroup.Everyone,
    };

    public static Command Build()
    {
        var list = new Command("list", "列出近30天的群发和进度。") { TreatUnmatchedTokensAsErrors = false };
        list.SetAction((parsed, cancellationToken) => ListAsync([.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        var id = new Argument<long>("id") { Description = "list 列出的编号，如 3。" };
        var show = new Command("show", "一次群发的内容、人数，没有发到的人和原因。") { id };
        show.TreatUnmatchedTokensAsErrors = false;
        show.SetAction((parsed, cancellationToken) => ShowAsync(parsed.GetValue(id), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return new Command("broadcast", "群发：看进度，或从命令行发起。") { list, show, Send() };
    }

    private static Command Send()
    {
        var to = new Option<string>("--to") { Description = $"发给谁：{string.Join("、", Groups.Select(group => $"{group.Key}（{BroadcastTexts.Of(group.Value)}）"))}。", Required = true };
        to.AcceptOnlyFromAmong([.. Groups.Keys]);
        var county = new Option<string?>("--county") { Description = "只发给一个县市区；不写为全市。" };
        var text = new Option<string?>("--text") { Description = "内容，最多 2048 字节。" };
        var file = new Option<FileInfo?>("--file") { Description = "内容所在的文本文件（UTF-8）。" };
        var from = new Option<string?>("--from") { Description = "发起人的企业微信账号，发完后告诉他；不写就不告诉谁。" };
        var dry = new Option<bool>("--dry-run") { Description = "只算人数和次数，不发。" };
        var send = new Command("send", "发起群发；由运行中的服务发出。") { to, county, text, file, from, dry };
        send.TreatUnmatchedTokensAsErrors = false;
        send.Validators.Add(given =>
        {
            if (given.GetValue(text) is null == given.GetValue(file) is null)
            {
                given.AddError("--text 和 --file 要写一个，也只能写一个。");
            }
        });
        send.SetAction((parsed, cancellationToken) => SendAsync(
            new Order(new Audience(Groups[parsed.GetValue(to)!], parsed.GetValue(county)), parsed.GetValue(text), parsed.GetValue(file), parsed.GetValue(from), parsed.GetValue(dry)),
            [.. parsed.UnmatchedTokens],
            Console.Out,
            cancellationToken));
        return send;
    }

    /// <summary>Broadcasts of the last days of which not all went well; beside the letters of doctor.</summary>
    internal static async Task TroublesAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (broadcast, counts) in await RecentAsync(services, database, TimeSpan.FromDays(7), cancellationToken))
        {
            if (counts.Unreachable + counts.Unknown + counts.Dead > 0)
            {
                await output.WriteLineAsync($"群发：{BroadcastTexts.Head(broadcast)} {BroadcastTexts.Counts(counts)}用 broadcast show {Number(broadcast.Id)} 看名单");
            }
        }
    }

    private static Task<int> ListAsync(string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, null, output, async (services, database) =>
        {
            var all = await RecentAsync(services, database, TimeSpan.FromDays(30), cancellationToken);
            foreach (var (broadcast, counts) in all)
            {
                await output.WriteLineAsync($"{BroadcastTexts.Head(broadcast)} {BroadcastTexts.Counts(counts)}");
            }

            if (all.Count == 0)
            {
                await output.WriteLineAsync("近30天没有群发。");
            }

            return 0;
        }, cancellationToken);

    private static Task<int> ShowAsync(long id, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, null, output, async (services, database) =>
        {
            var (stores, people) = (services.GetRequiredService<BroadcastStore>(), services.GetRequiredService<BroadcastRecipients>());
            var (broadcast, counts, missed) = await database.ReadAsync(
                async (work, _) => (await stores.FindAsync(work, id), await people.CountAsync(work, id), await people.MissedAsync(work, id)),
                cancellationToken);
            if (broadcast is not { StartedAt: not null })
            {
                await output.WriteLineAsync($"没有 {Number(id)} 号群发。用 broadcast list 查看编号。");
                return 1;
            }

            await output.WriteLineAsync($"{BroadcastTexts.Head(broadcast)}\n{BroadcastTexts.Counts(counts)}\n内容：\n{broadcast.Content}");
            foreach (var one in missed)
            {
                await output.WriteLineAsync($"  {BroadcastTexts.Of(one.State)} {one.Name ?? "（已不在名册）"} {one.UserId}：{BroadcastTexts.Reason(one.Reason)}");
            }

            return 0;
        }, cancellationToken);

    private static Task<int> SendAsync(Order order, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, null, output, async (services, database) =>
        {
            var content = await ContentAsync(order, cancellationToken);
            var from = order.From is null ? null : await database.ReadAsync((work, _) => services.GetRequiredService<DirectoryStore>().FindAsync(work, order.From), cancellationToken);
            var refusal = content is null ? $"没有文件 {order.File}。"
                : !Words.SaySomething(content) ? "内容里没有文字。"
                : BroadcastChunks.Surplus(content) is > 0 and var surplus ? BroadcastTexts.TooLong(content, surplus)
                : order.From is not null && from is null ? $"名册里没有 {order.From}。"
                : services.GetRequiredService<IOptions<WeComOptions>>().Value.AgentId == 0 ? "配置里没有 WeCom:AgentId，没有发出。"
                : null;
            if (refusal is not null || content is null)
            {
                await output.WriteLineAsync(refusal);
                return 1;
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var draft = new Broadcast
            {
                CreatedBy = from?.UserId,
                Audience = order.To.ToString(),
                AudienceWords = BroadcastTexts.Of(order.To),
                Content = content,
                CreatedAt = now,
            };
            var (id, people) = order.DryRun
                ? (0, await database.ReadAsync(async (work, _) => (await services.GetRequiredService<AudienceStore>().MembersAsync(work, order.To)).Count, cancellationToken))
                : await database.WriteAsync((work, _) => StartAsync(services, work, draft, order.To, now), cancellationToken);
            await output.WriteLineAsync(
                people == 0 ? BroadcastTexts.Empty(order.To)
                : order.DryRun ? $"试算：{draft.AudienceWords}，{Number(people)}人，分{Number(BroadcastChunk.CallsFor(people))}次。没有发出。"
                : $"第{Number(id)}号群发已放进队列：{draft.AudienceWords}，{Number(people)}人，分{Number(BroadcastChunk.CallsFor(people))}次。服务运行时就会发出，用 broadcast show {Number(id)} 看进度。");
            return people == 0 ? 1 : 0;
        }, cancellationToken);

    private static async Task<(long Id, int People)> StartAsync(IServiceProvider services, UnitOfWork work, Broadcast draft, Audience to, DateTimeOffset now)
    {
        var members = await services.GetRequiredService<AudienceStore>().MembersAsync(work, to);
        if (members.Count == 0)
        {
            return (0, 0);
        }

        var stored = await services.GetRequiredService<BroadcastStore>().AddAsync(work, draft);
        await services.GetRequiredService<BroadcastChunks>().StartAsync(work, stored, members, now);
        return (stored.Id, members.Count);
    }

    private static async Task<string?> ContentAsync(Order order, CancellationToken cancellationToken) =>
        order.File is null ? order.Text?.Trim()
        : order.File.Exists ? (await File.ReadAllTextAsync(order.File.FullName, cancellationToken)).ReplaceLineEndings("\n").Trim()
        : null;

    private static async Task<IReadOnlyList<(Broadcast Broadcast, BroadcastCounts Counts)>> RecentAsync(
        IServiceProvider services, Database database, TimeSpan back, CancellationToken cancellationToken)
    {
        var since = services.GetRequiredService<TimeProvider>().GetUtcNow() - back;
        var (stores, people) = (services.GetRequiredService<BroadcastStore>(), services.GetRequiredService<BroadcastRecipients>());
        return await database.ReadAsync(async (work, _) =>
        {
            var all = new List<(Broadcast, BroadcastCounts)>();
            foreach (var broadcast in await stores.StartedAsync(work, since))
            {
                all.Add((broadcast, await people.CountAsync(work, broadcast.Id)));
            }

            return all;
        }, cancellationToken);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Order(Audience To, string? Text, FileInfo? File, string? From, bool DryRun);
}
