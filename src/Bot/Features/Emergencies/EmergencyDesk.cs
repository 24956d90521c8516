using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Emergencies;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Emergencies;

/// <summary>Finds and stores the reports of the person of a turn, and those who are told of them.</summary>
internal sealed class EmergencyDesk(EmergencyStore emergencies, EnterpriseStore enterprises, SelfCheckStore lists, DirectoryStore directory)
{
    public EmergencyStore Store => emergencies;

    public static bool IsOfficer(Turn turn) => turn.Person is { } person && person.Holds(Role.EnterpriseOfficer);

    /// <summary>The officer's enterprises.</summary>
    public Task<IReadOnlyList<Enterprise>> OwnAsync(Turn turn) => lists.EnterprisesOfAsync(turn.Work, turn.UserId);

    public async Task<Enterprise?> EnterpriseAsync(Turn turn, Emergency emergency) =>
        emergency.EnterpriseId is { } id ? await enterprises.FindAsync(turn.Work, id) : null;

    /// <summary>Null when it is none of this officer's.</summary>
    public async Task<Emergency?> FindAsync(Turn turn, string id) =>
        await emergencies.FindAsync(turn.Work, id) is { } found && (found.EnterpriseId is { } enterprise ? AnswersFor(turn, enterprise) : found.BegunBy == turn.UserId) ? found : null;

    public static bool AnswersFor(Turn turn, string enterpriseId) =>
        turn.Person?.Roles.Any(grant => grant.Role == Role.EnterpriseOfficer && grant.EnterpriseId == enterpriseId) == true;

    /// <exception cref="InvalidOperationException">Another turn was faster; the whole turn is then repeated on the new state.</exception>
    public async Task SaveAsync(Turn turn, Emergency before, Emergency next)
    {
        if (!await emergencies.SaveAsync(turn.Work, next, before.Version))
        {
            throw new InvalidOperationException($"Emergency {next.Id} is no longer at version {before.Version}.");
        }
    }

    /// <summary>Who signed the last form, else by the owners' order; then the owner. On a leave the deputy too.</summary>
    public async Task<Told> ToldAsync(Turn turn, EmergencyKind kind, Enterprise enterprise)
    {
        var staff = await directory.HoldersAsync(
            turn.Work, enterprise.County, Role.Inspector, Role.CityInspector, Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice);
        var signed = await emergencies.InspectorsAsync(turn.Work, enterprise.Id);
        var inspectors = signed.Select(id => staff.FirstOrDefault(person => person.UserId == id)).OfType<Person>().ToList();
        var owners = (await emergencies.OwnersAsync(turn.Work, enterprise.Id)).Select(id => staff.FirstOrDefault(person => person.UserId == id)).OfType<Person>();
        Person?[] told =
        [
            .. inspectors,
            .. inspectors.Select(person => staff.FirstOrDefault(other => other.UserId == person.OnLeaveDeputy)),
            inspectors.Count == 0 ? Owners.Find(Severity.General, enterprise.County, inspectors, staff).Owner : null,
            .. owners,
            Owners.Find(kind == EmergencyKind.Incident ? Severity.Major : Severity.Key, enterprise.County, inspectors, staff).Owner,
        ];
        return new Told([.. told.OfType<Person>().DistinctBy(person => person.UserId)]);
    }

    /// <summary>The words to each, and the card of the enterprise's other officers brought up to date.</summary>
    public async Task<IReadOnlyList<Effect>> TellAsync(Turn turn, Told told, Emergency emergency, Enterprise enterprise, string words) =>
    [
        .. told.People.Select(person => new Say(person.UserId, words)),
        .. (await directory.OfficersOfAsync(turn.Work, enterprise.Id)).Where(other => other.UserId != turn.UserId)
            .Select(other => EmergencyCards.Refresh(other.UserId, emergency, enterprise, orSend: false)),
    ];

    /// <summary>The enterprise's other officers have the report too, and can add to it.</summary>
    public async Task<IReadOnlyList<Effect>> ColleaguesAsync(Turn turn, Emergency emergency, Enterprise enterprise) =>
    [
        .. (await directory.OfficersOfAsync(turn.Work, enterprise.Id)).Where(other => other.UserId != turn.UserId).SelectMany(other => new Effect[]
        {
            new Say(other.UserId, EmergencyTexts.ToColleague(emergency, enterprise, turn.Person!.Name)),
            EmergencyCards.Show(other.UserId, emergency, enterprise),
        }),
    ];

    /// <summary>Name of whoever began it.</summary>
    public async Task<string> OfficerAsync(Turn turn, Emergency emergency) => (await directory.FindAsync(turn.Work, emergency.BegunBy))?.Name ?? "企业负责人";
}
