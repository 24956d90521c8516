using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Alerts;

/// <summary>安排体检 on the leaders' card: the enterprise of a complaint or an exceedance is planned once more, with the reason (二(一)2(1)). Nobody is told before the day.</summary>
internal sealed class AlertVisitHandler(
    AlertRun run,
    AlertStore alerts,
    PlannedVisitStore visits,
    InspectionStore inspections,
    EnterpriseStore enterprises,
    CountyStaffs staffs,
    AuditLog audit,
    CampaignBook campaigns) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is { Person: { } reader, Input: CardInput { Action.Verb: AlertCards.MoreVerb } more })
        {
            return await MoreAsync(turn, reader, more.Action);
        }

        if (turn is not { Person: { } person, Input: CardInput card } || await alerts.FindAsync(turn.Work, card.Action.Entity) is not { } alert)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.Unknown);
        }

        if (card.Choice(AlertCards.EnterpriseQuestion) is not { } id || id == AlertCards.Unchosen)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.ChooseEnterprise);
        }

        return await enterprises.FindAsync(turn.Work, id) is not { } enterprise ? Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.NotFound, "", id)))
            : !AlertRun.IsTold(person, enterprise.County) ? Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.OutOfScope, "", person.Name, enterprise.Name)))
            : AlertVisit.ExceptionOf(alert) is { } exception ? await PlanAsync(turn, card, alert, enterprise, exception)
            : Reply.Text(turn.UserId, AlertChatTexts.NoReason(alert));
    }

    /// <summary>更多企业: the next nine.</summary>
    private async Task<Reply> MoreAsync(Turn turn, Person person, ActionKey action)
    {
        if (AlertCards.ReadMore(action) is not var (alertId, county, page) || await alerts.FindAsync(turn.Work, alertId) is not { } alert)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.Unknown);
        }

        if (!AlertRun.IsTold(person, county))
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.OutOfScope, "", person.Name, county)));
        }

        // Visited or planned since: fewer may be left, and the first page then.
        var all = await run.AgainAsync(turn.Work, alert, county, turn.Now);
        return all.Count == 0
            ? Reply.Text(turn.UserId, AlertChatTexts.NoMore)
            : new Reply([AlertCards.Again(turn.UserId, alert, county, action.Version - 1, all, page * AlertCards.MostEnterprises < all.Count ? page : 0)]);
    }

    private async Task<Reply> PlanAsync(Turn turn, CardInput card, Alert alert, Enterprise enterprise, VisitException exception)
    {
        var today = turn.Now.LocalDate();
        var campaign = campaigns.Of(enterprise.County, today);
        var open = await visits.OfCountyAsync(turn.Work, campaign.Id, enterprise.County);
        if (open.Any(visit => visit.IsOpen && visit.EnterpriseId == enterprise.Id))
        {
            return Reply.Text(turn.UserId, AlertChatTexts.AlreadyPlanned(enterprise));
        }

        if ((await visits.OfAlertAsync(turn.Work, alert.Id)).FirstOrDefault(visit => visit.Status != PlannedVisitStatus.Declined) is { } other)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.OneOnly((await enterprises.FindAsync(turn.Work, other.EnterpriseId))?.Name ?? AlertChatTexts.AnotherEnterprise));
        }

        var signed = (await inspections.SignedOfAsync(turn.Work, campaign.Id, enterprise.Id)).Count;
        if (AlertVisit.Check(alert, enterprise, signed, await inspections.NotYetVisitedAsync(turn.Work, campaign.Id, enterprise.County)) is { } refusal)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(refusal));
        }

        var staff = await staffs.OfAsync(turn.Work, campaign, enterprise.County);
        if (AlertVisit.Place(enterprise, staff.Inspectors, open, run.Days(campaign, today), campaign.VisitsPerDay) is not { } item)
        {
            return Reply.Text(turn.UserId, AlertChatTexts.NoRoom(enterprise.County));
        }

        var planned = new PlannedVisit
        {
            Id = VisitKey.NewDraft(turn.Now),
            CampaignId = campaign.Id,
            County = enterprise.County,
            EnterpriseId = enterprise.Id,
            Day = item.Day,
            Lead = item.Lead,
            Partner = item.Partner,
            Origin = VisitOrigin.Alert,
            Source = alert.Id,
            ExceptionReason = exception.Reason,
        };
        await visits.AddAsync(turn.Work, [planned], turn.Now);
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "alert.visit", enterprise.Id, string.Create(
            CultureInfo.InvariantCulture, $"id={planned.Id} alert={alert.Id} day={planned.Day:yyyy-MM-dd} reason={exception.Kind} signed={signed}"));
        return new Reply(
        [
            AlertCards.AgainPlanned(turn.UserId, alert, card.Action.Version, enterprise),
            new Say(turn.UserId, AlertChatTexts.Planned(enterprise, item, exception.Reason, staff.NameOf)),
        ]);
    }
}
