using Domain.Enterprises;

namespace Domain.Inspections.Rules;

/// <summary>正面清单企业、小微企业实行承诺制 (二(一)1): no routine visit; the exceptions of 二(一)2(1) hold for them too.</summary>
public static class SelfCheckTrack
{
    private const string Basis = "二(一)1";

    public static Refusal? Check(OpenVisit visit) => Check(visit.Enterprise, visit.Exception is not null);

    /// <summary>Of a visit that is planned and not yet opened.</summary>
    /// <param name="excepted">It has a reason of 二(一)2(1).</param>
    public static Refusal? Check(Enterprise enterprise, bool excepted) =>
        enterprise.Track == Track.Full || excepted ? null : new Refusal(RuleCode.SelfCheckTrack, Basis, enterprise.Name, enterprise.Track);
}
