using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>进展: where a case stands, what happened, and what will happen when, as one text for chat and command line.</summary>
internal sealed class CaseStory(CaseSteps steps, RectificationStore cases, NoticeStore notices, DirectoryStore directory, RectificationPlan plan, WorkCalendar calendar)
{
    /// <summary>Far enough to show every level; what comes after it repeats.</summary>
    private const int DaysAhead = 30;

    /// <summary>After the last level the days repeat themselves: so many are shown.</summary>
    private const int MostSteps = 8;

    public async Task<string> TellAsync(UnitOfWork work, CaseView view, DateOnly today)
    {
        var one = view.Case;
        var lines = new List<string>
        {
            StoryTexts.Title(view),
            StoryTexts.State(view),
            StoryTexts.Deadline(RectificationWords.Deadline(one, calendar, today)),
        };
        lines.AddRange(await NoticeAsync(work, view));
        lines.Add(StoryTexts.Past);
        lines.Add(StoryTexts.Opened(one.OpenedAt));
        foreach (var act in await cases.ActsAsync(work, one.Id))
        {
            lines.Add(StoryTexts.Act(act, act.Actor == RectificationWords.System ? StoryTexts.Clock : await NameAsync(work, act.Actor)));
        }

        var next = await NextAsync(work, view, today);
        return string.Join('\n', next.Count == 0 ? lines : [.. lines, StoryTexts.Next, .. next]);
    }

    private async Task<IReadOnlyList<string>> NoticeAsync(UnitOfWork work, CaseView view)
    {
        if (await notices.OfInspectionAsync(work, view.Inspection.Id) is not { } notice)
        {
            return [];
        }

        var lines = new List<string> { StoryTexts.Notice };
        var receipts = await notices.ReceiptsAsync(work, notice.Id);
        foreach (var receipt in receipts)
        {
            lines.Add(StoryTexts.Receipt(await NameAsync(work, receipt.UserId), receipt, receipt.UserId == notice.AcknowledgedBy ? notice.AcknowledgedAt : null));
        }

        if (receipts.Count == 0)
        {
            lines.Add(StoryTexts.NotDelivered);
        }

        lines.AddRange((await notices.RefusalsAsync(work, notice.Id)).Select(StoryTexts.Refusal));
        return lines;
    }

    private async Task<IReadOnlyList<string>> NextAsync(UnitOfWork work, CaseView view, DateOnly today)
    {
        var until = (view.Case.Deadline is { } deadline && deadline > today ? deadline : today).AddDays(DaysAhead);
        var lines = new List<string>();
        var coming = CaseTimeline.Of(view.Case, plan, calendar, until).Where(step => step.Day > today).ToList();
        foreach (var step in coming.Take(MostSteps))
        {
            lines.Add(StoryTexts.Step(step, view.Case, calendar, (await steps.RecipientsAsync(work, view, step)).Words(CaseSteps.TellsOfficers(step))));
        }

        return coming.Count > MostSteps ? [.. lines, StoryTexts.AndSoOn] : lines;
    }

    private async Task<string> NameAsync(UnitOfWork work, string userId) => (await directory.FindAsync(work, userId))?.Name ?? userId;
}
