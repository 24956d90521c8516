using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.LookBacks;

/// <summary>转给同事: what waits at one enterprise goes to an inspector of the county who has signed annex 5; all three hear of it in the same commit.</summary>
internal sealed class HandOverHandler(
    LookBackStore lookBacks, InspectionStore inspections, DirectoryStore directory, CommitmentStore commitments, AuditLog audit, LookBackToday today, CampaignBook campaigns) : IConversationHandler
{
    /// <summary>WeCom's limit of a vote.</summary>
    private const int MostColleagues = 20;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: CardInput card })
        {
            return Reply.Text(turn.UserId, LookBackTexts.NotFound);
        }

        var give = card.Action.Verb == LookBackCards.GiveVerb;
        if ((give ? card.Choice(LookBackCards.Enterprise) : card.Action.Entity) is not { } enterpriseId)
        {
            return Reply.Text(turn.UserId, LookBackTexts.ChooseEnterprise);
        }

        var open = (await today.OpenAsync(turn, turn.UserId)).Where(task => task.EnterpriseId == enterpriseId).ToList();
        if (open.Count == 0 || (!give && LookBackCards.Version(open) != card.Action.Version)
            || await inspections.FindAsync(turn.Work, open[0].InspectionId) is not { } inspection)
        {
            return Reply.Text(turn.UserId, open.Count == 0 ? LookBackTexts.NothingLeft : LookBackTexts.Changed);
        }

        return give ? await ChooseAsync(turn, inspection.Enterprise.Name, open) : await HandAsync(turn, person, card.Choice(LookBackCards.Whom), inspection.Enterprise.Name, open);
    }

    private async Task<Reply> ChooseAsync(Turn turn, string enterprise, List<LookBackTask> open)
    {
        var colleagues = new List<Person>();
        foreach (var person in await directory.HoldersAsync(turn.Work, open[0].County, Role.Inspector, Role.SquadLeader))
        {
            if (person.OnLeaveDeputy is null && open.All(task => task.Lead != person.UserId && task.Partner != person.UserId) && await HasSignedAsync(turn, open[0], person))
            {
                colleagues.Add(person);
            }
        }

        return colleagues.Count == 0
            ? Reply.Text(turn.UserId, LookBackTexts.NobodyElse)
            : new Reply([new ShowCard(turn.UserId, LookBackCards.Hand(enterprise, open, [.. colleagues.Take(MostColleagues)]), LookBackCards.HandSubject(open))]);
    }

    private async Task<Reply> HandAsync(Turn turn, Person from, string? whom, string enterprise, List<LookBackTask> open)
    {
        if (whom is null)
        {
            return Reply.Text(turn.UserId, LookBackTexts.ChooseWhom);
        }

        if (await directory.FindAsync(turn.Work, whom) is not { } to)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.UnknownPerson, "", whom)));
        }

        // All or none: a later form of the enterprise may have another pair.
        var signed = await HasSignedAsync(turn, open[0], to);
        var handed = new List<LookBackTask>();
        foreach (var outcome in open.Select(task => task.HandOver(from, to, signed, task.Version)))
        {
            if (outcome is not Outcome<LookBackTask>.Accepted(var task))
            {
                return Reply.Text(turn.UserId, outcome is Outcome<LookBackTask>.Refused(var refusal) ? RefusalTexts.Of(refusal) : LookBackTexts.Changed);
            }

            handed.Add(task);
        }

        foreach (var task in handed)
        {
            if (!await lookBacks.SaveAsync(turn.Work, task, task.Version - 1))
            {
                throw new InvalidOperationException($"Look-back {task.Id} is no longer at version {task.Version - 1}.");
            }

            await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "look-back-hand", task.Id, ConversationJson.Write(new { from = from.UserId, to = to.UserId }), from.UserId, to.UserId);
        }

        return await TellAsync(turn, from, to, enterprise, open);
    }

    private async Task<Reply> TellAsync(Turn turn, Person from, Person to, string enterprise, List<LookBackTask> open)
    {
        var colleagues = open.Select(task => task.ColleagueOf(from.UserId)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var name = colleagues.Count == 0 ? null : await today.NameAsync(turn, colleagues[0]);
        return new Reply(
        [
            new RefreshCard(turn.UserId, LookBackCards.Hand(enterprise, open, [to], to), LookBackCards.HandSubject(open), OrSend: true),
            new Say(to.UserId, LookBackTexts.Handed(from.Name, enterprise, open.Count, name)),
            .. await today.ListAsync(turn, to.UserId),
            .. colleagues.Select(colleague => new Say(colleague, LookBackTexts.ColleagueTold(from.Name, to.Name, enterprise))),
        ]);
    }

    private async Task<bool> HasSignedAsync(Turn turn, LookBackTask task, Person person) =>
        await commitments.SignedAtAsync(turn.Work, campaigns.Of(task.County, turn.Now.LocalDate()).Id, person.UserId) is not null;
}
