using System.CommandLine;
using Bot.Features.EvidencePacks;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>bot evidence: makes a pack of any size into a file; evidence verify: checks one by itself.</summary>
internal static class EvidenceCommands
{
    public static Command Build()
    {
        var enterprise = new Option<string?>("--enterprise") { Description = "企业名称。" };
        var inspector = new Option<string?>("--inspector") { Description = "执法人员的姓名，或企业微信账号。" };
        var from = new Option<string?>("--from") { Description = "检查日期的第一天，如 2020-12-01；和 --to 一起写。" };
        var to = new Option<string?>("--to") { Description = "检查日期的最后一天。" };
        var target = new Option<string?>("--out") { Description = "写到哪个文件（.zip），不能是已有的。" };
        var data = Cli.Data();
        var command = new Command("evidence", "导出证据包：登记表、签字、告知、照片、整改经过、留痕和它在链上的证明，带签名。") { enterprise, inspector, from, to, target, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => MakeAsync(
            new Order(parsed.GetValue(enterprise), parsed.GetValue(inspector), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(target)),
            parsed.GetValue(data),
            [.. parsed.UnmatchedTokens],
            Console.Out,
            cancellationToken));

        var file = new Argument<string>("file") { Description = "证据包。" };
        var key = new Option<string?>("--key") { Description = "另外保存的公钥文件（audit key 打印的），或它的编号：比对是不是它签的。" };
        var verify = new Command("verify", "核对一个证据包，不用联网和数据库，指出第一个对不上的文件或记录。") { file, key };
        verify.SetAction((parsed, _) => VerifyAsync(parsed.GetValue(file)!, parsed.GetValue(key), Console.Out));
        command.Subcommands.Add(verify);
        return command;
    }

    private static async Task<int> MakeAsync(Order order, string? data, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (order.Out is not { } target || order.Given != 1)
        {
            await output.WriteLineAsync(EvidenceCliTexts.Usage);
            return 2;
        }

        if (File.Exists(target) || Directory.Exists(target))
        {
            await output.WriteLineAsync(EvidenceCliTexts.Exists(target));
            return 2;
        }

        return await MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            await using var scope = services.CreateAsyncScope();
            var (search, builder) = (scope.ServiceProvider.GetRequiredService<PackSearch>(), scope.ServiceProvider.GetRequiredService<EvidencePackBuilder>());
            var (request, wrong) = order.From is not null
                ? PackSearch.Period($"{order.From} {order.To}", order.From, order.To ?? "")
                : await database.ReadAsync((work, _) => search.FindAsync(work, order.Enterprise ?? order.Inspector ?? ""), cancellationToken);
            if (request is null)
            {
                await output.WriteLineAsync(wrong);
                return 1;
            }

            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var cut = await database.WriteAsync(async (work, _) =>
            {
                await services.GetRequiredService<AuditLog>().AppendAsync(work, now, "cli", PackOrder.Asked, PackOrder.Subject(request), "{}", PackOrder.People(request));
                return await builder.CutAsync(work, request, now);
            }, cancellationToken);
            PackSummary? summary = null;
            var written = await OutFile.WriteAsync(
                target,
                output,
                async part =>
                {
                    await using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
                    {
                        summary = await database.ReadAsync((work, token) => WriteAsync(work, builder, request, cut, stream, token), cancellationToken);
                    }

                    // Before the file has its name: no pack is about that the audit does not know.
                    return await RecordAsync(services, database, request, summary, cancellationToken);
                },
                overwrite: false);
            if (!written)
            {
                return 2;
            }

            await output.WriteLineAsync(EvidenceCliTexts.Made(target, summary!));
            return 0;
        }, cancellationToken, prepare: builder => builder.Services.AddFeatures(builder.Configuration));
    }

    private static async Task<PackSummary> WriteAsync(UnitOfWork work, EvidencePackBuilder builder, PackRequest request, PackCut cut, FileStream stream, CancellationToken cancellationToken)
    {
        // A read may be repeated.
        stream.SetLength(0);
        var (summary, _) = await builder.WriteAsync(work, request, cut, PackLimits.None, stream, cancellationToken);
        return summary ?? throw new InvalidOperationException("Without limits nothing is too much.");
    }

    private static Task<bool> RecordAsync(IServiceProvider services, Database database, PackRequest request, PackSummary summary, CancellationToken cancellationToken) =>
        database.WriteAsync(async (work, _) =>
        {
            var details = StorageJson.Write(new { summary.Forms, summary.Pictures, summary.Entries });
            await services.GetRequiredService<AuditLog>().AppendAsync(work, services.GetRequiredService<TimeProvider>().GetUtcNow(), "cli", PackOrder.Made, PackOrder.Subject(request), details, PackOrder.People(request));
            return true;
        }, cancellationToken);

    /// <param name="key">A file with the public key, or the key's id.</param>
    internal static async Task<int> VerifyAsync(string file, string? key, TextWriter output)
    {
        var given = key is null ? null : await KeyIdAsync(key);
        if (key is not null && given is null)
        {
            await output.WriteLineAsync(EvidenceCliTexts.NoKey(key));
            return 2;
        }

        try
        {
            await using var stream = File.OpenRead(file);
            var verdict = PackReader.Verify(stream);
            var words = verdict.Problem ?? (given is not null && given != verdict.Manifest!.KeyId ? PackCheckTexts.OtherKey(given, verdict.Manifest.KeyId) : null);
            await output.WriteLineAsync(words ?? PackCheckTexts.Whole(verdict, compared: given is not null));
            return words is null ? 0 : 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(FileCliTexts.NotRead(file, fault));
            return 2;
        }
    }

    /// <summary>Null when it is neither a file with a public key nor an id.</summary>
    private static async Task<string?> KeyIdAsync(string key)
    {
        try
        {
            var id = File.Exists(key) ? AuditKey.IdOfPem(await File.ReadAllTextAsync(key)) : key.Trim().ToLowerInvariant();
            return id.Length == AuditKey.IdLength && id.All(char.IsAsciiHexDigit) ? id : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Order(string? Enterprise, string? Inspector, string? From, string? To, string? Out)
    {
        public int Given => new[] { Enterprise, Inspector, From }.Count(one => one is not null);
    }
}
