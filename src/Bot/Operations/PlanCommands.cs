using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Documents;
using Bot.Features.Planning;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <param name="County">Null for all, one after the other.</param>
/// <param name="Count">Of a draw; null for a plan.</param>
/// <param name="From">As typed; null for the next working day.</param>
internal sealed record PlanOrder(string? County, int? Count, long Seed, string? From, bool Apply, bool Yes);

/// <summary>bot plan and bot draw: beside the running service, which tells the inspectors on the morning of the day.</summary>
internal static class PlanCommands
{
    private const string Actor = "cli";

    private const int MostDrawn = 100_000;

    public static Command Plan()
    {
        var county = new Option<string?>("--county") { Description = "只排一个县市区；不写为全市，一个一个排。" };
        var (seed, from) = (Seed(), From());
        var apply = new Option<bool>("--apply") { Description = "看过以后照此安排；不写只试算。" };
        var yes = new Option<bool>("--yes") { Description = "不再问，直接安排。" };
        var data = Cli.Data();
        var command = new Command("plan", "排体检计划：先看每人每周的家数，再安排。已接单、已完成的不动。") { county, seed, from, apply, yes, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new PlanOrder(parsed.GetValue(county), Count: null, parsed.GetValue(seed) ?? CountyPlans.NewSeed(), parsed.GetValue(from), parsed.GetValue(apply), parsed.GetValue(yes)),
            parsed.GetValue(data),
            [.. parsed.UnmatchedTokens],
            cancellationToken));
        return command;
    }

    public static Command Draw()
    {
        var county = new Option<string>("--county") { Description = "县市区。", Required = true };
        var count = new Option<long?>("--count") { Description = "抽几家。", Required = true, CustomParser = given => Number(given, "--count", 1, MostDrawn) };
        var (seed, from) = (Seed(), From());
        var yes = new Option<bool>("--yes") { Description = "不再问，直接安排。" };
        var data = Cli.Data();
        var command = new Command("draw", "双随机：抽企业、抽执法人员，种子和名单校验码留痕。") { county, count, seed, from, yes, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new PlanOrder(parsed.GetValue(county), (int?)parsed.GetValue(count), parsed.GetValue(seed) ?? CountyPlans.NewSeed(), parsed.GetValue(from), Apply: true, parsed.GetValue(yes)),
            parsed.GetValue(data),
            [.. parsed.UnmatchedTokens],
            cancellationToken));
        return command;
    }

    private static Option<long?> Seed() => new("--seed")
    {
        Description = "种子：同样的种子、名单和人员，得到同样的结果；不写就随机。",
        CustomParser = given => Number(given, "--seed", 0, long.MaxValue),
    };

    private static Option<string?> From() => new("--from") { Description = "从哪天排起，如 2020-12-08；不写为下一个工作日。" };

    private static long? Number(ArgumentResult given, string option, long least, long most)
    {
        if (given.Tokens is [{ Value: var word }] && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        given.AddError(PlanCliTexts.NoNumber(option, least, most));
        return null;
    }

    private static Task<int> RunAsync(PlanOrder order, string? data, string[] args, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(
            args, data, Console.Out, (services, database) => ExecuteAsync(order, services, database, Console.In, Console.Out, cancellationToken), cancellationToken);

    /// <param name="services">With storage, settings and the clock.</param>
    internal static async Task<int> ExecuteAsync(
        PlanOrder order, IServiceProvider services, Database database, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var run = new PlanRun(order, Planner(services), services.GetRequiredService<PlanStore>(), database, input, output, services.GetRequiredService<TimeProvider>().GetUtcNow());
        try
        {
            var first = run.Planner.FirstDay(run.Now);
            var day = first;
            if (order.From is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                await output.WriteLineAsync(PlanCliTexts.NoSuchDay(text));
                return 1;
            }

            if (day < first)
            {
                await output.WriteLineAsync(PlanCliTexts.TooEarly(first));
                return 1;
            }

            var counties = await database.ReadAsync((work, _) => run.Plans.CountiesAsync(work), cancellationToken);
            if (counties.Count == 0 || (order.County is { } county && !counties.Contains(county, StringComparer.Ordinal)))
            {
                await output.WriteLineAsync(counties.Count == 0 ? PlanCliTexts.NoCounties : PlanCliTexts.NoCounty(order.County!, counties));
                return 1;
            }

            return order.Count is { } count
                ? await DrawAsync(run, order.County!, count, day, cancellationToken)
                : await PlanAsync(run, order.County is { } one ? [one] : counties, day, cancellationToken);
        }
        catch (CalendarYearMissingException missing)
        {
            await output.WriteLineAsync(PlanTexts.NoYear(missing.Year));
            return 1;
        }
    }

    private static async Task<int> PlanAsync(PlanRun run, IReadOnlyList<string> counties, DateOnly from, CancellationToken cancellationToken)
    {
        var shown = new List<CountyPlan>();
        foreach (var county in counties)
        {
            var plan = await run.Database.ReadAsync((work, _) => run.Planner.MakeAsync(work, county, run.Order.Seed, from, run.Now), cancellationToken);
            var refusal = PlanHandler.Refusal(plan);
            await run.Output.WriteLineAsync(refusal ?? PlanTexts.Table(plan, all: true));
            if (refusal is null)
            {
                shown.Add(plan);
            }
        }

        if (shown.Count == 0)
        {
            await run.Output.WriteLineAsync(PlanCliTexts.Nothing);
            return 1;
        }

        if (!run.Order.Apply)
        {
            await run.Output.WriteLineAsync(PlanCliTexts.Rehearsed(run.Order.Seed));
            return 0;
        }

        return await AgreedAsync(run, shown.Sum(plan => plan.Plan.Items.Count), cancellationToken) ? await ApplyAsync(run, shown, cancellationToken) : 1;
    }

    /// <summary>A county in a commit of its own: other work comes in between, and a kill leaves each county's old plan or its new one.</summary>
    private static async Task<int> ApplyAsync(PlanRun run, List<CountyPlan> shown, CancellationToken cancellationToken)
    {
        var code = 0;
        foreach (var seen in shown)
        {
            var applied = await run.Database.WriteAsync(async (work, _) =>
            {
                await work.AloneAsync();
                var plan = await run.Planner.MakeAsync(work, seen.County, seen.Seed, seen.From, run.Now);
                if (plan.Sha256 != seen.Sha256)
                {
                    return false;
                }

                var id = VisitKey.NewDraft(run.Now);
                await run.Plans.AddAsync(work, CountyPlans.Record(plan, id, PlanState.Applied, Actor, run.Now));
                await run.Planner.ApplyAsync(work, plan, id, Actor, run.Now);
                return true;
            }, cancellationToken);
            await run.Output.WriteLineAsync(applied ? PlanCliTexts.Applied(seen) : PlanCliTexts.Changed(seen.County));
            code = applied ? code : 1;
        }

        return code;
    }

    private static async Task<int> DrawAsync(PlanRun run, string county, int count, DateOnly from, CancellationToken cancellationToken)
    {
        var draw = await run.Database.ReadAsync((work, _) => run.Planner.DrawAsync(work, county, count, run.Order.Seed, from, run.Now), cancellationToken);
        await run.Output.WriteLineAsync(PlanTexts.Drawn(draw));
        if (draw.Items.Count == 0)
        {
            await run.Output.WriteLineAsync(PlanCliTexts.Nothing);
            return 1;
        }

        if (!await AgreedAsync(run, draw.Items.Count, cancellationToken))
        {
            return 1;
        }

        var applied = await run.Database.WriteAsync(async (work, _) =>
        {
            await work.AloneAsync();
            var again = await run.Planner.DrawAsync(work, county, count, run.Order.Seed, from, run.Now);
            if (again.Drawn.Sha256 != draw.Drawn.Sha256 || again.Items.Count != draw.Items.Count)
            {
                return false;
            }

            await run.Planner.ApplyAsync(work, again, VisitKey.NewDraft(run.Now), Actor, run.Now);
            return true;
        }, cancellationToken);
        await run.Output.WriteLineAsync(applied ? PlanCliTexts.DrawApplied(draw) : PlanCliTexts.Changed(county));
        return applied ? 0 : 1;
    }

    private static async Task<bool> AgreedAsync(PlanRun run, int visits, CancellationToken cancellationToken)
    {
        if (run.Order.Yes)
        {
            return true;
        }

        await run.Output.WriteAsync(PlanCliTexts.Ask(visits));
        var agreed = (await run.Input.ReadLineAsync(cancellationToken))?.Trim() == PlanCliTexts.Agreed;
        if (!agreed)
        {
            await run.Output.WriteLineAsync(PlanCliTexts.NotAgreed);
        }

        return agreed;
    }

    private static CountyPlans Planner(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        var content = new ContentFiles(Options.Create(settings.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions()));
        return new CountyPlans(
            new CountyStaffs(services.GetRequiredService<DirectoryStore>(), services.GetRequiredService<PlanStore>(), services.GetRequiredService<LeaveStore>()),
            services.GetRequiredService<PlanStore>(),
            services.GetRequiredService<PlannedVisitStore>(),
            services.GetRequiredService<AuditLog>(),
            CampaignSettings.Read(settings),
            (settings.GetSection(WorkHoursOptions.Section).Get<WorkHoursOptions>() ?? new WorkHoursOptions()).With(content));
    }

    private sealed record PlanRun(PlanOrder Order, CountyPlans Planner, PlanStore Plans, Database Database, TextReader Input, TextWriter Output, DateTimeOffset Now);
}
