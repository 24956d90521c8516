using Bot.Conversations;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>Loads a case with what stands around it, and saves a change together with its act.</summary>
internal sealed class CaseDesk(RectificationStore cases, EvidenceStore evidence, InspectionStore inspections, AssignmentStore assignments, DirectoryStore directory)
{
    private static readonly Role[] Owning = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    /// <summary>Null when there is no such case.</summary>
    public async Task<CaseView?> FindAsync(UnitOfWork work, string id) =>
        await cases.FindAsync(work, id) is { } one ? await ViewAsync(work, one) : null;

    /// <summary>Null when its form is gone.</summary>
    public async Task<CaseView?> ViewAsync(UnitOfWork work, RectificationCase one)
    {
        if (await inspections.FindAsync(work, one.InspectionId) is not { } inspection || inspection.Findings.FirstOrDefault(finding => finding.Id == one.FindingId) is not { } finding)
        {
            return null;
        }

        var owners = await OwnersAsync(work, one);
        var inspectors = await WithDeputiesAsync(work, inspection.Inspectors);
        return new CaseView(
            one, inspection, finding, await directory.OfficersOfAsync(work, one.EnterpriseId), inspectors.Count > 0 ? inspectors : owners, owners, await evidence.OfCaseAsync(work, one.Id));
    }

    public async Task<IReadOnlyList<CaseView>> ViewsAsync(UnitOfWork work, IEnumerable<RectificationCase> found)
    {
        var views = new List<CaseView>();
        foreach (var one in found)
        {
            if (await ViewAsync(work, one) is { } view)
            {
                views.Add(view);
            }
        }

        return views;
    }

    /// <summary>Who is told some levels above the owner; the last one there is when there are not so many.</summary>
    public async Task<IReadOnlyList<Person>> OwnersAboveAsync(UnitOfWork work, CaseView view, int level)
    {
        var severity = (Severity)Math.Min((int)view.Case.Severity + level, (int)Severity.Major);
        if (level == 0 || severity == view.Case.Severity)
        {
            return view.Owners;
        }

        var people = await directory.HoldersAsync(work, view.Case.County, Owning);
        return Owners.Find(severity, view.Case.County, view.Inspectors, people).Owner is { } owner ? [owner] : view.Owners;
    }

    /// <summary>Decides on the stored state, saves it with what is to be said of it, and gives the view as it is then.</summary>
    /// <param name="words">For the record: what happened, without the name of who did it.</param>
    /// <exception cref="InvalidOperationException">Another turn was faster: the whole turn is repeated on the new state.</exception>
    public async Task<Outcome<CaseView>> ChangeAsync(Turn turn, CaseView view, Outcome<RectificationCase> decided, string words)
    {
        if (decided is not Outcome<RectificationCase>.Accepted(var next))
        {
            return ((Outcome<RectificationCase>.Refused)decided).Reason;
        }

        if (!await cases.SaveAsync(turn.Work, next, view.Case.Version))
        {
            throw new InvalidOperationException($"Case {next.Id} is no longer at version {view.Case.Version}.");
        }

        await ActAsync(turn, next.Id, turn.UserId, words);
        return next.Severity == view.Case.Severity
            ? view with { Case = next }
            : view with { Case = next, Owners = await OwnersAsync(turn.Work, next) };
    }

    public Task ActAsync(Turn turn, string caseId, string actor, string words) =>
        cases.ActAsync(turn.Work, new CaseAct { Id = Guid.CreateVersion7(turn.Now).ToString("N"), CaseId = caseId, At = turn.Now, Actor = actor, Words = words });

    private async Task<IReadOnlyList<Person>> OwnersAsync(UnitOfWork work, RectificationCase one)
    {
        var assigned = (await assignments.OfInspectionAsync(work, one.InspectionId)).FirstOrDefault(assignment => assignment.Severity == one.Severity);
        return assigned is null ? [] : await WithDeputiesAsync(work, [assigned.Owner]);
    }

    /// <summary>Who is still in the directory, and along the named deputies who stands in.</summary>
    private async Task<IReadOnlyList<Person>> WithDeputiesAsync(UnitOfWork work, IReadOnlyList<string> userIds)
    {
        var people = new List<Person>();
        foreach (var userId in userIds)
        {
            for (var next = userId; next is not null && people.TrueForAll(person => person.UserId != next) && await directory.FindAsync(work, next) is { } person; next = person.OnLeaveDeputy)
            {
                people.Add(person);
            }
        }

        return people;
    }
}
