using Bot.Conversations;
using Bot.Features.Shared;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>Before the morning cards, and on days off too, since owners follow the leaves.</summary>
internal sealed class LeaveMorningHandler(LeaveVisits leaves) : IConversationHandler
{
    public const string Job = "leave";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Input is JobDue due ? new Reply(await leaves.MorningAsync(turn, due.Window.LocalDate())) : Reply.Nothing;
}
