using Domain.Enterprises;

namespace Domain.Inspections.Rules;

/// <summary>正面清单企业、小微企业实行承诺制 (二(一)1): no routine visit; the exceptions of 二(一)2(1) hold for them too.</summary>
public static class SelfCheckTrack
{
    private const string Basis = "二(一)1";

    public static Refusal? Check(OpenVisit visit) =>
        visit.Enterprise.Track == Track.Full || visit.Exception is not null
            ? null
            : new Refusal(RuleCode.SelfCheckTrack, Basis, visit.Enterprise.Name, visit.Enterprise.Track);
}
