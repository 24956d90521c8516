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

        var inspectors = await WithDeputiesAsync(work, inspection.Inspectors, person => Scope.MayInspect(person, inspection.Enterprise) is null);
        var (owners, found) = await OwnersAsync(work, one, inspectors);
        return new CaseView(
            one, inspection, finding, await directory.OfficersOfAsync(work, one.EnterpriseId), inspectors.Count > 0 ? inspectors : owners, owners, await evidence.OfCaseAsync(work, one.Id))
        {
            OwnerToAssign = found,
        };
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
        if (next.Severity == view.Case.Severity)
        {
            return view with { Case = next };
        }

        var (owners, found) = await OwnersAsync(turn.Work, next, view.Inspectors);
        return view with { Case = next, Owners = owners, OwnerToAssign = found };
    }

    /// <summary>Whom the severity names now becomes the owner on record, with his card; nothing when the one on record still is.</summary>
    public async Task<IReadOnlyList<Effect>> AssignAsync(Turn turn, CaseView view)
    {
        if (view.OwnerToAssign is not { Owner: { } owner } found)
        {
            return [];
        }

        var assignment = new Assignment(Guid.CreateVersion7(turn.Now).ToString("N"), view.Inspection.Id, view.Case.Severity, owner.UserId, nameof(AssignmentStatus.Open), 1, turn.Now, null, found.Gap);
        await assignments.AddAsync(turn.Work, assignment);
        await ActAsync(turn, view.Case.Id, RectificationWords.System, CaseTexts.AssignedAct(owner.Name));

        var form = FormsNow.Of(view.Inspection, await cases.OfInspectionAsync(turn.Work, view.Inspection.Id));
        return [new ShowCard(owner.UserId, AssignmentCards.Card(assignment, form), AssignmentCards.Subject(assignment))];
    }

    /// <summary>Assignments of a severity that no finding of the form has any more end; their cards say so.</summary>
    public async Task<IReadOnlyList<Effect>> ReleaseAsync(Turn turn, CaseView view)
    {
        var form = FormsNow.Of(view.Inspection, await cases.OfInspectionAsync(turn.Work, view.Inspection.Id));
        var effects = new List<Effect>();
        foreach (var one in (await assignments.OfInspectionAsync(turn.Work, form.Id)).Where(one => one.Status != Assignment.Closed && form.Findings.All(finding => finding.Severity != one.Severity)))
        {
            var closed = one with { Status = Assignment.Closed, Version = one.Version + 1 };
            if (!await assignments.SaveAsync(turn.Work, closed, one.Version))
            {
                throw new InvalidOperationException($"Assignment {one.Id} is no longer at version {one.Version}.");
            }

            effects.Add(new RefreshCard(one.Owner, AssignmentCards.Card(closed, view.Inspection, CaseTexts.Released, CaseTexts.ReleasedTo(view)), AssignmentCards.Subject(closed)));
        }

        return effects;
    }

    /// <summary>The person and those on leave whose deputy he is: what is theirs is his to do.</summary>
    public async Task<IReadOnlyList<string>> StandsForAsync(Turn turn) =>
        [turn.UserId, .. (await directory.DeputisedByAsync(turn.Work, turn.UserId)).Select(person => person.UserId)];

    public Task ActAsync(Turn turn, string caseId, string actor, string words) =>
        cases.ActAsync(turn.Work, new CaseAct { Id = Guid.CreateVersion7(turn.Now).ToString("N"), CaseId = caseId, At = turn.Now, Actor = actor, Words = words });

    /// <summary>Who is assigned and still holds such a post in the county; else whom the severity names now (domain.md 8), who is not on record yet.</summary>
    private async Task<(IReadOnlyList<Person> Owners, OwnerFound? Found)> OwnersAsync(UnitOfWork work, RectificationCase one, IReadOnlyList<Person> inspectors)
    {
        foreach (var assigned in (await assignments.OfInspectionAsync(work, one.InspectionId)).Where(assignment => assignment.Severity == one.Severity && assignment.Status != Assignment.Closed))
        {
            if (await WithDeputiesAsync(work, [assigned.Owner], person => Owners.MayOwn(person, one.County)) is { Count: > 0 } people)
            {
                return (people, null);
            }
        }

        var found = Owners.Find(one.Severity, one.County, inspectors, await directory.HoldersAsync(work, one.County, Owning));
        return found.Owner is { } owner ? ([owner], found) : ([], null);
    }

    /// <summary>Who is still at his post, and along the named deputies who stands in.</summary>
    private async Task<IReadOnlyList<Person>> WithDeputiesAsync(UnitOfWork work, IReadOnlyList<string> userIds, Func<Person, bool> atPost)
    {
        var people = new List<Person>();
        foreach (var userId in userIds)
        {
            if (await directory.FindAsync(work, userId) is not { } first || !atPost(first))
            {
                continue;
            }

            for (var next = first; next is not null && people.TrueForAll(person => person.UserId != next.UserId); next = next.OnLeaveDeputy is { } deputy ? await directory.FindAsync(work, deputy) : null)
            {
                people.Add(next);
            }
        }

        return people;
    }
}
