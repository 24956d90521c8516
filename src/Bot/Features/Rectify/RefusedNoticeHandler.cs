using System.Buffers;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Rectify;

/// <summary>拒收 12 见证人 原因: an inspector of the form records that the enterprise would not take the notice or sign.</summary>
internal sealed class RefusedNoticeHandler(RectificationStore cases, NoticeStore notices, InspectionStore inspections, CaseDesk desk) : IConversationHandler
{
    private const int MostName = 40;

    private const string Marks = " ，,、：:\u3000";

    private static readonly SearchValues<char> Between = SearchValues.Create(Marks);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var typed = turn.Input is TextInput text ? text.Text[RefusedNoticeTexts.Command.Length..].Trim() : "";
        if (CaseNumber.Read(typed) is not { } number || Split(number.Rest) is not var (witness, reason))
        {
            return Reply.Text(turn.UserId, RefusedNoticeTexts.Usage);
        }

        var found = (await inspections.SignedOfNumberAsync(turn.Work, number.Number, turn.UserId)).Where(form => number.County is null || form.Enterprise.County == number.County).ToList();
        if (found.Select(form => form.Enterprise.County).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return Reply.Text(turn.UserId, RefusedNoticeTexts.Several(found));
        }

        return found is [var newest, ..] && await notices.OfInspectionAsync(turn.Work, newest.Id) is { } notice
            ? await RecordAsync(turn, newest, notice, witness, reason)
            : Reply.Text(turn.UserId, RefusedNoticeTexts.NotYours);
    }

    private async Task<Reply> RecordAsync(Turn turn, Inspection inspection, Notice notice, string witness, string reason)
    {
        await notices.RefuseAsync(turn.Work, notice, turn.UserId, witness, reason, turn.Now);
        foreach (var one in await cases.OfInspectionAsync(turn.Work, inspection.Id))
        {
            await desk.ActAsync(turn, one.Id, turn.UserId, RefusedNoticeTexts.Act(witness, reason));
        }

        var words = RefusedNoticeTexts.Recorded(inspection, witness, reason);
        return new Reply([.. inspection.Inspectors.Select(userId => new Say(userId, words))]);
    }

    /// <summary>The witness stands first; both have to be there.</summary>
    private static (string Witness, string Reason)? Split(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(Between);
        return end is > 0 and <= MostName && rest[end..].Trim(Marks.ToCharArray()) is { Length: > 0 } reason && Words.SaySomething(reason) ? (rest[..end], reason) : null;
    }
}
