namespace Domain.Tests.Support;

internal static class Expect
{
    public static T Accepted<T>(Outcome<T> outcome) =>
        outcome is Outcome<T>.Accepted accepted
            ? accepted.Value
            : throw Xunit.Sdk.FailException.ForFailure($"Refused by {((Outcome<T>.Refused)outcome).Reason.Rule}.");

    public static Refusal Refused<T>(RuleCode rule, Outcome<T> outcome)
    {
        var refused = Assert.IsType<Outcome<T>.Refused>(outcome);
        Assert.Equal(rule, refused.Reason.Rule);
        return refused.Reason;
    }

    public static void Refused<T>(RuleCode rule, Outcome<T> outcome, params object[] facts) => Assert.Equal(facts, Refused(rule, outcome).Facts);
}
