using Bot.Conversations.Broadcasts;
using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom;
using Bot.WeCom.Messages;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>Effects → outbox rows with their final bytes (and parts of jobs → inbox rows), inside the transaction that caused them.</summary>
internal sealed partial class ReplyRenderer(
    Outbox outbox,
    Inbox inbox,
    CardRegistry cards,
    BroadcastChunks broadcasts,
    TextCardWriter texts,
    IOptionsMonitor<WeComOptions> wecom,
    IOptionsMonitor<ConversationOptions> options,
    ILogger<ReplyRenderer> logger)
{
    private const int TextBytes = 2048;

    /// <summary>Keeps the messages of neighbouring turns apart, see <see cref="DuplicateCheck"/>; no divisor of its range.</summary>
    private const int NumbersPerTurn = 31;

    /// <param name="turn">Number of the inbox item that caused the effects.</param>
    public async Task EnqueueAsync(UnitOfWork work, IReadOnlyList<Effect> effects, long turn, DateTimeOffset now)
    {
        var number = turn * NumbersPerTurn;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Say say:
                    number = await SayAsync(work, say, number, now);
                    break;
                case Whisper whisper:
                    number = await SayAsync(work, new Say(whisper.UserId, whisper.Text), number, now, OutboxContexts.Forget);
                    break;
                case ShowCard show:
                    await ShowAsync(work, show.UserId, show.Card, show.Subject, now);
                    break;
                case RefreshCard refresh:
                    await RefreshAsync(work, refresh, now);
                    break;
                case SendFile file when UserIds.CorpOf(file.UserId) is not null:
                    // What an upload for a downstream company is, is not documented (protocol 6.3).
                    number = await SayAsync(work, new Say(file.UserId, DownstreamTexts.NoFile(file.FileName)), number, now, file.Forget ? OutboxContexts.Forget : null);
                    break;
                case SendFile file:
                    var job = ConversationJson.Bytes(new FileJob(file.UserId, file.Sha256, file.FileName, file.Subject));
                    await outbox.EnqueueAsync(work, file.UserId, OutboxKinds.File, job, file.Forget ? OutboxContexts.Forget : null, now);
                    break;
                case FetchMedia fetch:
                    // A lane of its own: a slow download does not keep the person's answers waiting.
                    var fetchJob = ConversationJson.Bytes(new MediaFetchJob(fetch.UserId, fetch.MediaId));
                    await outbox.EnqueueAsync(work, $"media:{fetch.UserId}", OutboxKinds.MediaFetch, fetchJob, fetch.Forget ? OutboxContexts.Forget : null, now);
                    break;
                case Make make:
                    // A lane of its own, as above.
                    var makeJob = ConversationJson.Bytes(new MakeJob(make.UserId, make.Maker, make.Order));
                    await outbox.EnqueueAsync(work, $"make:{make.UserId}", OutboxKinds.Make, makeJob, null, now);
                    break;
                case SendBroadcast broadcast:
                    await broadcasts.StartAsync(work, broadcast.Draft, broadcast.UserIds, now);
                    break;
                case Enter enter:
                    var key = FormattableString.Invariant($"job|{enter.Due.Job}|{enter.Due.Window:yyyy-MM-ddTHH:mm:ss}|{enter.Due.Part}|{enter.Lane}");
                    await inbox.AcceptAsync(work, key, enter.Lane, InboxKinds.Job, ConversationJson.Write(enter.Due));
                    break;
                default:
                    throw new ArgumentException($"No rendering for a {effect.GetType().Name}.", nameof(effects));
            }
        }
    }

    /// <summary>A new card with a fresh task_id.</summary>
    public async Task ShowAsync(UnitOfWork work, string userId, Card card, CardSubject subject, DateTimeOffset now)
    {
        if (UserIds.CorpOf(userId) is not null)
        {
            await texts.ShowAsync(work, userId, card, subject, now);
            return;
        }

        // Never from the userid: a dot in it is illegal in a task_id (protocol 12.1).
        var taskId = $"c{Guid.CreateVersion7(now):N}";
        var template = CardRenderer.Fresh(card, taskId, options.CurrentValue);
        await cards.AddAsync(work, new CardRow
        {
            TaskId = taskId,
            UserId = userId,
            Kind = subject.Kind,
            Entity = subject.Entity,
            Version = subject.Version,
            CardType = template.CardType,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            LastJson = ConversationJson.Write(card),
        });

        // A notice without a menu carries no task_id, so nothing else keeps two equal ones apart.
        var body = DuplicateCheck.Distinguish(Send(userId, new TemplateCardMessage(template)), DuplicateCheck.Serial(taskId));
        await outbox.EnqueueAsync(work, userId, OutboxKinds.Card, body, taskId, now);
    }

    private async Task<long> SayAsync(UnitOfWork work, Say say, long number, DateTimeOffset now, string? context = null)
    {
        if (string.IsNullOrWhiteSpace(say.Text))
        {
            throw new ArgumentException("There is nothing to say.", nameof(say));
        }

        foreach (var part in TextFit.Split(UserIds.CorpOf(say.UserId) is null ? say.Text : TypedTexts.Of(say.Text), TextBytes))
        {
            var body = DuplicateCheck.Distinguish(Send(say.UserId, new TextMessage(part)), number++);
            await outbox.EnqueueAsync(work, say.UserId, OutboxKinds.Text, body, context, now);
        }

        return number;
    }

    private async Task RefreshAsync(UnitOfWork work, RefreshCard refresh, DateTimeOffset now)
    {
        var living = await cards.LivingAsync(work, refresh.UserId, refresh.Subject.Kind, refresh.Subject.Entity);
        if (living is not null && UserIds.CorpOf(refresh.UserId) is not null)
        {
            await texts.RefreshAsync(work, living, refresh, now);
        }
        else if (living is { } row)
        {
            // Rendered here too, so that a card beyond the limits fails the turn and not the delivery.
            var template = CardRenderer.Update(refresh.Card, row.TaskId, options.CurrentValue);
            _ = Update(row.UserId, "-", template);
            await cards.WantAsync(work, row.TaskId, refresh.Subject.Version, template.CardType, ConversationJson.Write(refresh.Card));
            var job = ConversationJson.Bytes(new CardUpdateJob(row.TaskId, row.Serial + 1, refresh.OrSend));
            await outbox.EnqueueAsync(work, row.UserId, OutboxKinds.CardUpdate, job, row.TaskId, now);
        }
        else if (refresh.OrSend)
        {
            await ShowAsync(work, refresh.UserId, refresh.Card, refresh.Subject, now);
        }
        else
        {
            Log.NothingToRefresh(logger, refresh.Subject.Kind);
        }
    }

    /// <summary>Final bytes of the update that shows the wanted state of a card.</summary>
    public byte[] Update(CardRow row) =>
        Update(
            row.UserId,
            row.ResponseCode ?? throw new ArgumentException("The card has no code.", nameof(row)),
            CardRenderer.Update(ConversationJson.Read<Card>(row.LastJson), row.TaskId, options.CurrentValue));

    /// <summary>Final bytes of a message to one person.</summary>
    public byte[] Send(string userId, OutgoingMessage message) => WeComJson.Send([userId], wecom.CurrentValue.AgentId, message);

    private byte[] Update(string userId, string responseCode, TemplateCard template) =>
        WeComJson.UpdateCard([userId], wecom.CurrentValue.AgentId, responseCode, template);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "No living card of kind {Kind} to refresh")]
        public static partial void NothingToRefresh(ILogger logger, string kind);
    }
}
