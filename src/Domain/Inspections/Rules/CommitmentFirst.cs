using Domain.Responsibility;

namespace Domain.Inspections.Rules;

/// <summary>承诺在先: 所有参与入企“体检”的执法人员均必须签订“承诺书” (二(一)2(5)).</summary>
public static class CommitmentFirst
{
    private const string Basis = "二(一)2(5)";

    public static Refusal? Check(Person person, bool commitmentSigned) =>
        commitmentSigned ? null : new Refusal(RuleCode.CommitmentFirst, Basis, person.Name);
}
