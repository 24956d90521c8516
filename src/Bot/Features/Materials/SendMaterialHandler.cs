using System.Globalization;
using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Materials;
using Domain.Responsibility;

namespace Bot.Features.Materials;

/// <summary>确认发送, 改发文件 or 不发, once; and 宣传停发 for what still waits.</summary>
internal sealed class SendMaterialHandler(MaterialDesk desk, MaterialLibrary library, MaterialStore sends) : IConversationHandler
{
    /// <summary>As for 群发: a tap after that is more likely a slip on an old card.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.MaterialCountiesOf(person) is not { } scope)
        {
            return Reply.Text(turn.UserId, MaterialTexts.NotYours);
        }

        try
        {
            return turn.Input switch
            {
                CardInput card => await TappedAsync(turn, card.Action, scope),
                TextInput text => await StopAsync(turn, text.Text[MaterialTexts.StopCommand.Length..].Trim(), scope),
                _ => Reply.Nothing,
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, MaterialTexts.NoCalendar(missing.Year));
        }
    }

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action, IReadOnlyList<string> scope)
    {
        if (await FindAsync(turn, action.Entity) is not { } send || !string.Equals(send.CreatedBy, turn.UserId, StringComparison.OrdinalIgnoreCase))
        {
            return Reply.Text(turn.UserId, MaterialTexts.NotFound);
        }

        if (send.Status != MaterialSendStatus.Draft)
        {
            return Reply.Text(turn.UserId, send.Status == MaterialSendStatus.Dropped ? MaterialTexts.Dropped : MaterialTexts.Already(send));
        }

        if (action.Version != send.Revision)
        {
            return Reply.Text(turn.UserId, MaterialTexts.Stale);
        }

        if (library.Current(send.MaterialId, send.Version) is not { } material)
        {
            await sends.SaveAsync(turn.Work, send with { Status = MaterialSendStatus.Dropped });
            return Reply.Text(turn.UserId, library.Find(send.MaterialId) is { } other ? MaterialTexts.Replaced(other, send.Version) : MaterialTexts.Unknown(send.MaterialId));
        }

        var reach = await desk.ReachAsync(turn, send);
        return action.Verb == MaterialCards.DropVerb ? await DropAsync(turn, send, material, reach, "已取消", MaterialTexts.Cancelled)
            : turn.Now - send.CreatedAt >= Life ? await DropAsync(turn, send, material, reach, "已过期", MaterialTexts.Expired)
            : !IsWithin(send, scope) ? Reply.Text(turn.UserId, MaterialTexts.NotYours)
            : action.Verb == MaterialCards.ShapeVerb ? await ShapeAsync(turn, send, material, reach)
            : await SendAsync(turn, send, material, reach);
    }

    private async Task<Reply> DropAsync(Turn turn, MaterialSend send, Material material, MaterialReach reach, string done, string words)
    {
        var dropped = await sends.SaveAsync(turn.Work, send with { Status = MaterialSendStatus.Dropped });
        return new Reply([desk.Done(turn, dropped, material, reach, done), new Say(turn.UserId, words)]);
    }

    private async Task<Reply> ShapeAsync(Turn turn, MaterialSend send, Material material, MaterialReach reach)
    {
        var changed = await sends.SaveAsync(turn.Work, send with { AsFile = !send.AsFile || material.Messages is null });
        return new Reply([new RefreshCard(turn.UserId, MaterialCards.Confirm(changed, material, reach, MaterialTexts.When(changed, desk.DayBefore)), MaterialCards.Subject(changed), OrSend: true)]);
    }

    private async Task<Reply> SendAsync(Turn turn, MaterialSend send, Material material, MaterialReach reach)
    {
        if (await desk.RefusalAsync(turn, send, material, reach) is { } refusal)
        {
            return await DropAsync(turn, send, material, reach, "没有发出", refusal);
        }

        if (!await sends.KeepAsync(turn.Work, material))
        {
            return await DropAsync(turn, send, material, reach, "没有发出", MaterialTexts.Rewritten(material));
        }

        var due = send.Timing == MaterialTiming.Visit ? (DateTimeOffset?)null : desk.Next(send.DueAt is { } asked && asked > turn.Now ? asked : turn.Now);
        var isNow = due <= turn.Now;
        var started = await sends.SaveAsync(turn.Work, send with
        {
            DueAt = due,
            Status = isNow ? MaterialSendStatus.Sent : send.Timing == MaterialTiming.Visit ? MaterialSendStatus.Standing : MaterialSendStatus.Waiting,
        });
        return new Reply(
        [
            desk.Done(turn, started, material, reach, isNow ? "已开始发送" : "已定好"),
            new Say(turn.UserId, isNow ? MaterialTexts.Started(started, material, reach) : MaterialTexts.Planned(started, material, MaterialTexts.When(started, desk.DayBefore))),
            .. isNow ? [new Enter(MaterialDesk.Lane, MaterialDesk.Job(turn.Now, MaterialJobHandler.Mark(started.Id)))] : Array.Empty<Effect>(),
        ]);
    }

    private async Task<Reply> StopAsync(Turn turn, string typed, IReadOnlyList<string> scope)
    {
        if (typed.Length == 0)
        {
            return Reply.Text(turn.UserId, MaterialTexts.StopHow);
        }

        if (await FindAsync(turn, typed.Trim('第', '号')) is not { } send || !IsWithin(send, scope))
        {
            return Reply.Text(turn.UserId, MaterialTexts.NoSend(typed));
        }

        if (send.Status is not (MaterialSendStatus.Waiting or MaterialSendStatus.Standing))
        {
            return Reply.Text(turn.UserId, MaterialTexts.CannotStop(send));
        }

        return Reply.Text(turn.UserId, MaterialTexts.Stopped(await sends.SaveAsync(turn.Work, send with { Status = MaterialSendStatus.Dropped })));
    }

    private async Task<MaterialSend?> FindAsync(Turn turn, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await sends.FindAsync(turn.Work, number) : null;

    private static bool IsWithin(MaterialSend send, IReadOnlyList<string> scope) =>
        scope.Count == 0 || (send.Counties.Count > 0 && send.Counties.All(county => Scope.Reaches(scope, county)));
}
