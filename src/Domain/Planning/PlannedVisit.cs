namespace Domain.Planning;

/// <summary>What a planned visit comes from.</summary>
public enum VisitOrigin
{
    /// <summary>工作计划: spread over the season (二(一)2(1)).</summary>
    Plan,

    /// <summary>双随机: drawn by lot (二(一)2(3)).</summary>
    Draw,

    /// <summary>科学体检: moved there by an alert (二(一)3).</summary>
    Alert,
}

/// <summary>Where a planned visit stands.</summary>
public enum PlannedVisitStatus
{
    /// <summary>Nobody has been told.</summary>
    Planned,

    /// <summary>On the inspector's morning card, not yet taken.</summary>
    Offered,

    /// <summary>Taken by the one in charge.</summary>
    Accepted,

    /// <summary>The one in charge cannot go; somebody has to plan it anew.</summary>
    Declined,

    /// <summary>Its form is signed.</summary>
    Done,

    /// <summary>Taken out: replanned, off the list, or visited otherwise.</summary>
    Dropped,
}

/// <summary>体检任务: one visit of two inspectors to one enterprise on one day.</summary>
public sealed record PlannedVisit
{
    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>县市区 of the enterprise.</summary>
    public required string County { get; init; }

    public required string EnterpriseId { get; init; }

    /// <summary>Day in Asia/Shanghai.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>User id of the one in charge (包点).</summary>
    public required string Lead { get; init; }

    /// <summary>User id of the second inspector (TwoInspectors).</summary>
    public required string Partner { get; init; }

    public required VisitOrigin Origin { get; init; }

    /// <summary>Id of the plan, draw or alert that made it.</summary>
    public required string Source { get; init; }

    /// <summary>The reason of 二(一)2(1) where the enterprise was visited before; null for a routine visit.</summary>
    public string? ExceptionReason { get; init; }

    public PlannedVisitStatus Status { get; init; }

    /// <summary>Grows by one with every change; a card that shows another number is stale.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Why it was declined or dropped, in the words of who did it.</summary>
    public string? Note { get; init; }

    /// <summary>双随机 before its day: neither inspector is told of it (二(一)2(3)).</summary>
    public bool IsSecret => Origin == VisitOrigin.Draw && Status == PlannedVisitStatus.Planned;

    /// <summary>已接未做: somebody took it, its day is over, nobody has done it.</summary>
    public bool IsLeftUndone(DateOnly today) => Status == PlannedVisitStatus.Accepted && Day < today;

    /// <summary>Whether it still stands: nobody has done it or taken it out.</summary>
    public bool IsOpen => Status is PlannedVisitStatus.Planned or PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted or PlannedVisitStatus.Declined;
}
