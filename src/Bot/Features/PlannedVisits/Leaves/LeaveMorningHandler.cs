using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>Before the morning cards: leaves that are over are handed back, on days of a leave the deputy gets the visits.</summary>
internal sealed class LeaveMorningHandler(LeaveStore leaves, LeaveVisits visits, DirectoryStore directory) : IConversationHandler
{
    public const string Job = "leave";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        var today = due.Window.LocalDate();
        var open = await leaves.OpenAsync(turn.Work);
        var effects = new List<Effect>();

        // The ends first: a leave may begin where another one ends.
        foreach (var leave in open.Where(leave => leave.To < today))
        {
            if (await visits.EndAsync(turn, leave, today) is { } back)
            {
                var name = (await directory.FindAsync(turn.Work, leave.UserId))?.Name ?? leave.UserId;
                effects.AddRange([new Say(leave.UserId, LeaveTexts.Back(back)), new Say(leave.Deputy, LeaveTexts.BackOf(name, back))]);
            }
        }

        foreach (var leave in open.Where(leave => leave.Covers(today)))
        {
            effects.AddRange(await visits.GiveAsync(turn, leave, today, atOnce: false));
        }

        return new Reply(effects);
    }
}
