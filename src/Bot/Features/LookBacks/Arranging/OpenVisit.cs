using Domain.Rectification;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>What is to be looked at again at one enterprise on one day by the same two.</summary>
/// <param name="Tasks">At least one; none is filed.</param>
internal sealed record OpenVisit(string EnterpriseId, string County, DateOnly Day, string Lead, string? Partner, IReadOnlyList<LookBackTask> Tasks)
{
    /// <summary>What a card was made for: another number as soon as one of the tasks changes.</summary>
    public int Version => LookBackCards.Version(Tasks);

    public static IReadOnlyList<OpenVisit> Of(IEnumerable<LookBackTask> tasks) =>
    [
        .. tasks.GroupBy(task => (task.EnterpriseId, task.County, task.Day, task.Lead, task.Partner))
            .Select(visit => new OpenVisit(visit.Key.EnterpriseId, visit.Key.County, visit.Key.Day, visit.Key.Lead, visit.Key.Partner, [.. visit])),
    ];
}

/// <param name="Name">Of the enterprise.</param>
/// <param name="Short">The same, for a line of a card.</param>
/// <param name="LeadName">Name of the one in charge.</param>
/// <param name="PartnerName">Null when nobody goes along.</param>
internal sealed record NamedVisit(OpenVisit Visit, string Name, string Short, string LeadName, string? PartnerName);
