using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>请假 and 销假, typed by the person or by his leader.</summary>
internal sealed class LeaveHandler(DirectoryStore directory, LeaveStore leaves, LeaveVisits visits, WorkCalendar calendar) : IConversationHandler
{
    /// <summary>When the cards of the day go out.</summary>
    private static readonly TimeSpan Morning = new(7, 30, 0);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } by, Input: TextInput { Text: var text } } || !IsOfTheBureau(by))
        {
            return Reply.Text(turn.UserId, LeaveTexts.NotYours);
        }

        var asked = turn.Session.Asked is { Kind: LeaveNamesakes.Question } question ? question : null;
        if (asked is null || IsCommand(text))
        {
            return Over(turn, asked, await ReadAsync(turn, by, text, []));
        }

        return text == LeaveTexts.Cancel ? Over(turn, asked, Reply.Text(turn.UserId, LeaveTexts.Cancelled))
            : LeaveNamesakes.Chosen(asked, text) is { } chosen ? Over(turn, asked, await ReadAsync(turn, by, chosen.Text, chosen.UserIds))
            : Reply.Text(turn.UserId, LeaveTexts.WhichNumber);
    }

    private static bool IsCommand(string text) => text.StartsWith(LeaveTexts.Command, StringComparison.Ordinal) || text.StartsWith(LeaveTexts.BackCommand, StringComparison.Ordinal);

    /// <summary>The question that was open is no longer, unless another one is put.</summary>
    private static Reply Over(Turn turn, Question? asked, Reply reply) => asked is null || reply.Session is not null ? reply : reply with { Session = turn.Session with { Asked = null } };

    /// <param name="chosen">User ids of the namesakes that were chosen for this text.</param>
    private Task<Reply> ReadAsync(Turn turn, Person by, string text, IReadOnlyList<string> chosen) =>
        text.StartsWith(LeaveTexts.BackCommand, StringComparison.Ordinal)
            ? BackAsync(turn, by, text, text[LeaveTexts.BackCommand.Length..].Trim(), chosen)
            : AwayAsync(turn, by, text, LeaveCommand.Read(text[LeaveTexts.Command.Length..], turn.Now.LocalDate()), chosen);

    private async Task<Reply> AwayAsync(Turn turn, Person by, string text, LeaveCommand command, IReadOnlyList<string> chosen)
    {
        if (command.Fault is { } fault)
        {
            return Reply.Text(turn.UserId, fault);
        }

        var (person, unknown) = command.Who is null ? (by, null) : await LedAsync(turn, by, command.Who, text, chosen);
        if (person is null)
        {
            return unknown ?? Reply.Text(turn.UserId, LeaveTexts.Usage);
        }

        var (deputy, missing) = await DeputyAsync(turn, person, command.Deputy, text, chosen);
        if (deputy is null)
        {
            return missing ?? Reply.Text(turn.UserId, LeaveTexts.Usage);
        }

        var open = await leaves.OpenAsync(turn.Work);
        if (open.FirstOrDefault(leave => leave.Deputy == person.UserId && leave.Meets(command.From, command.To)) is { } stands)
        {
            return Reply.Text(turn.UserId, LeaveTexts.StandsIn(person, (await directory.FindAsync(turn.Work, stands.UserId))?.Name ?? stands.UserId, stands));
        }

        if (Refused(person, deputy, command, open) is { } why)
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

    private static string? Refused(Person person, Person deputy, LeaveCommand command, IReadOnlyList<Leave> open) =>
        deputy.UserId == person.UserId ? LeaveTexts.Himself
        : open.FirstOrDefault(leave => leave.UserId == person.UserId && leave.Meets(command.From, command.To)) is { } own ? LeaveTexts.Overlaps(person, own)
        : open.FirstOrDefault(leave => leave.UserId == deputy.UserId && leave.Meets(command.From, command.To)) is { } his ? LeaveTexts.DeputyAway(deputy, his)
        : null;

    private async Task<Reply> BackAsync(Turn turn, Person by, string text, string name, IReadOnlyList<string> chosen)
    {
        var (person, unknown) = name.Length == 0 ? (by, null) : await LedAsync(turn, by, name, text, chosen);
        if (person is null)
        {
            return unknown ?? Reply.Text(turn.UserId, LeaveTexts.NoLeave);
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
            .. Today(turn, person, end),
        ]);
    }

    /// <summary>Back after the morning's cards went out: what is his again today comes at once.</summary>
    private IReadOnlyList<Effect> Today(Turn turn, Person person, LeaveEnd end) =>
        end.Visits > 0 && turn.Now.ToOffset(ChinaTime.Offset).TimeOfDay >= Morning && calendar.IsWorkingDay(turn.Now.LocalDate())
            ? [new Enter(person.UserId, new JobDue(MorningHandler.Job, turn.Now, MorningHandler.Person))]
            : [];

    /// <summary>The one of that name whose leave he may register, he himself included; else what to answer.</summary>
    private async Task<(Person? Person, Reply? Answer)> LedAsync(Turn turn, Person by, string name, string text, IReadOnlyList<string> chosen)
    {
        var named = await directory.NamedAsync(turn.Work, name, Scope.CountiesOf(by) ?? []);
        var led = named.Where(other => other.UserId == by.UserId || Scope.LeadsPerson(by, other)).ToList();
        return led.Count == 0
            ? (null, Reply.Text(turn.UserId, named.Count == 0 ? LeaveTexts.NoPerson(name) : LeaveTexts.NotYourPerson(name)))
            : One(turn, name, led, text, chosen);
    }

    /// <summary>The one of that name who can stand in for the person; else what to answer.</summary>
    private async Task<(Person? Person, Reply? Answer)> DeputyAsync(Turn turn, Person person, string name, string text, IReadOnlyList<string> chosen)
    {
        var named = await directory.NamedAsync(turn.Work, name, Scope.CountiesOf(person) ?? []);

        // Two of one name: the other one is meant, nobody stands in for himself.
        var others = named.Count > 1 ? named.Where(other => other.UserId != person.UserId).ToList() : [.. named];
        return others.Count > 0 ? One(turn, name, others, text, chosen)
            : (null, Reply.Text(turn.UserId, await directory.NamedAsync(turn.Work, name, []) is [var elsewhere, ..] ? LeaveTexts.OtherCounty(elsewhere, person) : LeaveTexts.NoPerson(name)));
    }

    private static (Person? Person, Reply? Answer) One(Turn turn, string name, List<Person> found, string text, IReadOnlyList<string> chosen) =>
        found.Count == 1 ? (found[0], null)
        : found.Find(other => chosen.Contains(other.UserId)) is { } one ? (one, null)
        : (null, LeaveNamesakes.Ask(turn, name, found, text, chosen));

    private static bool IsOfTheBureau(Person person) => person.Roles.Any(grant => grant.Role != Role.EnterpriseOfficer);
}
