using Bot.Features.Shared;
using Bot.Storage;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Rectify;

/// <summary>Whom a step of the table tells.</summary>
/// <param name="Officers">企业环保负责人.</param>
/// <param name="Inspectors">Who re-checks.</param>
/// <param name="Leaders">The owner, or who stands above him.</param>
internal sealed record StepRecipients(IReadOnlyList<Person> Officers, IReadOnlyList<Person> Inspectors, IReadOnlyList<Person> Leaders)
{
    /// <summary>企业、张伟、大队长…: for the record and the preview.</summary>
    public string Words(bool officers)
    {
        string[] names =
        [
            .. officers ? [Officers.Count > 0 ? StepTexts.Officers : StepTexts.NoOfficers] : Array.Empty<string>(),
            .. Inspectors.Concat(Leaders).Select(person => person.Name).Distinct(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? StepTexts.Nobody : string.Join('、', names);
    }
}

/// <summary>The people of a step, from the directory as it is on the day.</summary>
internal sealed class CaseSteps(CaseDesk desk)
{
    /// <summary>Whether the enterprise is told.</summary>
    public static bool TellsOfficers(CaseStep step) => step.Kind is CaseStepKind.Acknowledge or CaseStepKind.Before or CaseStepKind.Due or CaseStepKind.Overdue;

    /// <param name="since">The first level whose day was missed: nobody on the way up is passed over.</param>
    public async Task<StepRecipients> RecipientsAsync(UnitOfWork work, CaseView view, CaseStep step, int? since = null) => new(
        TellsOfficers(step) ? view.Officers : [],
        step.Kind is CaseStepKind.Unacknowledged or CaseStepKind.Recheck or CaseStepKind.RecheckLate ? view.Inspectors : [],
        step.Kind switch
        {
            CaseStepKind.Due => Last(view.Owners),
            CaseStepKind.Overdue or CaseStepKind.RecheckLate => await LevelsAsync(work, view, since ?? step.Level, step.Level),
            _ => [],
        });

    private async Task<IReadOnlyList<Person>> LevelsAsync(UnitOfWork work, CaseView view, int first, int last)
    {
        var told = new List<Person>();
        for (var level = first; level <= last; level++)
        {
            told.AddRange(Last(await desk.OwnersAboveAsync(work, view, level)));
        }

        return [.. told.DistinctBy(person => person.UserId, StringComparer.Ordinal)];
    }

    /// <summary>Who stands in for the owner, else the owner.</summary>
    private static IReadOnlyList<Person> Last(IReadOnlyList<Person> owners) => owners.Count == 0 ? [] : [owners[^1]];
}
