using System.CommandLine;
using Bot.Features.EvidencePacks;
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
        var command = new Command("evidence", "导出证据包：登记表、签字、告知、照片、整改经过、留痕和它在链上的证明，带签名。") { enterprise, inspector, from, to, target };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => MakeAsync(
            new Order(parsed.GetValue(enterprise), parsed.GetValue(inspector), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(target)),
            [.. parsed.UnmatchedTokens],
            Console.Out,
            cancellationToken));

        var file = new Argument<string>("file") { Description = "证据包。" };
        var key = new Option<string?>("--key") { Description = "另外保存的公钥（audit key 打印的），比对是不是它签的。" };
        var verify = new Command("verify", "核对一个证据包，不用联网和数据库，指出第一个对不上的文件或记录。") { file, key };
        verify.SetAction((parsed, _) => VerifyAsync(parsed.GetValue(file)!, parsed.GetValue(key), Console.Out));
        command.Subcommands.Add(verify);
        return command;
    }

    private static async Task<int> MakeAsync(Order order, string[] args, TextWriter output, CancellationToken cancellationToken)
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

        return await MaintenanceCommands.WithDatabaseAsync(args, null, output, async (services, database) =>
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
            var summary = await WriteAsync(target, output, stream => database.ReadAsync(
                async (work, token) =>
                {
                    // A read may be repeated.
                    stream.SetLength(0);
                    return (await builder.WriteAsync(work, request, cut, PackLimits.None, stream, token)).Summary ?? throw new InvalidOperationException("Without limits nothing is too much.");
                },
                cancellationToken));
            if (summary is null)
            {
                return 2;
            }

            return await database.WriteAsync(async (work, _) =>
            {
                var details = StorageJson.Write(new { summary.Forms, summary.Pictures, summary.Entries });
                await services.GetRequiredService<AuditLog>().AppendAsync(work, services.GetRequiredService<TimeProvider>().GetUtcNow(), "cli", PackOrder.Made, PackOrder.Subject(request), details, PackOrder.People(request));
                return 0;
            }, cancellationToken);
        }, cancellationToken, prepare: builder => builder.Services.AddFeatures(builder.Configuration));
    }

    /// <summary>A file that is not finished does not stay.</summary>
    /// <returns>Null when the file could not be written.</returns>
    private static async Task<PackSummary?> WriteAsync(string target, TextWriter output, Func<Stream, Task<PackSummary>> write)
    {
        try
        {
            PackSummary summary;
            await using (var stream = new FileStream(target, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                summary = await write(stream);
            }

            await output.WriteLineAsync(EvidenceCliTexts.Made(target, summary));
            return summary;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            File.Delete(target);
            await output.WriteLineAsync(EvidenceCliTexts.NotWritten(target, wrong.Message));
            return null;
        }
    }

    internal static async Task<int> VerifyAsync(string file, string? key, TextWriter output)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            var verdict = PackReader.Verify(stream);
            var given = key is null ? null : AuditKey.IdOfPem(await File.ReadAllTextAsync(key));
            var words = verdict.Problem ?? (given is not null && given != verdict.Manifest!.KeyId ? PackCheckTexts.OtherKey(given, verdict.Manifest.KeyId) : null);
            await output.WriteLineAsync(words ?? PackCheckTexts.Whole(verdict));
            return words is null ? 0 : 1;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(EvidenceCliTexts.NotRead(wrong.Message));
            return 2;
        }
    }

    private sealed record Order(string? Enterprise, string? Inspector, string? From, string? To, string? Out)
    {
        public int Given => new[] { Enterprise, Inspector, From }.Count(one => one is not null);
    }
}
