using Domain.Campaigns;
using Domain.Enterprises;

namespace Domain.SelfChecks;

/// <summary>Why a self-check takes no change.</summary>
public enum SelfCheckGate
{
    /// <summary>The phase has not begun.</summary>
    NotBegun,

    /// <summary>It is closed, and the phase is over.</summary>
    Over,

    /// <summary>The enterprise's inspection is signed.</summary>
    Inspected,
}

/// <summary>Who answers when, and what the rules ask besides.</summary>
/// <param name="Campaign">The enterprise's active campaign.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="IsInspected">Whether an inspection of it in this campaign is signed.</param>
/// <param name="UserId">The officer.</param>
/// <param name="Now">The moment.</param>
/// <param name="Today">Its day in Asia/Shanghai.</param>
public sealed record SelfCheckAct(Campaign Campaign, Enterprise Enterprise, bool IsInspected, string UserId, DateTimeOffset Now, DateOnly Today);
