using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Responsibility;

namespace Bot.Features.Rectify;

/// <summary>整改: the officer's findings, the inspector's re-checks, the owner's list; 打开 shows one finding's card.</summary>
internal sealed class RectifyHandler(CaseDesk desk, RectificationStore cases, NoticeStore notices, WorkCalendar calendar) : IConversationHandler
{
    /// <summary>So many cards come at once; the others when these are done.</summary>
    private const int MostCards = 5;

    private const int MostLines = 20;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is CardInput card)
        {
            return await OpenAsync(turn, card.Choice(CaseCards.Which));
        }

        var enterprises = EnterprisesOf(turn.Person);
        return enterprises.Count > 0 ? await OfficerAsync(turn, enterprises) : await StaffAsync(turn);
    }

    internal static IReadOnlyList<string> EnterprisesOf(Person? person) =>
        [.. person?.Roles.Where(grant => grant.Role == Role.EnterpriseOfficer).Select(grant => grant.EnterpriseId).OfType<string>().Distinct(StringComparer.Ordinal) ?? []];

    private async Task<Reply> OpenAsync(Turn turn, string? caseId)
    {
        if (caseId is null)
        {
            return Reply.Text(turn.UserId, RectifyTexts.ChooseCase);
        }

        if (await desk.FindAsync(turn.Work, caseId) is not { } view || view.Officers.All(person => person.UserId != turn.UserId))
        {
            return Reply.Text(turn.UserId, RectifyTexts.NotFound);
        }

        await OpenedAsync(turn, [view]);
        return new Reply(
        [
            new Say(turn.UserId, CaseTexts.Reasoning(view, calendar, turn.Now.LocalDate())),
            new ShowCard(turn.UserId, CaseCards.Officer(view), CaseCards.Subject(view.Case)),
        ]);
    }

    private async Task<Reply> OfficerAsync(Turn turn, IReadOnlyList<string> enterprises)
    {
        var views = await desk.ViewsAsync(turn.Work, (await cases.OpenOfEnterprisesAsync(turn.Work, enterprises)).Take(MostLines));
        if (views.Count == 0)
        {
            return Reply.Text(turn.UserId, RectifyTexts.NothingForOfficer);
        }

        await OpenedAsync(turn, views);
        var today = turn.Now.LocalDate();
        return new Reply(
        [
            new Say(turn.UserId, RectifyTexts.OfficerList(views, [.. views.Select(view => RectificationWords.Deadline(view.Case, calendar, today))])),
            views.Count == 1
                ? new ShowCard(turn.UserId, CaseCards.Officer(views[0]), CaseCards.Subject(views[0].Case))
                : CaseCards.List(turn.UserId, views),
        ]);
    }

    /// <summary>He sees what the notice says.</summary>
    private async Task OpenedAsync(Turn turn, IReadOnlyList<CaseView> views)
    {
        foreach (var inspectionId in views.Select(view => view.Inspection.Id).Distinct(StringComparer.Ordinal))
        {
            if (await notices.OfInspectionAsync(turn.Work, inspectionId) is { } notice)
            {
                await notices.OpenedAsync(turn.Work, notice.Id, turn.UserId, turn.Now);
            }
        }
    }

    private async Task<Reply> StaffAsync(Turn turn)
    {
        var standing = await desk.StandsForAsync(turn);
        var waiting = await cases.WaitingForAsync(turn.Work, standing);
        var owned = await cases.OwnedAsync(turn.Work, standing);
        if (waiting.Count == 0 && owned.Count == 0)
        {
            return Reply.Text(turn.UserId, RectifyTexts.NothingForStaff);
        }

        var today = turn.Now.LocalDate();
        var lines = (await desk.ViewsAsync(turn.Work, owned.Take(MostLines))).Select(view => RectifyTexts.OwnedLine(view, RectificationWords.Deadline(view.Case, calendar, today)));
        var cards = (await desk.ViewsAsync(turn.Work, waiting.Take(MostCards))).Select(view => new ShowCard(turn.UserId, CaseCards.Recheck(view), CaseCards.RecheckSubject(view.Case)));
        var asked = (await desk.ViewsAsync(turn.Work, owned.Where(one => one.Asked is not null).Take(MostCards)))
            .Select(view => new ShowCard(turn.UserId, CaseCards.Extension(view, view.Case.Asked!), CaseCards.ExtensionSubject(view.Case)));
        return new Reply([new Say(turn.UserId, RectifyTexts.StaffList(waiting.Count, [.. lines], Math.Max(owned.Count - MostLines, 0))), .. cards, .. asked]);
    }
}
