using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.ReportFinding;

/// <summary>A picture belongs to the finding last filed; before any finding it is kept for the next one. Its bytes are always fetched.</summary>
internal sealed class PictureHandler(Drafts drafts, OfficersPictures officers) : IConversationHandler
{
    /// <summary>An album arrives as several turns: only the first picture of a burst is answered.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not PictureInput { MediaId: var mediaId })
        {
            return Reply.Nothing;
        }

        if (turn.Person is not { IsInspector: true })
        {
            return await officers.KeepAsync(turn, mediaId) ?? Reply.Text(turn.UserId, turn.Person?.Holds(Role.EnterpriseOfficer) == true ? FindingTexts.NothingToShow : FindingTexts.NoDraft);
        }

        var picture = new Picture(mediaId, null, turn.Now);
        var draft = await drafts.ActiveAsync(turn);
        if (draft is null && await drafts.ClosedAsync(turn) is { Rule: RuleCode.OutForSignature } closed)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(closed));
        }

        return draft?.Findings.FirstOrDefault(finding => finding.Id == turn.Session.FindingId) is { } finding
            ? await AttachAsync(turn, draft, finding, picture)
            : Keep(turn, picture, draft switch
            {
                null => FindingTexts.PictureKeptNoDraft,
                { Findings.Count: 0 } => FindingTexts.PictureKept,
                _ => FindingTexts.PictureOfWhich,
            });
    }

    private async Task<Reply> AttachAsync(Turn turn, Inspection draft, Finding finding, Picture picture)
    {
        var outcome = await drafts.ChangeAsync(turn, draft.Id, inspection => Filing.AttachPicture(inspection, finding.Id, picture));
        return outcome.Answer(turn, saved =>
        {
            var attached = saved.Findings.First(one => one.Id == finding.Id);
            return Fetched(turn, picture, finding.Pictures, FindingTexts.PictureAttached(attached), turn.Session);
        });
    }

    private static Reply Keep(Turn turn, Picture picture, string words)
    {
        var kept = turn.Session.PendingPictures ?? [];
        return Fetched(turn, picture, kept, words, turn.Session with { PendingPictures = [.. kept, picture] });
    }

    private static Reply Fetched(Turn turn, Picture picture, IReadOnlyList<Picture> before, string words, Session session)
    {
        var fetch = new FetchMedia(turn.UserId, picture.MediaId);
        var inBurst = before.Any(earlier => picture.ReceivedAt - earlier.ReceivedAt < Burst);
        return new Reply(inBurst ? [fetch] : [fetch, new Say(turn.UserId, words)], session);
    }
}
