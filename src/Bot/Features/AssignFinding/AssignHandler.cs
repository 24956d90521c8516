using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.AssignFinding;

/// <summary>接单 / 转派: the owner of a severity's findings takes them or hands them to another leader in scope.</summary>
internal sealed class AssignHandler(AssignmentStore assignments, FormsNow forms, DirectoryStore directory, RectificationStore cases, CaseDesk desk) : IConversationHandler
{
    public const string HandToVerb = "hand-to";

    private const string PickerKind = "hand-over";

    private const string Whom = "whom";

    /// <summary>Roles that can own a rectification (二(二)3) and the office that fills a gap.</summary>
    private static readonly Role[] OwnerRoles = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card
            || await assignments.FindAsync(turn.Work, card.Action.Entity) is not { } assignment
            || await forms.FindAsync(turn.Work, assignment.InspectionId) is not { } inspection)
        {
            return Reply.Text(turn.UserId, AssignTexts.NotFound);
        }

        if (turn.Person is null || assignment.Owner != turn.UserId || assignment.Version != card.Action.Version || assignment.State().Status != AssignmentStatus.Open)
        {
            return await StaleAsync(turn, assignment, inspection);
        }

        return card.Action.Verb switch
        {
            AssignmentCards.AcceptVerb => await AcceptAsync(turn, turn.Person, assignment, inspection),
            HandToVerb => await HandToAsync(turn, turn.Person, assignment, inspection, card.Choice(Whom)),
            _ => await ChooseAsync(turn, assignment, inspection),
        };
    }

    private async Task<Reply> AcceptAsync(Turn turn, Person person, Assignment assignment, Inspection inspection)
    {
        if (Assignments.Accept(assignment.State(), person, inspection.Enterprise.County, assignment.Version, turn.Now) is not Outcome<AssignmentState>.Accepted(var taken))
        {
            return await StaleAsync(turn, assignment, inspection);
        }

        await SaveAsync(turn, assignment.With(taken), assignment.Version);
        await ActAsync(turn, assignment, CaseTexts.TakenAct);
        return new Reply(
        [
            // The only answer.
            new RefreshCard(turn.UserId, AssignmentCards.Card(assignment, inspection, "已接单", $"{person.Name}{turn.Now.Words()}接单"), AssignmentCards.Subject(assignment), OrSend: true),
            new Say(inspection.Inspectors[0], AssignTexts.AcceptedTold(inspection, assignment.Severity, person.Name)),
        ]);
    }

    private async Task<Reply> ChooseAsync(Turn turn, Assignment assignment, Inspection inspection)
    {
        var others = await CandidatesAsync(turn, inspection);
        if (others.Count == 0)
        {
            return Reply.Text(turn.UserId, AssignTexts.NobodyElse);
        }

        // Nobody is ticked: the first of the directory would be no proposal, only somebody who is named by a hasty tap.
        var question = new CardQuestion(Whom, "转给谁", [.. others.Take(20).Select(person => new CardOption(person.UserId, person.Name))]);
        return new Reply(
        [
            new ShowCard(turn.UserId, Picker(question, assignment, inspection), new CardSubject(PickerKind, assignment.Id, assignment.Version)),
        ]);
    }

    private async Task<Reply> HandToAsync(Turn turn, Person person, Assignment assignment, Inspection inspection, string? whom)
    {
        if (whom is null)
        {
            return Reply.Text(turn.UserId, AssignTexts.ChooseWhom);
        }

        var others = await CandidatesAsync(turn, inspection);
        if (others.FirstOrDefault(other => other.UserId == whom) is not { } next
            || Assignments.Reassign(assignment.State(), person, next, inspection.Enterprise.County, assignment.Version) is not Outcome<AssignmentState>.Accepted(var state))
        {
            return Reply.Text(turn.UserId, AssignTexts.NotAnOwner);
        }

        var handed = assignment.With(state);
        await SaveAsync(turn, handed, assignment.Version);
        await ActAsync(turn, assignment, CaseTexts.HandedAct(next.Name));
        var words = $"已转派给{next.Name}";
        var question = new CardQuestion(Whom, "转给谁", [new CardOption(next.UserId, next.Name)], next.UserId);
        return new Reply(
        [
            // The only answer; the card of the assignment may be days older than the picker and says no more.
            new RefreshCard(turn.UserId, Picker(question, assignment, inspection) with { Description = words, Done = "已转派" }, new CardSubject(PickerKind, assignment.Id, assignment.Version), OrSend: true),
            new RefreshCard(turn.UserId, AssignmentCards.Card(assignment, inspection, "已转派", words), AssignmentCards.Subject(assignment)),
            new Say(next.UserId, AssignTexts.HandedTold(inspection, assignment.Severity, person.Name)),
            new Say(next.UserId, AssignmentCards.Text(handed, inspection)),
            new ShowCard(next.UserId, AssignmentCards.Card(handed, inspection), AssignmentCards.Subject(handed)),
        ]);
    }

    /// <summary>The story of each case tells who had it when.</summary>
    private async Task ActAsync(Turn turn, Assignment assignment, string words)
    {
        foreach (var one in (await cases.OfInspectionAsync(turn.Work, assignment.InspectionId)).Where(one => one.Severity == assignment.Severity && one.Status != CaseStatus.Closed))
        {
            await desk.ActAsync(turn, one.Id, turn.UserId, words);
        }
    }

    private async Task<IReadOnlyList<Person>> CandidatesAsync(Turn turn, Inspection inspection) =>
        [.. (await directory.HoldersAsync(turn.Work, inspection.Enterprise.County, OwnerRoles)).Where(person => person.UserId != turn.UserId)];

    private async Task<Reply> StaleAsync(Turn turn, Assignment assignment, Inspection inspection)
    {
        var owner = await directory.FindAsync(turn.Work, assignment.Owner);
        return Reply.Text(turn.UserId, AssignTexts.Stale(inspection, assignment, owner?.Name ?? assignment.Owner));
    }

    private static ChoiceCard Picker(CardQuestion question, Assignment assignment, Inspection inspection) => new()
    {
        Title = $"转派：{inspection.Enterprise.Name}",
        Description = $"{Words.Of(assignment.Severity)}，请选择接手的人",
        Question = question,
        Submit = new CardButton("转派", new ActionKey(HandToVerb, assignment.Id, assignment.Version), ButtonStyle.Primary),
    };

    private async Task SaveAsync(Turn turn, Assignment assignment, int expectedVersion)
    {
        if (!await assignments.SaveAsync(turn.Work, assignment, expectedVersion))
        {
            throw new InvalidOperationException($"Assignment {assignment.Id} is no longer at version {expectedVersion}.");
        }
    }
}
