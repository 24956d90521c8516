using Bot.Conversations;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>回头看 found a finding not rectified or come back: its case is open again with a new day, and the enterprise hears of it.</summary>
internal sealed class CaseReopening(CaseDesk desk, RectificationStore cases, LedgerStore ledger, RectificationPlan plan, WorkCalendar calendar)
{
    /// <summary>Nothing when there is no case, or it is open all the same.</summary>
    /// <param name="recurred">复发, else 未整改.</param>
    /// <param name="words">What was seen.</param>
    public async Task<IReadOnlyList<Effect>> ReopenAsync(Turn turn, string inspectionId, string findingId, bool recurred, string words)
    {
        if ((await cases.OfInspectionAsync(turn.Work, inspectionId)).FirstOrDefault(one => one.FindingId == findingId) is not { Status: not CaseStatus.Open } closed
            || await desk.ViewAsync(turn.Work, closed) is not { } view)
        {
            return [];
        }

        var reason = CaseTexts.LookBack(recurred, words);
        var outcome = await desk.ChangeAsync(turn, view, Rectifying.Reopen(closed, reason, plan, turn.Now.LocalDate(), calendar), CaseTexts.ReopenedAct(reason));
        if (outcome is not Outcome<CaseView>.Accepted(var open))
        {
            return [];
        }

        await ledger.RectifiedAsync(turn.Work, inspectionId, findingId, CaseTexts.ReopenedLedger(open, recurred, turn.Now.LocalDate()));
        return
        [
            .. CaseCards.Refresh(open).OfType<RefreshCard>().Where(one => open.Officers.All(person => person.UserId != one.UserId)),
            .. open.Officers.SelectMany(person => new Effect[]
            {
                new Say(person.UserId, CaseTexts.Reopened(open)),
                new ShowCard(person.UserId, CaseCards.Officer(open), CaseCards.Subject(open.Case)),
            }),
        ];
    }
}
