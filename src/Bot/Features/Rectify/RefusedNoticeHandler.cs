using System.Buffers;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Rectify;

/// <summary>拒收 12 见证人 原因: an inspector of the form records that the enterprise would not take the notice or sign.</summary>
internal sealed class RefusedNoticeHandler(CasesOfNumber numbers, RectificationStore cases, NoticeStore notices, InspectionStore inspections, CaseDesk desk) : IConversationHandler
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

        var found = (await numbers.FindAsync(turn, number with { Ordinal = null })).Select(one => one.InspectionId).Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in found)
        {
            if (await inspections.FindAsync(turn.Work, id) is { } inspection && inspection.Inspectors.Contains(turn.UserId) && await notices.OfInspectionAsync(turn.Work, id) is { } notice)
            {
                await notices.RefuseAsync(turn.Work, notice.Id, turn.UserId, witness, reason, turn.Now);
                foreach (var one in await cases.OfInspectionAsync(turn.Work, id))
                {
                    await desk.ActAsync(turn, one.Id, turn.UserId, RefusedNoticeTexts.Act(witness, reason));
                }

                var told = inspection.Inspectors.Where(userId => userId != turn.UserId);
                var words = RefusedNoticeTexts.Recorded(inspection, witness, reason);
                return new Reply([new Say(turn.UserId, words), .. told.Select(userId => new Say(userId, words))]);
            }
        }

        return Reply.Text(turn.UserId, RefusedNoticeTexts.NotYours);
    }

    /// <summary>The witness stands first; both have to be there.</summary>
    private static (string Witness, string Reason)? Split(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(Between);
        return end is > 0 and <= MostName && rest[end..].Trim(Marks.ToCharArray()) is { Length: > 0 } reason && Words.SaySomething(reason) ? (rest[..end], reason) : null;
    }
}
