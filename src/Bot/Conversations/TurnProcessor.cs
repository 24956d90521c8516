using System.Security.Cryptography;
using System.Text;
using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Callback;

namespace Bot.Conversations;

/// <summary>One accepted callback or fetched picture → guards → handler → session, outbox and audit, all in the item's transaction.</summary>
internal sealed partial class TurnProcessor(
    IServiceScopeFactory scopes,
    Routes routes,
    DirectoryStore directory,
    SessionStore sessions,
    CardRegistry cards,
    TextAnswers answers,
    ReachStore reach,
    LostPeople lost,
    ShareListCall shares,
    Inbox inbox,
    ReplyRenderer renderer,
    AuditLog audit,
    TimeProvider clock,
    ILogger<TurnProcessor> logger) : IInboxProcessor
{
    /// <summary>Three ids fit. A key names things by id; what is longer would be somebody's words and stays out of log and audit.</summary>
    private const int LongestEntity = 100;

    public Task ProcessAsync(InboxItem item, UnitOfWork work, CancellationToken cancellationToken) =>
        item.Kind switch
        {
            InboxKinds.WeCom => CallbackAsync(item, work, cancellationToken),
            InboxKinds.Media => TurnAsync(item, work, item.Lane, ConversationJson.Read<MediaFetched>(item.Body), cancellationToken),
            InboxKinds.Undelivered => TurnAsync(item, work, item.Lane, ConversationJson.Read<Undelivered>(item.Body), cancellationToken),
            InboxKinds.PersonTimes => TurnAsync(item, work, item.Lane, ConversationJson.Read<PersonTimesLow>(item.Body), cancellationToken),
            InboxKinds.Broadcast => TurnAsync(item, work, item.Lane, ConversationJson.Read<BroadcastOver>(item.Body), cancellationToken),
            InboxKinds.Alert => TurnAsync(item, work, item.Lane, ConversationJson.Read<AlertRaised>(item.Body), cancellationToken),
            InboxKinds.Roster => TurnAsync(item, work, item.Lane, ConversationJson.Read<RosterStaged>(item.Body), cancellationToken),
            InboxKinds.Job => TurnAsync(item, work, item.Lane, ConversationJson.Read<JobDue>(item.Body), cancellationToken),
            _ => throw new ArgumentException($"No turn for inbox kind '{item.Kind}'.", nameof(item)),
        };

    /// <summary>The sender of a callback is told; a lost picture has no one waiting on the screen.</summary>
    public Task GiveUpAsync(InboxItem item, UnitOfWork work) =>
        item.Kind == InboxKinds.WeCom && CallbackXml.Read(item.Body) is { Header.FromUser: { Length: > 0 } and not "sys" }
            ? renderer.EnqueueAsync(work, [new Say(item.Lane, ConversationTexts.GivenUp)], item.Id, clock.GetUtcNow())
            : Task.CompletedTask;

    private async Task CallbackAsync(InboxItem item, UnitOfWork work, CancellationToken cancellationToken)
    {
        var callback = CallbackXml.Read(item.Body) ?? throw new InvalidDataException($"Inbox item {item.Id} is no callback.");

        // The lane names a person as the directory does: a downstream member with his company.
        var userId = callback.Header.FromUser.Length == 0 ? "" : item.Lane;
        if (callback is CardTapped { ResponseCode.Length: > 0 } tap)
        {
            // Before the handler: the refresh that it asks for spends this code.
            await cards.TappedAsync(work, tap.TaskId, userId, tap.ResponseCode, item.ReceivedAt);
        }

        if (lost.Contains(userId))
        {
            await lost.ReachedAsync(work, userId);
        }

        if (UserIds.CorpOf(userId) is not null)
        {
            await SpellAsync(work, userId, item.Body);
        }

        if (callback is AgentShareChanged)
        {
            work.AfterCommit(shares.Call);
        }

        switch (InputMapper.Map(callback))
        {
            case Mapped.Act act:
                var typed = await answers.ReadAsync(work, userId, act.Input);
                await (typed.Wrong is { } wrong
                    ? ApplyAsync(item, work, userId, "answer", new Answer(Reply.Text(userId, wrong), null))
                    : TurnAsync(item, work, userId, routes.Read(typed.Input), cancellationToken));
                break;
            case Mapped.Stale:
                await ApplyAsync(item, work, userId, "stale", new Answer(Reply.Text(userId, ConversationTexts.StaleCard), null));
                break;
            case Mapped.Silent silent:
                await RecordAsync(item, work, userId, silent);
                break;
        }
    }

    /// <summary>An encrypted id of a downstream member may tell capitals: it goes out as it came.</summary>
    private async Task SpellAsync(UnitOfWork work, string userId, string xml)
    {
        if (CallbackElement.Parse(xml)?.Text("FromUserName") is { } spelled && spelled != UserIds.MemberOf(userId))
        {
            await reach.SpelledAsync(work, userId, spelled);
        }
    }

    private async Task TurnAsync(InboxItem item, UnitOfWork work, string userId, Input input, CancellationToken cancellationToken)
    {
        var person = await directory.FindAsync(work, userId);
        var session = await sessions.LoadAsync(work, userId);
        await using var scope = scopes.CreateAsyncScope();
        var turn = new Turn(userId, person, input, session, item.ReceivedAt, work);
        await ApplyAsync(item, work, userId, Name(input), await AnswerAsync(turn, scope.ServiceProvider, cancellationToken));
    }

    private async Task<Answer> AnswerAsync(Turn turn, IServiceProvider services, CancellationToken cancellationToken)
    {
        var handler = routes.Resolve(turn.Input, turn.Session);
        foreach (var guard in turn.Input is OwnInput || (handler is not null && routes.IsUnguarded(handler)) ? [] : routes.Guards)
        {
            if (await ((ITurnGuard)services.GetRequiredService(guard)).CheckAsync(turn, cancellationToken) is { } refusal)
            {
                return new Answer(refusal, guard);
            }
        }

        return handler is not null
            ? new Answer(await ((IConversationHandler)services.GetRequiredService(handler)).HandleAsync(turn, cancellationToken), handler)
            : new Answer(Unrouted(turn), null);
    }

    private async Task ApplyAsync(InboxItem item, UnitOfWork work, string userId, string input, Answer answer)
    {
        if (answer.Reply.Session is { } session)
        {
            if (session.UserId != userId)
            {
                throw new InvalidOperationException($"{answer.By?.Name} answered with another person's session.");
            }

            await sessions.SaveAsync(work, session, item.ReceivedAt);
        }

        if (answer.Reply.Forget || answer.Reply.Unnamed)
        {
            await inbox.ForgetAsync(work, item.Id, answer.Reply.Unnamed);
        }

        // The time of processing: the answers to an item replayed after days are as young as any.
        await renderer.EnqueueAsync(work, answer.Reply.Effects, item.Id, clock.GetUtcNow());
        if (answer.Reply.Unnamed)
        {
            Log.Answered(logger, item.Id, "-", "-", answer.Reply.Effects.Count);
            return;
        }

        var by = answer.By?.Name ?? "-";
        await audit.AppendAsync(work, item.ReceivedAt, userId, "turn", input, ConversationJson.Write(new { by, item.DedupKey, effects = answer.Reply.Effects.Count }));
        Log.Answered(logger, item.Id, input, by, answer.Reply.Effects.Count);
    }

    private async Task RecordAsync(InboxItem item, UnitOfWork work, string userId, Mapped.Silent silent)
    {
        await audit.AppendAsync(work, item.ReceivedAt, userId, "event", silent.Kind, ConversationJson.Write(new { DedupKey = Unnamed(item.DedupKey) }));
        if (silent.Urgent)
        {
            Log.AppActivity(logger, silent.Kind);
        }
        else
        {
            Log.Recorded(logger, item.Id, silent.Kind);
        }
    }

    /// <summary>The key of a change of the directory is made of the changes themselves: names and ids of people.</summary>
    private static string Unnamed(string key) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";

    private static Reply Unrouted(Turn turn) => turn.Input switch
    {
        TextInput => Reply.Text(turn.UserId, ConversationTexts.NotUnderstood),
        CardInput => Reply.Text(turn.UserId, ConversationTexts.StaleCard),
        MenuInput => Reply.Text(turn.UserId, ConversationTexts.UnknownMenu),
        PictureInput => Reply.Text(turn.UserId, ConversationTexts.UnexpectedPicture),
        LocationInput => Reply.Text(turn.UserId, ConversationTexts.UnexpectedLocation),
        UnsupportedInput unsupported => Reply.Text(turn.UserId, ConversationTexts.Unsupported(unsupported.Kind)),
        _ => Reply.Nothing,
    };

    /// <summary>What was done, without what was said: texts stay out of the audit details.</summary>
    private static string Name(Input input) => input switch
    {
        CardInput { Action: var action } => $"card {action with { Entity = action.Entity[..Math.Min(action.Entity.Length, LongestEntity)] }}",
        MenuInput menu => $"menu {menu.Key}",
        JobDue { Part: null } job => $"job {job.Job}",
        JobDue part => $"part {part.Job}",
        MediaFetched media => $"media {media.Sha256 ?? "gone"}",
        _ => input.GetType().Name.Replace("Input", "", StringComparison.Ordinal).ToLowerInvariant(),
    };

    /// <param name="By">The guard or handler; null when the program answered by itself.</param>
    private sealed record Answer(Reply Reply, Type? By);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Inbox item {Item}: {Input} answered by {By} with {Effects} effects")]
        public static partial void Answered(ILogger logger, long item, string input, string by, int effects);

        [LoggerMessage(2, LogLevel.Information, "Inbox item {Item}: {Kind} recorded")]
        public static partial void Recorded(ILogger logger, long item, string kind);

        [LoggerMessage(3, LogLevel.Warning, "WeCom reports {Kind}: the application is about to be, or was, disabled or restored for want of use; see the admin console")]
        public static partial void AppActivity(ILogger logger, string kind);
    }
}
