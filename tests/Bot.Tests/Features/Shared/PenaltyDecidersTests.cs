using Bot.Features.Shared;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Domain.Responsibility;

namespace Bot.Tests.Features.Shared;

/// <summary>Somebody always decides: the leaders, their deputies when all are on leave, the office when there is none.</summary>
public sealed class PenaltyDecidersTests
{
    [Fact]
    public async Task TheLeadersThenTheirDeputiesThenTheOffice()
    {
        await using var test = await TestDatabase.StartAsync();
        var directory = new DirectoryStore();
        var deciders = new PenaltyDeciders(directory);
        await PutAsync(Of("office", Role.CityOffice, null), Of("squad", Role.SquadLeader, "桃城区"), Of("elsewhere", Role.CountyDirector, "枣强县"), Of("inspector", Role.Inspector, "桃城区"));
        Assert.Equal(("office", "office"), await ReadAsync());

        await PutAsync(Of("brigade", Role.BrigadeLeader, "桃城区"), Of("director", Role.CountyDirector, "桃城区"));
        Assert.Equal(("brigade director", "brigade director"), await ReadAsync());
        await PutAsync(Of("brigade", Role.BrigadeLeader, "桃城区") with { OnLeaveDeputy = "squad" });
        Assert.Equal(("director", "brigade director"), await ReadAsync());

        // All away: who was named for the leave, or who was named for him.
        await PutAsync(Of("director", Role.CountyDirector, "桃城区") with { OnLeaveDeputy = "brigade" });
        Assert.Equal(("squad", "brigade director squad"), await ReadAsync());
        await PutAsync(Of("brigade", Role.BrigadeLeader, "桃城区") with { OnLeaveDeputy = "director" });
        Assert.Equal(("brigade director", "brigade director"), await ReadAsync());

        Task PutAsync(params Person[] people) => test.WriteAsync(async work =>
        {
            foreach (var person in people)
            {
                await directory.UpsertAsync(work, person);
            }
        });

        async Task<(string Told, string May)> ReadAsync()
        {
            var found = await test.ReadAsync(work => deciders.OfAsync(work, "桃城区"));
            return (string.Join(' ', found.Told.Select(person => person.UserId).Order(StringComparer.Ordinal)), string.Join(' ', found.May.Order(StringComparer.Ordinal)));
        }
    }

    private static Person Of(string userId, Role role, string? county) => new() { UserId = userId, Name = userId, Roles = [new RoleGrant(role, county)] };
}
