using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>One more finding of the active draft, or a change of one; the waiting pictures go to the new one.</summary>
internal sealed class FindingFiling(Drafts drafts, FindingReplies replies)
{
    public async Task<Reply> AddAsync(Turn turn, Inspection draft, FindingParts parts)
    {
        var id = Guid.CreateVersion7(turn.Now).ToString("N");
        var waiting = turn.Session.PendingPictures ?? [];
        var pictures = waiting.Take(Limits.Pictures);
        var outcome = await drafts.ChangeAsync(turn, draft.Id, inspection => Attach(
            Filing.AddFinding(inspection, id, parts.Text).Then(added => parts.HasChoices ? Filing.ChangeFinding(added, id, parts.ApplyTo) : added),
            id,
            pictures));
        return outcome.Answer(turn, saved =>
        {
            var finding = saved.Findings.First(finding => finding.Id == id);
            var notes = parts.Notes.Count > 0 && finding.Type is null ? [.. parts.Notes, FindingTexts.KeptWithoutType(finding.Ordinal)] : parts.Notes;
            Picture[] left = [.. waiting.Skip(Limits.Pictures)];
            return new Reply(
                [.. Said(turn, left.Length > 0 ? [.. notes, FindingTexts.PicturesLeft(finding, left.Length)] : notes), .. replies.Filed(turn, saved, finding)],
                turn.Session with { DraftId = saved.Id, FindingId = id, PendingPictures = left.Length > 0 ? left : null });
        });
    }

    public async Task<Reply> ChangeAsync(Turn turn, Inspection draft, int ordinal, FindingParts parts)
    {
        if (draft.Findings.FirstOrDefault(finding => finding.Ordinal == ordinal) is not { } present)
        {
            return Reply.Text(turn.UserId, FindingTexts.NoSuchOrdinal(ordinal, draft.Findings.Count));
        }

        if (parts.IsEmpty)
        {
            return parts.Notes.Count > 0 ? new Reply(Said(turn, parts.Notes)) : await SelectAsync(turn, draft, present);
        }

        var outcome = await drafts.ChangeAsync(turn, draft.Id, inspection => Filing.ChangeFinding(inspection, present.Id, parts.ApplyTo));
        return outcome.Answer(turn, saved =>
        {
            var finding = saved.Findings.First(finding => finding.Id == present.Id);
            return new Reply(
            [
                .. Said(turn, parts.Notes),
                new Say(turn.UserId, FindingTexts.Changed(finding)),
                replies.Refreshed(turn, saved, finding, orSend: !FindingReplies.IsChosen(finding)),
                FindingReplies.RefreshedFiled(turn, saved, finding),
                .. FindingReplies.AskDeadline(turn, saved, finding),
            ]);
        });
    }

    /// <summary>改 n alone: the finding takes the pictures that wait and those that come.</summary>
    private async Task<Reply> SelectAsync(Turn turn, Inspection draft, Finding present)
    {
        var kept = turn.Session.PendingPictures ?? [];
        var outcome = kept.Count == 0 ? draft : await drafts.ChangeAsync(turn, draft.Id, inspection => Attach(inspection, present.Id, kept));
        return outcome.Answer(turn, saved => new Reply(
            [new Say(turn.UserId, FindingTexts.Selected(saved.Findings.First(finding => finding.Id == present.Id), kept.Count))],
            turn.Session with { DraftId = saved.Id, FindingId = present.Id, PendingPictures = null }));
    }

    private static Outcome<Inspection> Attach(Outcome<Inspection> inspection, string findingId, IEnumerable<Picture> pictures) =>
        pictures.Aggregate(inspection, (state, picture) => state.Then(with => Filing.AttachPicture(with, findingId, picture)));

    private static Effect[] Said(Turn turn, IReadOnlyList<string> notes) =>
        notes.Count == 0 ? [] : [new Say(turn.UserId, string.Join("\n", notes))];
}
