namespace Domain.Inspections;

/// <summary>The severity proposed for a problem type (annex 4 has none): the inspector chooses, a leader can change it (domain.md 4).</summary>
public static class SeverityProposal
{
    public static Severity For(ProblemType type) => type.Code switch
    {
        // Falsified data is a matter for the police (环境保护法 第六十三条).
        11 => Severity.Major,

        // Discharge without a permit may mean suspension or closing (排污许可管理).
        6 or 15 => Severity.Major,

        // “散乱污” is to be closed or moved, which only the county's head can bring about.
        22 => Severity.Major,

        // No procedure at all: neither assessment, acceptance nor permit.
        19 => Severity.Major,

        // Pollutants above the standard or the permitted total reach the air or water.
        3 or 9 => Severity.Key,

        // Pollutants go out untreated while the facility is missing or idle.
        7 or 8 => Severity.Key,

        // Emergency measures of heavy pollution days: the harm falls in the hours of the alert.
        14 => Severity.Key,

        // Monitoring that was never installed hides what goes out.
        12 => Severity.Key,

        // Procedures skipped: built before approval, run before acceptance, run against the permit.
        16 or 17 or 18 => Severity.Key,

        // A change against the approval: whether it is a major one is settled above the squad.
        20 => Severity.Key,

        // Management, records, storage, dust and vehicles: put right on the spot or within days.
        _ => Severity.General,
    };
}
