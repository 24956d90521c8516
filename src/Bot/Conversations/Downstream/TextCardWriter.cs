using System.Globalization;
using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom;
using Bot.WeCom.Messages;
using Microsoft.Extensions.Options;

namespace Bot.Conversations.Downstream;

/// <summary>Cards of downstream members → text in the outbox. A text cannot be changed: a new state is a new text, or nothing.</summary>
internal sealed class TextCardWriter(Outbox outbox, CardRegistry cards, TextAnswerStore answers, IOptionsMonitor<WeComOptions> wecom)
{
    private const string CardType = "text";
    private const int TextBytes = 2048;

    public async Task ShowAsync(UnitOfWork work, string userId, Card card, CardSubject subject, DateTimeOffset now)
    {
        var taskId = $"c{Guid.CreateVersion7(now):N}";
        await cards.AddAsync(work, new CardRow
        {
            TaskId = taskId,
            UserId = userId,
            Kind = subject.Kind,
            Entity = subject.Entity,
            Version = subject.Version,
            CardType = CardType,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            LastJson = ConversationJson.Write(card),
        });

        var text = TextCard.Of(card, await answers.NumbersAsync(work, userId, TextCard.Buttons(card)));
        await answers.AddAsync(work, userId, taskId, text.Answers, now);
        var parts = TextFit.Split(TypedTexts.Of(text.Text), TextBytes);
        foreach (var (index, part) in parts.Index())
        {
            var serial = DuplicateCheck.Serial(string.Create(CultureInfo.InvariantCulture, $"{taskId}:{index}"));
            var body = DuplicateCheck.Distinguish(WeComJson.Send([userId], wecom.CurrentValue.AgentId, new TextMessage(part)), serial);
            var isLast = index == parts.Count - 1;
            await outbox.EnqueueAsync(work, userId, isLast ? OutboxKinds.Card : OutboxKinds.Text, body, isLast ? taskId : null, now);
        }
    }

    /// <param name="row">The card as it was sent.</param>
    public async Task RefreshAsync(UnitOfWork work, CardRow row, RefreshCard refresh, DateTimeOffset now)
    {
        if (refresh.OrSend)
        {
            await ShowAsync(work, refresh.UserId, refresh.Card, refresh.Subject, now);
            return;
        }

        await cards.WantAsync(work, row.TaskId, refresh.Subject.Version, CardType, ConversationJson.Write(refresh.Card));
        var buttons = TextCard.Buttons(refresh.Card);
        if (buttons == 0)
        {
            await answers.CloseAsync(work, row.UserId, row.TaskId);
            return;
        }

        // No new text, so the old numbers mean what the card would say now.
        await answers.RenewAsync(work, row.UserId, row.TaskId, TextCard.Of(refresh.Card, [.. Enumerable.Range(0, buttons)]).Answers);
    }
}
