using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>The bytes of a picture of 整改材料 arrive after it was handed in: what it says of itself is compared then, and the sheet goes out when all are there.</summary>
internal sealed class EvidencePictures(EvidenceStore evidence, CaseDesk desk, FileStore files, NoticeStore notices, EvidenceSheets sheets)
{
    /// <summary>Nothing when the picture is none of ours.</summary>
    public async Task<IReadOnlyList<Effect>> ArrivedAsync(Turn turn, string mediaId, string sha256)
    {
        var effects = new List<Effect>();
        foreach (var one in await evidence.OfMediaAsync(turn.Work, mediaId))
        {
            if (await desk.FindAsync(turn.Work, one.CaseId) is not { } view || await files.GetAsync(turn.Work, sha256) is not { } file)
            {
                continue;
            }

            var facts = PictureFacts.Of(file.Content);
            var told = (await notices.OfInspectionAsync(turn.Work, view.Inspection.Id))?.CreatedAt ?? view.Case.OpenedAt;
            var doubts = EvidenceCheck.Of(facts.TakenAt, facts.TakenIn, told.Local(), view.Enterprise.Location);
            var seen = await evidence.SeenElsewhereAsync(turn.Work, sha256, one.Id) ? EvidenceDoubts.SeenBefore : EvidenceDoubts.None;
            await evidence.FetchedAsync(turn.Work, one with { Sha256 = sha256, TakenAt = facts.TakenAt, TakenIn = facts.TakenIn, Doubts = doubts | seen });
            if (view.Case.Status is CaseStatus.Submitted or CaseStatus.VisitNeeded && await desk.FindAsync(turn.Work, one.CaseId) is { } now)
            {
                effects.AddRange(await sheets.SendAsync(turn, now));
            }
        }

        return effects;
    }

    /// <summary>Nothing when the picture is none of ours; else the officer is asked to send it again, and who re-checks goes on with what did arrive.</summary>
    public async Task<IReadOnlyList<Effect>> GoneAsync(Turn turn, string mediaId)
    {
        var lost = await evidence.OfMediaAsync(turn.Work, mediaId);
        await evidence.ForgetAsync(turn.Work, mediaId);
        var effects = new List<Effect>();
        foreach (var one in lost)
        {
            if (await desk.FindAsync(turn.Work, one.CaseId) is not { } view)
            {
                continue;
            }

            effects.Add(new Say(one.By, CaseTexts.PictureGone(view)));
            if (view.Case.Status is CaseStatus.Submitted or CaseStatus.VisitNeeded)
            {
                await desk.ActAsync(turn, view.Case.Id, RectificationWords.System, CaseTexts.PictureGoneAct);
                effects.AddRange(CaseCards.Refresh(view));
                effects.AddRange(await sheets.SendAsync(turn, view));
                effects.AddRange(view.Given.Count == 0 ? view.Inspectors.Select(person => new Say(person.UserId, CaseTexts.NothingLeft(view))) : []);
            }
        }

        return effects;
    }
}
