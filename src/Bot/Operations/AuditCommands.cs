using System.CommandLine;
using System.Globalization;
using Bot.Features.EvidencePacks;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>audit: looks through the chain, holds it against heads kept elsewhere, shows the public key, forgets a person.</summary>
internal static class AuditCommands
{
    public const int Broken = 1;
    public const int Unusable = 2;
    public const int Cut = 3;
    public const int Forked = 4;

    private const int ShortestHash = 8;

    public static Command Build()
    {
        var data = Cli.Data();
        var head = new Option<string[]>("--head") { Description = "日报上印的链头，如 1234:0123456789abcdef；可以写几个。", AllowMultipleArgumentsPerToken = false };
        var against = new Option<string?>("--against") { Description = "拿证据包（.zip）或另存的链头文件来比对。" };
        var verify = new Command("verify", "核对留痕链，指出第一条不对的记录、被截掉的尾部、分叉。退出码：0 完整，1 被改过，2 用不了，3 尾部被截，4 分叉。") { data, head, against };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction((parsed, cancellationToken) => VerifyAsync(
            [.. parsed.UnmatchedTokens], parsed.GetValue(data), parsed.GetValue(head) ?? [], parsed.GetValue(against), Console.Out, cancellationToken));

        var key = new Command("key", "打印核对链头和证据包用的公钥。") { data };
        key.TreatUnmatchedTokensAsErrors = false;
        key.SetAction((parsed, cancellationToken) => KeyAsync([.. parsed.UnmatchedTokens], parsed.GetValue(data), Console.Out, cancellationToken));

        var heads = new Command("heads", "列出签过名的链头；另存出来，以后用 verify --against 比对。") { data };
        heads.TreatUnmatchedTokensAsErrors = false;
        heads.SetAction((parsed, cancellationToken) => HeadsAsync([.. parsed.UnmatchedTokens], parsed.GetValue(data), Console.Out, cancellationToken));

        var userId = new Argument<string>("userid") { Description = "已离开的人的企业微信账号。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接抹去。" };
        var erase = new Command("erase", "抹去留痕里一个已离开的人：记录和链都在，不再指向他。") { userId, yes, data };
        erase.TreatUnmatchedTokensAsErrors = false;
        erase.SetAction((parsed, cancellationToken) => EraseAsync(
            [.. parsed.UnmatchedTokens], parsed.GetValue(data), parsed.GetValue(userId)!, parsed.GetValue(yes), Console.In, Console.Out, cancellationToken));
        return new Command("audit", "留痕。") { verify, key, heads, erase };
    }

    internal static async Task<int> VerifyAsync(string[] args, string? data, string[] words, string? against, TextWriter output, CancellationToken cancellationToken)
    {
        var expected = new List<AuditHead>();
        foreach (var word in words)
        {
            if (Read(word) is not { } read)
            {
                await output.WriteLineAsync(AuditCliTexts.BadHead(word));
                return Unusable;
            }

            expected.Add(read);
        }

        if (against is not null)
        {
            var kept = await KeptAsync(against, cancellationToken);
            if (kept.Count == 0)
            {
                await output.WriteLineAsync(AuditCliTexts.BadFile(against));
                return Unusable;
            }

            expected.AddRange(kept);
        }

        return await MaintenanceCommands.WithDatabaseAsync(
            args, data, output, (services, database) => VerifyAsync(services, database, expected, output, cancellationToken), cancellationToken, older: true);
    }

