using System.CommandLine;
using System.Globalization;
using Bot.Features.Broadcasts;
using Bot.Storage;
using Bot.Storage.Stores;

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

    /// <summary>What doctor shows of them.</summary>
    private const int MostTroubles = 10;

    public static Command Build()
    {
        var data = Cli.Data();
        var list = new Command("list", "列出近30天的群发和进度。") { data };
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        var id = new Argument<long>("id") { Description = "list 列出的编号，如 3。" };
        var show = new Command("show", "一次群发的内容、人数，没有发到的人和原因。") { id, data };
        show.TreatUnmatchedTokensAsErrors = false;
        show.SetAction((parsed, cancellationToken) => ShowAsync(parsed.GetValue(id), parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
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
        var dry = new Option<bool>("--dry-run") { Description = "只看内容、人数和次数，不发。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接发。" };
        var again = new Option<bool>("--again") { Description = "十分钟内给同一范围发过同样的内容，也再发一遍。" };
        var data = Cli.Data();
        var send = new Command("send", "发起群发，发前要确认；由运行中的服务发出。") { to, county, text, file, from, dry, yes, again, data };
        send.TreatUnmatchedTokensAsErrors = false;
        send.Validators.Add(given =>
        {
            if (given.GetValue(text) is null == given.GetValue(file) is null)
            {
                given.AddError("--text 和 --file 要写一个，也只能写一个。");
            }
        });
        send.SetAction((parsed, cancellationToken) => BroadcastSend.RunAsync(
            new BroadcastOrder(
                new Audience(Groups[parsed.GetValue(to)!], parsed.GetValue(county)),
                parsed.GetValue(text),
                parsed.GetValue(file),
                parsed.GetValue(from),
                parsed.GetValue(dry),
                parsed.GetValue(yes),
                parsed.GetValue(again)),
            parsed.GetValue(data),
            [.. parsed.UnmatchedTokens],
            Console.In,
            Console.Out,
            cancellationToken));
        return send;
    }

    /// <summary>Broadcasts of the last days of which not all went well; beside the letters of doctor.</summary>
    internal static async Task TroublesAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var all = (await RecentAsync(services, database, TimeSpan.FromDays(7), cancellationToken))
            .Where(one => one.Counts.Unreachable + one.Counts.Unknown + one.Counts.Dead > 0)
            .ToList();
        foreach (var (broadcast, counts) in all.Take(MostTroubles))
        {
            await output.WriteLineAsync($"群发：{BroadcastTexts.Head(broadcast)} {BroadcastTexts.Counts(counts)}用 broadcast show {Number(broadcast.Id)} 看名单");
        }

        if (all.Count > MostTroubles)
        {
            await output.WriteLineAsync($"群发：还有 {Number(all.Count - MostTroubles)} 条没有全部发到，用 broadcast list 看");
        }
    }

    private static Task<int> ListAsync(string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
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

    private static Task<int> ShowAsync(long id, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
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
}
