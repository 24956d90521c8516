using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Domain.Inspections;

/// <summary>What must be known to open a visit.</summary>
/// <param name="Id">Key of the new inspection.</param>
/// <param name="Campaign">The campaign it belongs to; its phase bounds the routine visits.</param>
/// <param name="Enterprise">The enterprise as the list has it.</param>
/// <param name="Inspector">The one in charge.</param>
/// <param name="CommitmentSigned">Whether the inspector signed annex 5.</param>
/// <param name="SignedVisits">Signed visits of the enterprise in the campaign.</param>
/// <param name="NotYetVisited">Track.Full enterprises of the county without a signed visit.</param>
/// <param name="Exception">Reason for a repeat or a visit off the routine; null for a routine visit.</param>
/// <param name="Now">The moment of opening.</param>
/// <param name="Today">Local date of <paramref name="Now"/>: 检查日期.</param>
public sealed record OpenVisit(
    string Id,
    Campaign Campaign,
    Enterprise Enterprise,
    Person Inspector,
    bool CommitmentSigned,
    int SignedVisits,
    int NotYetVisited,
    VisitException? Exception,
    DateTimeOffset Now,
    DateOnly Today);