    /// <param name="expected">Heads kept elsewhere; the hash may be its beginning only.</param>
    /// <returns>0 when all holds.</returns>
    internal static async Task<int> VerifyAsync(IServiceProvider services, Database database, IReadOnlyList<AuditHead> expected, TextWriter output, CancellationToken cancellationToken)
    {
        var (verdict, place, found) = await database.ReadAsync(async (work, _) =>
        {
            var at = new Dictionary<long, string?>();
            foreach (var head in expected)
            {
                at[head.Seq] = await AuditExtract.HashAtAsync(work, head.Seq);
            }

            return (await services.GetRequiredService<AuditLog>().ExamineAsync(work), work.Dialect.Place, at);
        }, cancellationToken);
        if (verdict.Fault is { } fault)
        {
            await output.WriteLineAsync(AuditCliTexts.Broken(fault, verdict, place));
        }

        var code = verdict.Fault?.Kind switch
        {
            null => 0,
            AuditFaultKind.CutTail => Cut,
            AuditFaultKind.Fork or AuditFaultKind.NotAsSigned => Forked,
            _ => Broken,
        };
        foreach (var head in expected)
        {
            var (words, gives) = found[head.Seq] is not { } hash ? (AuditCliTexts.Shorter(head.Seq, verdict.Last.Seq), Cut)
                : hash.StartsWith(head.Hash, StringComparison.Ordinal) ? (AuditCliTexts.Fits(head.Seq), 0)
                : (AuditCliTexts.Other(head.Seq), Forked);
            code = code == 0 ? gives : code;
            await output.WriteLineAsync(words);
        }

        if (code == 0)
        {
            await output.WriteLineAsync(AuditCliTexts.Whole(verdict, place));
            await KeysAsync(services, verdict.Keys, output);
        }

        return code;
    }

    /// <summary>A head that another key signed may be another's head. No key is made only to look.</summary>
    private static async Task KeysAsync(IServiceProvider services, IReadOnlyList<string> keys, TextWriter output)
    {
        var key = services.GetRequiredService<AuditKey>();
        if (keys.Count > 0 && (key.File is null || File.Exists(key.File)) && (keys.Count > 1 || keys[0] != key.Id))
        {
            await output.WriteLineAsync(AuditCliTexts.OtherKey(keys, key.Id));
        }
    }

    private static Task<int> KeyAsync(string[] args, string? data, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, _) =>
        {
            var key = services.GetRequiredService<AuditKey>();
            await output.WriteLineAsync(AuditCliTexts.Key(key.Id, key.File));
            await output.WriteLineAsync(key.PublicKeyPem);
            return 0;
        }, cancellationToken);

    private static Task<int> HeadsAsync(string[] args, string? data, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (_, database) =>
        {
            foreach (var head in await database.ReadAsync((work, _) => AuditHeads.AllAsync(work), cancellationToken))
            {
                await output.WriteLineAsync(AuditCliTexts.Line(head));
            }

            return 0;
        }, cancellationToken);

    private static Task<int> EraseAsync(string[] args, string? data, string userId, bool yes, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            if (await database.ReadAsync((work, _) => services.GetRequiredService<DirectoryStore>().FindAsync(work, userId), cancellationToken) is { Roles.Count: > 0 } person)
            {
                await output.WriteLineAsync(AuditCliTexts.StillHere(person.Name, person.UserId));
                return 1;
            }

            if (!yes)
            {
                await output.WriteAsync(AuditCliTexts.Ask(userId));
                if ((await input.ReadLineAsync(cancellationToken))?.Trim() != AuditCliTexts.Agreed)
                {
                    await output.WriteLineAsync(AuditCliTexts.NotAgreed);
                    return 1;
                }
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var old = await database.WriteAsync(async (work, _) =>
            {
                var people = services.GetRequiredService<AuditPeople>();
                var token = await people.FindAsync(work, userId);
                var left = await people.EraseAsync(work, userId);
                if (left is not null)
                {
                    await services.GetRequiredService<AuditLog>().AppendAsync(work, now, "cli", "audit.erased", token ?? "", "{}");
                }

                return left;
            }, cancellationToken);
            await output.WriteLineAsync(old is { } count ? AuditCliTexts.Erased(userId, count) : AuditCliTexts.Unknown(userId));
            return old is null ? 1 : 0;
        }, cancellationToken);

    private static async Task<IReadOnlyList<AuditHead>> KeptAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return PackReader.HeadOf(file) is { } head
                ? [new AuditHead { Seq = head.Seq, Hash = head.Hash }]
                : [.. (await File.ReadAllLinesAsync(file, cancellationToken)).Select(line => Read(line.Split(' ')[0])).OfType<AuditHead>()];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static AuditHead? Read(string word) =>
        word.Split(':') is [var seq, { Length: >= ShortestHash and <= 64 } hash]
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && hash.All(char.IsAsciiHexDigit)
            ? new AuditHead { Seq = number, Hash = hash.ToLowerInvariant() }
            : null;
}
