using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.Audit;

/// <summary>Each night the head of the audit chain is signed, whether a digest goes out or not. Nobody is told.</summary>
internal sealed class HeadHandler(AuditHeads heads) : IConversationHandler
{
    public const string Job = "audithead";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        await heads.SignAsync(turn.Work, turn.Now);
        return Reply.Nothing;
    }
}
