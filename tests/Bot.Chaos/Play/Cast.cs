using System.Globalization;
using Bot.Operations.Demo;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Chaos.Play;

/// <summary>Two inspectors of one squad (the second may broadcast), the officer of the enterprises they visit, and those enterprises.</summary>
internal sealed record Team(Person First, Person Second, Person Officer, IReadOnlyList<Enterprise> Enterprises);

/// <summary>The people of a world, beside those of the made-up county: WeCom's limit of 30 messages a minute is per person, so many share the work.</summary>
internal static class Cast
{
    private const int VisitsOfATeam = 60;

    public static IReadOnlyList<Team> Teams(int count) => [.. Enumerable.Range(1, count).Select(Make)];

    private static Team Make(int number)
    {
        var squad = string.Create(CultureInfo.InvariantCulture, $"试验{number}中队");
        var template = CountySeed.Enterprises.First(one => one is { Track: Track.Full, Location: not null, LegalRepresentative.Length: > 0 });
        Enterprise[] enterprises =
        [
            .. Enumerable.Range(1, VisitsOfATeam).Select(visit => template with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"chaos-{number}-{visit}"),
                Name = string.Create(CultureInfo.InvariantCulture, $"衡水试验{number}组{visit}号水泥制品有限公司"),
            }),
        ];
        return new Team(
            One(number, 1, "甲", new RoleGrant(Role.Inspector, CountySeed.County, squad)),
            One(number, 2, "乙", new RoleGrant(Role.Inspector, CountySeed.County, squad), new RoleGrant(Role.Administrator, CountySeed.County)),
            One(number, 3, "丙", [.. enterprises.Select(one => new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: one.Id))]),
            enterprises);
    }

    private static Person One(int team, int place, string name, params RoleGrant[] roles) => new()
    {
        UserId = string.Create(CultureInfo.InvariantCulture, $"chaos{team}{(char)('a' + place - 1)}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"试{name}{team}"),
        Roles = roles,
        Order = (100 * team) + place,
    };
}
