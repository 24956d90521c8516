using Bot.Conversations.Broadcasts;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Conversations;

/// <summary>Puts right what hung on a message that was given up, and lets the features know of a lost card or file.</summary>
internal sealed class GivenUpDelivery(Inbox inbox, CardRegistry cards, MediaCache cache, MediaFetchDelivery media, BroadcastResults broadcasts, MakeDelivery making)
{
    public async Task GiveUpAsync(OutboxItem item, DeliveryResult last, UnitOfWork work)
    {
        switch (item.Kind)
        {
            case OutboxKinds.Card when item.Context is { } taskId && await cards.FindAsync(work, taskId) is { } card:
                // Should it have arrived after all, the first tap makes it the living one again.
                await cards.FreezeAsync(work, taskId);
                await TellAsync(work, item, last, card.UserId, new CardSubject(card.Kind, card.Entity, card.Version), null);
                break;
            case OutboxKinds.Text when item.Context == OutboxContexts.Forget:
                await Outbox.ForgetAsync(work, item.Id);
                break;
            case OutboxKinds.File:
                var job = ConversationJson.Read<FileJob>(item.Body.AsSpan());
                await FileDelivery.OverAsync(work, cache, item, job);
                await (item.Context == OutboxContexts.Forget ? Task.CompletedTask : TellAsync(work, item, last, job.UserId, job.Subject, job.FileName));
                break;
            case OutboxKinds.MediaFetch:
                await media.GoneAsync(work, item);
                break;
            case OutboxKinds.Broadcast:
                await broadcasts.GiveUpAsync(work, BroadcastChunk.Parse(item.Context), last);
                break;
            case OutboxKinds.Make:
                await making.GiveUpAsync(work, item);
                break;
            default:
                break;
        }
    }

    private Task<bool> TellAsync(UnitOfWork work, OutboxItem item, DeliveryResult last, string userId, CardSubject? subject, string? fileName)
    {
        var lost = new Undelivered(subject, fileName, last is DeliveryResult.Dead { Unreachable: true }, last is DeliveryResult.Ambiguous);
        return inbox.AcceptAsync(work, $"undelivered|{item.Id}", userId, InboxKinds.Undelivered, ConversationJson.Write(lost));
    }
}
