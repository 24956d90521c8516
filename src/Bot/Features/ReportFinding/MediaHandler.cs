using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Bot.Features.ReportFinding;

/// <summary>The bytes of a picture arrived, or are gone: then the picture leaves its finding and the person is asked to send it again.</summary>
internal sealed class MediaHandler(InspectionStore inspections, SelfCheckStore selfChecks, LookBackStore lookBacks, MissedViolationStore missed, EvidencePictures evidence, Drafts drafts, InsideDrafts inside) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not MediaFetched media)
        {
            return Reply.Nothing;
        }

        // Inside report: nothing of it is kept but the bytes, even when the report is over or taken back by now.
        var awaited = await inside.FetchedAsync(turn, media);
        if (awaited || media.Forget)
        {
            return new Reply(awaited && media.Sha256 is null ? [new Whisper(turn.UserId, FindingTexts.PictureLost)] : [], Forget: true, Unnamed: true);
        }

        return media.Sha256 is { } sha256 ? await ArrivedAsync(turn, media.MediaId, sha256) : await GoneAsync(turn, media.MediaId);
    }

    private async Task<Reply> ArrivedAsync(Turn turn, string mediaId, string sha256)
    {
        await inspections.PictureFetchedAsync(turn.Work, mediaId, sha256);
        await selfChecks.PictureFetchedAsync(turn.Work, mediaId, sha256);
        await lookBacks.PictureFetchedAsync(turn.Work, mediaId, sha256);
        await missed.PictureFetchedAsync(turn.Work, mediaId, sha256);
        var effects = await evidence.ArrivedAsync(turn, mediaId, sha256);
        return turn.Session.PendingPictures is { } kept && kept.Any(picture => picture.MediaId == mediaId)
            ? new Reply(effects, turn.Session with
            {
                PendingPictures = [.. kept.Select(picture => picture.MediaId == mediaId ? picture with { Sha256 = sha256 } : picture)],
            })
            : new Reply(effects);
    }

    private async Task<Reply> GoneAsync(Turn turn, string mediaId)
    {
        await selfChecks.PictureGoneAsync(turn.Work, mediaId);
        await lookBacks.ForgetPictureAsync(turn.Work, mediaId);
        if (await missed.PictureGoneAsync(turn.Work, mediaId))
        {
            return Reply.Text(turn.UserId, FindingTexts.MissedPictureLost);
        }

        if (await evidence.GoneAsync(turn, mediaId) is { Count: > 0 } told)
        {
            return new Reply(told);
        }

        foreach (var draft in await drafts.OpenAsync(turn))
        {
            if (draft.Findings.FirstOrDefault(finding => Has(finding.Pictures, mediaId)) is { } finding)
            {
                var outcome = await drafts.ChangeAsync(turn, draft.Id, inspection => Without(inspection, finding.Id, mediaId));
                return outcome.Answer(turn, _ => Reply.Text(turn.UserId, FindingTexts.PictureGone(finding)));
            }
        }

        var kept = turn.Session.PendingPictures ?? [];
        return new Reply(
            [new Say(turn.UserId, FindingTexts.PictureLost)],
            Has(kept, mediaId) ? turn.Session with { PendingPictures = [.. kept.Where(picture => picture.MediaId != mediaId)] } : null);
    }

    /// <summary>A picture without bytes is no evidence. The revision stays: nothing that a card shows has changed.</summary>
    private static Outcome<Inspection> Without(Inspection inspection, string findingId, string mediaId) =>
        SignedIsFinal.CheckChange(inspection) is { } closed
            ? closed
            : inspection with
            {
                Version = inspection.Version + 1,
                Findings =
                [
                    .. inspection.Findings.Select(finding => finding.Id == findingId
                        ? finding with { Pictures = [.. finding.Pictures.Where(picture => picture.MediaId != mediaId)] }
                        : finding),
                ],
            };

    private static bool Has(IReadOnlyList<Picture> pictures, string mediaId) => pictures.Any(picture => picture.MediaId == mediaId);
}
