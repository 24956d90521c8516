using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Planning;

/// <summary>计划: the county by card, the load per inspector and week, then 按此安排 or 重新排.</summary>
internal sealed class PlanHandler(CountyPlans planner, PlanStore plans) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.BroadcastCountiesOf(person) is not { } scope)
        {
            return Reply.Text(turn.UserId, PlanTexts.NotYours);
        }

        try
        {
            return turn.Input switch
            {
                CardInput { Action.Verb: PlanCards.CountyVerb } card => await CountyAsync(turn, card, scope),
                CardInput card => await TappedAsync(turn, card.Action, scope),
                _ => await AskAsync(turn, scope),
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, PlanTexts.NoYear(missing.Year));
        }
    }

    private async Task<Reply> AskAsync(Turn turn, IReadOnlyList<string> scope)
    {
        var counties = await CountiesAsync(turn, scope);
        return counties.Count switch
        {
            0 => Reply.Text(turn.UserId, PlanTexts.NobodyToVisit),
            1 => await ProposeAsync(turn, counties[0]),
            _ => new Reply([PlanCards.Counties(turn.UserId, counties)]),
        };
    }

    private async Task<Reply> CountyAsync(Turn turn, CardInput card, IReadOnlyList<string> scope)
    {
        var counties = await CountiesAsync(turn, scope);
        return card.Choice(PlanCards.Question) is not { } option ? Reply.Text(turn.UserId, PlanTexts.ChooseCounty)
            : card.Action.Version == counties.Count && PlanCards.CountyOf(option, counties) is { } county ? await ProposeAsync(turn, county)
            : Reply.Text(turn.UserId, PlanTexts.Stale);
    }

    private async Task<Reply> ProposeAsync(Turn turn, string county, params Effect[] before)
    {
        var plan = await planner.MakeAsync(turn.Work, county, CountyPlans.NewSeed(), planner.FirstDay(turn.Now), turn.Now);
        if (Refusal(plan) is { } refusal)
        {
            return new Reply([.. before, new Say(turn.UserId, refusal)]);
        }

        var id = VisitKey.NewDraft(turn.Now);
        await plans.AddAsync(turn.Work, CountyPlans.Record(plan, id, PlanState.Proposed, turn.UserId, turn.Now));
        return new Reply([.. before, new Say(turn.UserId, PlanTexts.Table(plan, all: false)), PlanCards.Proposal(turn.UserId, plan, id)]);
    }

    /// <summary>Why there is nothing to apply; null when there is.</summary>
    internal static string? Refusal(CountyPlan plan) =>
        plan.Days.Count == 0 ? PlanTexts.Over(plan)
        : plan.Plan.Items.Count > 0 ? null
        : plan.Plan.Unplanned.Count == 0 ? PlanTexts.NothingLeft(plan)
        : plan.Plan.Unplanned[0].Gap == PlanGap.NoTeam ? PlanTexts.NoTeam(plan)
        : $"{PlanTexts.Summary(plan)}{PlanTexts.Gaps(plan.Plan.Unplanned)}";

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action, IReadOnlyList<string> scope) =>
        await plans.FindAsync(turn.Work, action.Entity) is not { Kind: PlanKind.Plan } record || !Within(record.County, scope) ? Reply.Text(turn.UserId, PlanTexts.Stale)
        : record.State == PlanState.Applied ? Reply.Text(turn.UserId, PlanTexts.AlreadyApplied(record.County))
        : record.State == PlanState.Replaced ? Reply.Text(turn.UserId, PlanTexts.Replaced(record.County))
        : action.Verb == PlanCards.ApplyVerb ? await ApplyAsync(turn, record)
        : await AgainAsync(turn, record, PlanTexts.PlannedAgain);

    private async Task<Reply> AgainAsync(Turn turn, PlanRecord record, string done, params Effect[] before)
    {
        await plans.DecideAsync(turn.Work, record.Id, PlanState.Replaced, turn.Now);
        return await ProposeAsync(turn, record.County, [PlanCards.Done(turn.UserId, record, done), .. before]);
    }

    private async Task<Reply> ApplyAsync(Turn turn, PlanRecord record)
    {
        var plan = await planner.MakeAsync(turn.Work, record.County, record.Seed, record.FirstDay, turn.Now);
        if (record.FirstDay <= turn.Now.LocalDate() || plan.Sha256 != record.Sha256)
        {
            return await AgainAsync(turn, record, PlanTexts.Outdated, new Say(turn.UserId, PlanTexts.Changed(record.County)));
        }

        await plans.DecideAsync(turn.Work, record.Id, PlanState.Applied, turn.Now);
        await planner.ApplyAsync(turn.Work, plan, record.Id, turn.UserId, turn.Now);
        return new Reply([PlanCards.Done(turn.UserId, record, PlanTexts.Done), new Say(turn.UserId, PlanTexts.Applied(plan))]);
    }

    private async Task<IReadOnlyList<string>> CountiesAsync(Turn turn, IReadOnlyList<string> scope) =>
        [.. (await plans.CountiesAsync(turn.Work)).Where(county => Within(county, scope)).Take(PlanCards.MostCounties)];

    private static bool Within(string county, IReadOnlyList<string> scope) => scope.Count == 0 || scope.Contains(county);
}
