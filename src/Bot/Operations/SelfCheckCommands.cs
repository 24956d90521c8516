using System.CommandLine;
using Bot.Features.SelfChecks;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>bot selfcheck list: the workbook that 自查名单 sends, beside the running service.</summary>
internal static class SelfCheckCommands
{
    public static Command Build()
    {
        var county = new Option<string>("--county") { Description = "县市区名称，如 桃城区。", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "写到哪个 .xlsx 文件。", Required = true };
        var data = Cli.Data();
        var list = new Command("list", "导出没有完成自查的企业，和没有企业微信、要打电话的企业。") { county, file, data };
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed.GetValue(county)!, parsed.GetValue(file)!, parsed.GetValue(data), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return new Command("selfcheck", "企业自查：导出没有完成的名单。") { list };
    }

    private static Task<int> ListAsync(string county, FileInfo file, string? data, string[] args, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var campaigns = CampaignSettings.Read(services.GetRequiredService<IConfiguration>());
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var (counties, found) = await database.ReadAsync(
                async (work, _) =>
                {
                    var lists = new SilentList(services.GetRequiredService<SelfCheckRoster>(), services.GetRequiredService<FileStore>(), services.GetRequiredService<DirectoryStore>());
                    var known = await services.GetRequiredService<SelfCheckRoster>().CountiesAsync(work);
                    return (known, known.Contains(county) ? await lists.ReadAsync(work, campaigns.Of(county, now.LocalDate()), county, now) : null);
                },
                cancellationToken);
            if (found is null)
            {
                await output.WriteLineAsync(FileCliTexts.NoCounty(county, counties));
                return 1;
            }

            if (!await OutFile.WriteAsync(file.FullName, output, found.Workbook(), cancellationToken))
            {
                return 1;
            }

            await output.WriteLineAsync(SelfCheckCliTexts.Written(found, file.FullName));
            return 0;
        }, cancellationToken);
}
