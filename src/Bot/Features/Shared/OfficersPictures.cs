using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>A picture of an officer that belongs to no finding yet: it is kept, and he is asked which one it is of.</summary>
internal sealed class OfficersPictures(RectificationStore cases, CaseDesk desk)
{
    /// <summary>An album arrives as several turns: only the first picture of a burst is answered.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    /// <summary>So long a picture waits to be given to a finding; a later one is of something else.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    /// <summary>Null when the person has nothing to rectify.</summary>
    public async Task<Reply?> KeepAsync(Turn turn, string mediaId)
    {
        string[] enterprises = [.. turn.Person?.Roles.Where(grant => grant.Role == Role.EnterpriseOfficer).Select(grant => grant.EnterpriseId).OfType<string>() ?? []];
        if (enterprises.Length == 0 || await cases.OpenOfEnterprisesAsync(turn.Work, enterprises) is not { Count: > 0 } open)
        {
            return null;
        }

        Picture[] kept = [.. (turn.Session.PendingPictures ?? []).Where(picture => turn.Now - picture.ReceivedAt < Keep)];
        var session = turn.Session with { PendingPictures = [.. kept, new Picture(mediaId, null, turn.Now)] };
        var fetch = new FetchMedia(turn.UserId, mediaId);
        return kept.Any(earlier => turn.Now - earlier.ReceivedAt < Burst)
            ? new Reply([fetch], session)
            : new Reply([fetch, new Say(turn.UserId, CaseTexts.PictureOfWhich(open.Count)), CaseCards.List(turn.UserId, await desk.ViewsAsync(turn.Work, open))], session);
    }
}
