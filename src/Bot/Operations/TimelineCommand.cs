using System.CommandLine;
using Bot.Features.Rectify;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>bot timeline 12-2: what 进展 says, for the operator, beside the running service.</summary>
internal static class TimelineCommand
{
    public static Command Build()
    {
        var number = new Argument<string>("number") { Description = "登记表序号和第几条，如 12-2；整张登记表写 12。" };
        var county = new Option<string?>("--county") { Description = "县市区名称，如 桃城区；不写就列出所有县市区的。" };
        var data = Cli.Data();
        var timeline = new Command("timeline", "看一条整改的经过，和接下来哪天提醒谁。") { number, county, data };
        timeline.TreatUnmatchedTokensAsErrors = false;
        timeline.SetAction((parsed, cancellationToken) => TellAsync(parsed.GetValue(number)!, parsed.GetValue(county), [.. parsed.UnmatchedTokens], Console.Out, cancellationToken, parsed.GetValue(data)));
        return timeline;
    }

    internal static Task<int> TellAsync(string typed, string? county, string[] args, TextWriter output, CancellationToken cancellationToken, string? data = null) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            if (CaseNumber.Read(typed) is not { } number)
            {
                await output.WriteLineAsync(TimelineTexts.NoNumber(typed));
                return 2;
            }

            await using var scope = services.CreateAsyncScope();
            var (cases, desk, story) = (scope.ServiceProvider.GetRequiredService<RectificationStore>(), scope.ServiceProvider.GetRequiredService<CaseDesk>(), scope.ServiceProvider.GetRequiredService<CaseStory>());
            var today = services.GetRequiredService<TimeProvider>().GetUtcNow().LocalDate();
            var stories = await database.ReadAsync(
                async (work, _) =>
                {
                    var found = (await cases.OfNumberAsync(work, number.Number, county is null ? [] : [county])).Where(one => number.Ordinal is null || one.Ordinal == number.Ordinal);
                    var told = new List<string>();
                    foreach (var view in await desk.ViewsAsync(work, found))
                    {
                        told.Add(await story.TellAsync(work, view, today));
                    }

                    return told;
                },
                cancellationToken);
            await output.WriteLineAsync(stories.Count == 0 ? TimelineTexts.NotFound(typed, county) : string.Join("\n\n", stories));
            return stories.Count == 0 ? 1 : 0;
        }, cancellationToken, prepare: builder => builder.Services.AddFeatures(builder.Configuration));
}
