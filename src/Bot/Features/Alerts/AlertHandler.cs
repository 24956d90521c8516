using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Alerts;

/// <summary>预警 from the endpoint or a file: of the whole city. Where there is nobody the city's office hears it.</summary>
internal sealed class AlertHandler(AlertRun run, DirectoryStore directory) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not AlertRaised raised)
        {
            return Reply.Nothing;
        }

        var alert = new Alert(
            raised.Id, Enum.Parse<AlertKind>(raised.Kind), new GeoPoint(raised.Latitude, raised.Longitude), raised.RadiusKm, raised.Pollutant, raised.Words);
        if (await run.RunAsync(turn.Work, alert, [], turn.Now) is not { } result)
        {
            return Reply.Nothing;
        }

        if (result.Enterprises > 0)
        {
            return new Reply(result.Effects);
        }

        var office = await directory.HoldersAsync(turn.Work, county: null, Role.CityOffice, Role.Administrator);
        return new Reply([.. office.Where(person => person.Roles.Any(grant => grant is { Role: Role.CityOffice or Role.Administrator, County: null })).Select(person => new Say(person.UserId, AlertTexts.Nobody(alert)))]);
    }
}
