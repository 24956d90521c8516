using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Rectify;

/// <summary>改级 12-2 重大 原因: a leader changes the severity; the owner goes with it, both hear of it (二(二)3).</summary>
internal sealed class RegradeHandler(CaseDesk desk, CasesOfNumber numbers, AssignmentStore assignments, InspectionStore inspections, DirectoryStore directory) : IConversationHandler
{
    private static readonly Role[] Owning = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    private static readonly (string Word, Severity Severity)[] Grades = [("一般", Severity.General), ("重点", Severity.Key), ("重大", Severity.Major)];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var typed = turn.Input is TextInput text ? text.Text[RegradeTexts.Command.Length..].Trim() : "";
        if (turn.Person is null || CaseNumber.Read(typed) is not { Ordinal: not null } number || Grade(number.Rest) is not ({ } to, var reason))
        {
            return Reply.Text(turn.UserId, RegradeTexts.Usage);
        }

        var found = await numbers.FindAsync(turn, number);
        if (found.Count != 1 || await desk.ViewAsync(turn.Work, found[0]) is not { } view)
        {
            return Reply.Text(turn.UserId, found.Count == 0 ? RegradeTexts.NotFound : RegradeTexts.Several(found));
        }

        if (view.Case.Severity == to)
        {
            return Reply.Text(turn.UserId, RegradeTexts.Same(view));
        }

        var decided = Rectifying.Regrade(view.Case, turn.Person, to, reason, view.Case.Version);
        var outcome = await desk.ChangeAsync(turn, view, decided, ActTexts.Regraded(view.Case.Severity, to, reason));
        return outcome is Outcome<CaseView>.Accepted(var after)
            ? await MovedAsync(turn, view, after, reason)
            : Reply.Text(turn.UserId, ((Outcome<CaseView>.Refused)outcome).Reason is { Rule: RuleCode.EmptyText } ? RegradeTexts.Usage : RefusalTexts.Of(((Outcome<CaseView>.Refused)outcome).Reason));
    }

    private static (Severity? To, string Reason) Grade(string rest)
    {
        var (word, severity) = Array.Find(Grades, one => rest.StartsWith(one.Word, StringComparison.Ordinal));
        return word is null ? (null, "") : (severity, rest[word.Length..].Replace("问题", "", StringComparison.Ordinal).Trim(' ', '，', ',', '：', ':', '\u3000'));
    }

    /// <summary>The severity may have no owner yet in this form: whom it names is assigned now.</summary>
    private async Task<Reply> MovedAsync(Turn turn, CaseView before, CaseView after, string reason)
    {
        var effects = new List<Effect>();
        var owners = after.Owners;
        if (owners.Count == 0)
        {
            var people = await directory.HoldersAsync(turn.Work, after.Case.County, Owning);
            var found = Owners.Find(after.Case.Severity, after.Case.County, before.Inspectors, people);
            if (found.Owner is { } owner)
            {
                var assignment = new Assignment(Guid.CreateVersion7(turn.Now).ToString("N"), after.Inspection.Id, after.Case.Severity, owner.UserId, nameof(AssignmentStatus.Open), 1, turn.Now, null, found.Gap);
                await assignments.AddAsync(turn.Work, assignment);
                owners = [owner];
                effects.Add(new ShowCard(owner.UserId, AssignmentCards.Card(assignment, await AsGradedAsync(turn, after)), AssignmentCards.Subject(assignment)));
            }
        }

        var moved = after with { Owners = owners };
        var words = RegradeTexts.Moved(before, moved, turn.Person!.Name, reason);
        var told = moved.Owners.Concat(before.Owners).Concat(moved.Inspectors).Select(person => person.UserId).Where(userId => userId != turn.UserId).Distinct(StringComparer.Ordinal);
        return new Reply([new Say(turn.UserId, words), .. told.Select(userId => new Say(userId, words)), .. effects, .. CaseCards.Refresh(moved)]);
    }

    /// <summary>The owner's card lists the findings of his severity: what was signed stands, this one is added to them.</summary>
    private async Task<Inspection> AsGradedAsync(Turn turn, CaseView view)
    {
        var signed = await inspections.FindAsync(turn.Work, view.Inspection.Id) ?? view.Inspection;
        return signed with { Findings = [.. signed.Findings.Select(finding => finding.Id == view.Finding.Id ? finding with { Severity = view.Case.Severity } : finding)] };
    }
}
