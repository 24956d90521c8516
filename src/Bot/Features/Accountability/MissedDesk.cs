using Bot.Conversations;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>What the steps of 倒查 have in common: a case with its people, its saving with an entry in the audit, and the rungs that follow.</summary>
internal sealed class MissedDesk(MissedViolationStore missed, DirectoryStore directory, AuditLog audit)
{
    public async Task<MissedView?> FindAsync(UnitOfWork work, string id) => await missed.FindAsync(work, id) is { } one ? await ViewAsync(work, one) : null;

    public async Task<MissedView> ViewAsync(UnitOfWork work, MissedViolation one) =>
        new(one, await missed.SignersAsync(work, one.Id), await missed.MaterialsAsync(work, one.Id));

    /// <summary>专项行动办公室 of the city.</summary>
    public async Task<IReadOnlyList<Person>> OfficeAsync(UnitOfWork work) =>
        [.. (await directory.HoldersAsync(work, county: null, Role.CityOffice)).Where(MissedViolation.Decides)];

    public async Task<MissedView> SaveAsync(Turn turn, MissedView view, MissedViolation changed, string action)
    {
        if (!await missed.SaveAsync(turn.Work, changed, view.Case.Version))
        {
            throw new InvalidOperationException($"Case {changed.Id} is no longer at version {view.Case.Version}.");
        }

        await RecordAsync(turn, changed.Id, action, new { changed.EnterpriseId, changed.Version, signers = view.People.Select(signer => signer.UserId) }, [.. view.People.Select(signer => signer.UserId)]);
        return view with { Case = changed };
    }

    public Task RecordAsync<T>(Turn turn, string subject, string action, T details, params IEnumerable<string> people) =>
        audit.AppendAsync(turn.Work, turn.Now, turn.UserId, action, subject, ConversationJson.Write(details), people);

    /// <summary>The rungs of everybody who signed, after a case was confirmed or withdrawn: steps to carry out, and what is marked.</summary>
    public async Task<IReadOnlyList<Effect>> FollowAsync(Turn turn, MissedView view)
    {
        var effects = new List<Effect>();
        foreach (var signer in view.People)
        {
            var (cases, steps) = (await missed.OfPersonAsync(turn.Work, signer.UserId), await missed.StepsOfAsync(turn.Work, signer.UserId));
            var changed = Domain.Responsibility.Accountability.Follow((signer.UserId, signer.Name), cases, steps, turn.Now, () => Guid.CreateVersion7(turn.Now).ToString("N"));
            foreach (var step in changed)
            {
                await SaveStepAsync(turn, step, step.MarkedAt is not null ? "ladder.marked" : step.Version == 1 ? "ladder.recorded" : "ladder.reopened");
                effects.AddRange(step is { MarkedAt: not null, Status: StepStatus.Done } ? await ToldMarkedAsync(turn, step) : []);
                effects.AddRange(step is { MarkedAt: not null, Status: StepStatus.Proposed } ? [new RefreshCard(turn.UserId, StepCards.Step(step, []), StepCards.Subject(step with { Version = step.Version - 1 }))] : []);
            }

            var now = await missed.StepsOfAsync(turn.Work, signer.UserId);
            if (changed.Count > 0 && Domain.Responsibility.Accountability.Highest(now) is { } highest)
            {
                effects.Add(new ShowCard(turn.UserId, StepCards.Step(highest, Named(cases)), StepCards.Subject(highest)));
            }
        }

        return effects;
    }

    public async Task SaveStepAsync(Turn turn, AccountabilityStep step, string action)
    {
        if (!await missed.SaveStepAsync(turn.Work, step))
        {
            throw new InvalidOperationException($"Step {step.Id} is no longer at version {step.Version - 1}.");
        }

        await RecordAsync(turn, step.Id, action, new { step.UserId, rung = (int)step.Rung, step.Cases, step.Version }, step.UserId);
    }

    public static IReadOnlyList<string> Named(IEnumerable<MissedViolation> cases) =>
        [.. cases.Where(one => one.Status == MissedStatus.Confirmed).Select(one => one.Enterprise).Distinct(StringComparer.Ordinal)];

    /// <summary>Who heard that a step was carried out hears that it no longer stands.</summary>
    private async Task<IEnumerable<Effect>> ToldMarkedAsync(Turn turn, AccountabilityStep step) =>
        (await HearersAsync(turn.Work, step)).Append(turn.UserId).Distinct(StringComparer.Ordinal).Select(userId => new Say(userId, StepTexts.Marked(step)));

    /// <summary>The inspector, 分局一把手, and for the third rung 驻局纪检组.</summary>
    public async Task<IReadOnlyList<string>> HearersAsync(UnitOfWork work, AccountabilityStep step) =>
    [
        step.UserId,
        .. (await directory.HoldersAsync(work, step.County, Role.CountyDirector)).Select(person => person.UserId),
        .. step.Rung == Rung.Discipline ? (await directory.HoldersAsync(work, null, Role.DisciplineOffice)).Select(person => person.UserId) : [],
    ];
}
