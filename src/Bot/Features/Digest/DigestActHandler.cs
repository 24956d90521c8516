using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.Digest;

/// <summary>What the digest's menu does with one tap: who is waited for by name, a word to the owners, the picture again.</summary>
internal sealed class DigestActHandler(DigestStore digests, DigestActs acts, DigestPicture picture, AuditLog audit) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput { Action: var action } || await digests.FindAsync(turn.Work, action.Entity) is not { } row)
        {
            return Reply.Text(turn.UserId, DigestTexts.Gone);
        }

        var audience = new Audience(row.Audience);
        if (turn.Person is null || !DigestAudiences.MayRead(turn.Person, audience))
        {
            await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, DigestAskHandler.Refused, row.Id, ConversationJson.Write(new { audience = row.Audience }));
            return Reply.Text(turn.UserId, DigestTexts.NotYours);
        }

        return action.Verb switch
        {
            DigestCards.ListVerb => Reply.Text(turn.UserId, await acts.ListAsync(turn, audience)),
            DigestCards.UrgeVerb => new Reply(await acts.UrgeAsync(turn, audience)),
            _ => picture.Why is null ? new Reply([DigestPicture.Asked(turn.UserId, row, toAll: false)]) : Reply.Text(turn.UserId, DigestTexts.NoPicture),
        };
    }
}
