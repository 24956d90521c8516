using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>What waits for a tap of this person, as fresh cards with the text that belongs above each.</summary>
internal sealed class WaitingCards(InspectionStore inspections, FormsNow forms, AssignmentStore assignments, NoticeStore notices, FormSummary summary)
{
    /// <summary>So many cards of a kind come again; a long list does not flood the phone.</summary>
    public const int Most = 5;

    /// <summary>
    /// 收到 in words: null when nothing waits. A receipt is the act of a named person about one named paper, and the word does not say which
    /// paper it is about - it may answer a text to many just as well. So it counts for nothing, and the card comes again.
    /// </summary>
    public async Task<Reply?> AnswerAsync(Turn turn)
    {
        Effect[] cards = [.. await SignaturesAsync(turn), .. await AssignmentsAsync(turn, await OpenAssignmentsAsync(turn)), .. await NoticesAsync(turn, await OpenNoticesAsync(turn))];
        return cards.Length == 0 ? null : new Reply([new Say(turn.UserId, UserIds.CorpOf(turn.UserId) is null ? WaitingTexts.NotByWords : WaitingTexts.ByNumber), .. cards]);
    }

    public async Task<IReadOnlyList<Assignment>> OpenAssignmentsAsync(Turn turn) =>
        [.. (await assignments.OpenOfAsync(turn.Work, turn.UserId)).Where(one => one.State().Status == AssignmentStatus.Open)];

    public async Task<IReadOnlyList<Notice>> OpenNoticesAsync(Turn turn) =>
        turn.Person?.Roles.Select(grant => grant.EnterpriseId).OfType<string>().ToList() is { Count: > 0 } enterprises
            ? await notices.OpenOfEnterprisesAsync(turn.Work, enterprises)
            : [];

    public async Task<IReadOnlyList<Effect>> AssignmentsAsync(Turn turn, IReadOnlyList<Assignment> open)
    {
        var effects = new List<Effect>();
        foreach (var assignment in open.Take(Most))
        {
            if (await forms.FindAsync(turn.Work, assignment.InspectionId) is { } inspection)
            {
                effects.Add(new ShowCard(turn.UserId, AssignmentCards.Card(assignment, inspection), AssignmentCards.Subject(assignment)));
            }
        }

        return effects;
    }

    public async Task<IReadOnlyList<Effect>> NoticesAsync(Turn turn, IReadOnlyList<Notice> open)
    {
        var effects = new List<Effect>();
        foreach (var notice in open.Take(Most))
        {
            if (await forms.FindAsync(turn.Work, notice.InspectionId) is { } inspection)
            {
                effects.Add(new Say(turn.UserId, NoticeCards.Text(NoticeContent.Of(inspection), inspection.Enterprise.County)));
                effects.Add(new ShowCard(turn.UserId, NoticeCards.Card(notice, inspection), NoticeCards.Subject(notice)));
            }
        }

        return effects;
    }

    /// <summary>Forms out for signature that this person has not signed.</summary>
    public async Task<IReadOnlyList<Effect>> SignaturesAsync(Turn turn)
    {
        var effects = new List<Effect>();
        foreach (var inspection in (await inspections.OpenOfAsync(turn.Work, turn.UserId)).Where(one => Waits(one, turn.UserId)))
        {
            effects.Add(new Say(turn.UserId, FormSummary.Text(inspection, await summary.NamesAsync(turn.Work, inspection))));
            effects.Add(SignatureCards.Ask(turn.UserId, inspection));
        }

        return effects;
    }

    public static bool Waits(Inspection form, string userId) =>
        form.Status == InspectionStatus.Signing && form.Signatures.All(signature => signature.UserId != userId);
}
