using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>A location: with an active draft it fills 经纬度, without one it finds the nearest enterprises.</summary>
internal sealed class LocationHandler(Drafts drafts, EnterpriseStore enterprises, VisitOffer offer) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not LocationInput { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } place)
        {
            return Reply.Text(turn.UserId, StartTexts.BadPlace);
        }

        var point = new GeoPoint(place.Latitude, place.Longitude);
        return await drafts.ActiveAsync(turn) is { } draft ? await LocateAsync(turn, draft, point) : await NearestAsync(turn, point);
    }

    private async Task<Reply> LocateAsync(Turn turn, Inspection draft, GeoPoint point)
    {
        // The list's place, not the form's: a place sent before must not hide that both are wrong.
        var known = (await enterprises.FindAsync(turn.Work, draft.Enterprise.Id))?.Location ?? draft.Enterprise.Location;
        var outcome = await drafts.ChangeAsync(turn, draft.Id, inspection => Filing.Locate(inspection, point));
        var words = string.Create(CultureInfo.InvariantCulture, $"东经{point.Longitude:0.00000}、北纬{point.Latitude:0.00000}");
        return outcome.Answer(turn, _ => Reply.Text(turn.UserId, StartTexts.Located(words, known?.MetresTo(point))));
    }

    private async Task<Reply> NearestAsync(Turn turn, GeoPoint point)
    {
        if (turn.Person is not { IsInspector: true } person || Scope.CountiesOf(person) is not { } counties)
        {
            return Reply.Text(turn.UserId, StartTexts.NotAnInspector);
        }

        var nearest = await enterprises.NearestAsync(turn.Work, counties, point, VisitOffer.Most);
        return nearest.Count == 0
            ? Reply.Text(turn.UserId, StartTexts.NothingNear)
            : await offer.ReplyAsync(turn, person, nearest, "离您最近的企业，近的在前", from: point);
    }
}
