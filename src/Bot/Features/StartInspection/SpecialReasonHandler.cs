using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>其他特殊原因: asks for the reason, then lays it before a leader who takes no part in the visit.</summary>
internal sealed class SpecialReasonHandler(
    InspectionStore inspections,
    EnterpriseStore enterprises,
    DirectoryStore directory,
    VisitRequestStore requests) : IConversationHandler
{
    /// <summary>UTF-16 units: a leader reads it on a card.</summary>
    private const int LongestReason = 150;

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => AskAsync(turn, card.Action.Entity),
        TextInput text => ReasonAsync(turn, text.Text),
        _ => Task.FromResult(Reply.Nothing),
    };

    private async Task<Reply> AskAsync(Turn turn, string entity)
    {
        if (VisitKey.Parse(entity) is not { } key)
        {
            return Reply.Text(turn.UserId, StartTexts.HowToFind);
        }

        return await inspections.FindAsync(turn.Work, key.DraftId) is { } existing && !VisitOpening.LacksReason(existing, key, turn.UserId)
            ? Reply.Text(turn.UserId, StartTexts.AlreadyStarted(existing))
            : new Reply([new Say(turn.UserId, StartTexts.AskReason)], turn.Session with { Asked = new Question(StartTexts.ReasonQuestion, entity) });
    }

    private async Task<Reply> ReasonAsync(Turn turn, string reason)
    {
        var over = turn.Session with { Asked = null };
        if (reason == StartTexts.Cancel)
        {
            return new Reply([new Say(turn.UserId, StartTexts.ReasonCancelled)], over);
        }

        if (!Words.SaySomething(reason) || reason.Length > LongestReason)
        {
            return Reply.Text(turn.UserId, StartTexts.BadReason);
        }

        if (turn.Person is not { } person
            || VisitKey.Parse(turn.Session.Asked?.Entity ?? "") is not { } key
            || await enterprises.FindAsync(turn.Work, key.EnterpriseId) is not { } enterprise)
        {
            return new Reply([new Say(turn.UserId, StartTexts.HowToFind)], over);
        }

        if (await ApproverAsync(turn, person, enterprise.County, await VisitorsAsync(turn, key)) is not { } approver)
        {
            return new Reply([new Say(turn.UserId, StartTexts.NoApprover)], over);
        }

        var request = new VisitRequest(Guid.CreateVersion7(turn.Now).ToString("N"), key.DraftId, key.EnterpriseId, key.PartnerId, person.UserId, reason, turn.Now);
        await requests.AddAsync(turn.Work, request);
        return new Reply(
            [
                ExceptionCard.Decided(turn.UserId, key, enterprise, "已送批准"),
                new ShowCard(approver.UserId, ApprovalCard.Of(request, enterprise, person.Name, done: null), ApprovalCard.Subject(request)),
                new Say(turn.UserId, StartTexts.Sent(approver)),
            ],
            over);
    }

    /// <summary>Who takes part beside the applicant: the partner chosen, or those of a draft that is open already.</summary>
    private async Task<IReadOnlyCollection<string>> VisitorsAsync(Turn turn, VisitKey key) =>
        await inspections.FindAsync(turn.Work, key.DraftId) is { } draft ? draft.Inspectors
        : key.PartnerId is { } partner ? [partner]
        : [];

    /// <summary>The own squad leader, else the next level up in the county, else the city; who is on leave comes last.</summary>
    private async Task<Person?> ApproverAsync(Turn turn, Person applicant, string county, IReadOnlyCollection<string> visitors)
    {
        Role[] levels = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice, Role.CityLeader];
        var squads = applicant.Roles.Where(grant => grant.Squad is not null).Select(grant => (grant.County, grant.Squad)).ToHashSet();
        var leaders = await directory.HoldersAsync(turn.Work, county, levels);
        return leaders
            .Where(leader => leader.UserId != applicant.UserId && !visitors.Contains(leader.UserId))
            .OrderBy(leader => leader.OnLeaveDeputy is not null)
            .ThenBy(leader => Array.FindIndex(levels, role => leader.Holds(role, county)))
            .ThenByDescending(leader => leader.Roles.Any(grant => squads.Contains((grant.County, grant.Squad))))
            .FirstOrDefault();
    }
}
