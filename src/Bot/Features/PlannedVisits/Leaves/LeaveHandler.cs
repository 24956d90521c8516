using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>请假 and 销假, typed by the person or by his leader.</summary>
internal sealed class LeaveHandler(DirectoryStore directory, LeaveStore leaves, LeaveVisits visits) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } by, Input: TextInput { Text: var text } } || !IsOfTheBureau(by))
        {
            return Reply.Text(turn.UserId, LeaveTexts.NotYours);
        }

        return text.StartsWith(LeaveTexts.BackCommand, StringComparison.Ordinal)
            ? await BackAsync(turn, by, text[LeaveTexts.BackCommand.Length..].Trim())
            : await AwayAsync(turn, by, LeaveCommand.Read(text[LeaveTexts.Command.Length..], turn.Now.LocalDate()));
    }

    private async Task<Reply> AwayAsync(Turn turn, Person by, LeaveCommand command)
    {
        if (command.Fault is { } fault)
        {
            return Reply.Text(turn.UserId, fault);
        }

        var (person, unknown) = command.Who is null ? (by, null) : await NamedAsync(turn, command.Who);
        var (deputy, missing) = await NamedAsync(turn, command.Deputy);
        if (person is null || deputy is null)
        {
            return Reply.Text(turn.UserId, unknown ?? missing ?? LeaveTexts.Usage);
        }

        var open = await leaves.OpenAsync(turn.Work);
        if (open.FirstOrDefault(leave => leave.Deputy == person.UserId && leave.Meets(command.From, command.To)) is { } stands)
        {
            return Reply.Text(turn.UserId, LeaveTexts.StandsIn(person, (await directory.FindAsync(turn.Work, stands.UserId))?.Name ?? stands.UserId, stands));
        }

        if (Refused(by, person, deputy, command, open) is { } why)
        {
            return Reply.Text(turn.UserId, why);
        }

        var leave = new Leave { Id = Guid.CreateVersion7(turn.Now).ToString("N"), UserId = person.UserId, Deputy = deputy.UserId, From = command.From, To = command.To, RegisteredBy = by.UserId };
        await leaves.AddAsync(turn.Work, leave, turn.Now);
        var today = turn.Now.LocalDate();
        IReadOnlyList<Effect> given = leave.Covers(today) ? await visits.GiveAsync(turn, leave, today, atOnce: true) : [];
        return new Reply(
        [
            new Say(by.UserId, LeaveTexts.Registered(person, leave, deputy, by.UserId == person.UserId)),
            .. by.UserId != person.UserId ? [new Say(person.UserId, LeaveTexts.ToPerson(by.Name, leave, deputy))] : Array.Empty<Effect>(),
            new Say(deputy.UserId, LeaveTexts.ToDeputy(person, leave)),
            .. given,
        ]);
    }

    private static string? Refused(Person by, Person person, Person deputy, LeaveCommand command, IReadOnlyList<Leave> open) =>
        by.UserId != person.UserId && !Scope.LeadsPerson(by, person) ? LeaveTexts.NotYourPerson(person.Name)
        : deputy.UserId == person.UserId ? LeaveTexts.Himself
        : !Serves(deputy, person) ? LeaveTexts.OtherCounty(deputy, person)
        : open.FirstOrDefault(leave => leave.UserId == person.UserId && leave.Meets(command.From, command.To)) is { } own ? LeaveTexts.Overlaps(person, own)
        : open.FirstOrDefault(leave => leave.UserId == deputy.UserId && leave.Meets(command.From, command.To)) is { } his ? LeaveTexts.DeputyAway(deputy, his)
        : null;

    private async Task<Reply> BackAsync(Turn turn, Person by, string name)
    {
        var (person, unknown) = name.Length == 0 ? (by, null) : await NamedAsync(turn, name);
        if (person is null)
        {
            return Reply.Text(turn.UserId, unknown ?? LeaveTexts.NoLeave);
        }

        if (by.UserId != person.UserId && !Scope.LeadsPerson(by, person))
        {
            return Reply.Text(turn.UserId, LeaveTexts.NotYourPerson(person.Name));
        }

        // One in force goes before one to come.
        var leave = (await leaves.OpenAsync(turn.Work)).FirstOrDefault(one => one.UserId == person.UserId);
        if (leave is null || await visits.EndAsync(turn, leave, turn.Now.LocalDate()) is not { } end)
        {
            return Reply.Text(turn.UserId, LeaveTexts.NoLeave);
        }

        return new Reply(
        [
            new Say(person.UserId, LeaveTexts.Back(end.Visits)),
            .. by.UserId != person.UserId ? [new Say(by.UserId, LeaveTexts.BackOf(person.Name, end.Visits))] : Array.Empty<Effect>(),
            .. leave.Deputy != by.UserId ? [new Say(leave.Deputy, LeaveTexts.BackOf(person.Name, end.Visits))] : Array.Empty<Effect>(),
            .. end.Told,
        ]);
    }

    /// <summary>The one of that name in the bureau, or why there is none.</summary>
    private async Task<(Person? Person, string? Fault)> NamedAsync(Turn turn, string name)
    {
        var found = (await directory.AllAsync(turn.Work)).Where(person => person.Name == name && IsOfTheBureau(person)).Take(2).ToList();
        return found.Count == 1 ? (found[0], null) : (null, found.Count == 0 ? LeaveTexts.NoPerson(name) : LeaveTexts.Namesakes(name));
    }

    private static bool IsOfTheBureau(Person person) => person.Roles.Any(grant => grant.Role != Role.EnterpriseOfficer);

    /// <summary>In a county of the person, or in the city where one of the two stands for all counties.</summary>
    private static bool Serves(Person deputy, Person person) =>
        deputy.Roles.Where(grant => grant.Role != Role.EnterpriseOfficer).Any(his => person.Roles.Any(own => own.County is null || his.County is null || his.County == own.County));
}
