using Domain.Inspections;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections;

public sealed class SigningTests
{
    [Fact]
    public void Submit_CompleteDraft_GoesOutForSignature()
    {
        var draft = Some.Complete(Severity.Key);

        var form = Expect.Accepted(Signing.Submit(draft, Some.Words));

        Assert.Equal((InspectionStatus.Signing, 1, draft.Version + 1), (form.Status, form.Round, form.Version));
        Expect.Refused(RuleCode.OutForSignature, Filing.AddFinding(form, "f2", "扬尘"), "枣强县某铸造厂", 1);
        Expect.Refused(RuleCode.OutForSignature, Signing.Submit(form, Some.Words));
    }

    [Fact]
    public void Submit_IncompleteDraft_NamesWhatIsMissing()
    {
        Expect.Refused(RuleCode.CompleteForm, Signing.Submit(Some.TwoOnDraft(), Some.Words), new MissingPart(FormPart.AnyFinding));
        Expect.Refused(RuleCode.TwoInspectors, Signing.Submit(Some.Draft(), Some.Words), 1, 2);
    }

    [Fact]
    public void Sign_ByBoth_IsSignedByAll()
    {
        var first = Expect.Accepted(Signing.Sign(Some.Submitted(), Some.Zhao, 1, Some.Now));
        Assert.False(Signing.IsSignedByAll(first));

        var both = Expect.Accepted(Signing.Sign(first, Some.Wang, 1, Some.Now));
        Assert.True(Signing.IsSignedByAll(both));
        Assert.Equal(["zhao", "wang"], both.Signatures.Select(signature => signature.UserId));
    }

    [Fact]
    public void Sign_Refuses()
    {
        var form = Some.Submitted();
        var once = Expect.Accepted(Signing.Sign(form, Some.Wang, 1, Some.Now));

        Expect.Refused(RuleCode.Stale, Signing.Sign(form, Some.Wang, 2, Some.Now), "枣强县某铸造厂", InspectionStatus.Signing);
        Expect.Refused(RuleCode.Stale, Signing.Sign(once, Some.Wang, 1, Some.Now));
        Expect.Refused(RuleCode.Stale, Signing.Sign(Some.Complete(), Some.Wang, 0, Some.Now));
        Expect.Refused(RuleCode.OutOfScope, Signing.Sign(form, Some.Inspector("qian", "钱三", null), 1, Some.Now), "钱三", "枣强县某铸造厂");
        Expect.Refused(RuleCode.SignedIsFinal, Signing.Sign(Some.SignedByAll(), Some.Zhao, 1, Some.Now), "枣强县某铸造厂", 0);
        Expect.Refused(RuleCode.SignedIsFinal, Signing.Sign(Some.Frozen(), Some.Wang, 1, Some.Now), "枣强县某铸造厂", 7);
    }

    [Fact]
    public void Object_VoidsTheSignatures_AndKeepsTheReason()
    {
        var once = Expect.Accepted(Signing.Sign(Some.Submitted(), Some.Wang, 1, Some.Now));

        var draft = Expect.Accepted(Signing.Object(once, Some.Zhao, 1, " 时限有误 ", Some.Now));

        Assert.Equal(InspectionStatus.Draft, draft.Status);
        Assert.Empty(draft.Signatures);
        Assert.Equal(new Objection("zhao", "赵二", Some.Now, "时限有误"), Assert.Single(draft.Objections));
        Assert.Equal(2, Expect.Accepted(Signing.Submit(draft, Some.Words)).Round);
    }

    [Fact]
    public void Object_Refuses()
    {
        Expect.Refused(RuleCode.EmptyText, Signing.Object(Some.Submitted(), Some.Zhao, 1, "", Some.Now));
        Expect.Refused(RuleCode.Stale, Signing.Object(Some.Submitted(), Some.Zhao, 2, "有误", Some.Now));
        Expect.Refused(RuleCode.SignedIsFinal, Signing.Object(Some.Frozen(), Some.Zhao, 1, "有误", Some.Now));
    }

    [Fact]
    public void Sign_CardOfTheRoundBeforeTheObjection_IsStale()
    {
        var draft = Expect.Accepted(Signing.Object(Some.Submitted(), Some.Zhao, 1, "有误", Some.Now));
        var again = Expect.Accepted(Signing.Submit(draft, Some.Words));

        Expect.Refused(RuleCode.Stale, Signing.Sign(again, Some.Wang, 1, Some.Now));
        Expect.Accepted(Signing.Sign(again, Some.Wang, 2, Some.Now));
    }

    [Fact]
    public void Freeze_GivesNumberAndHash()
    {
        var all = Some.SignedByAll(Severity.Key);

        var frozen = Signing.Freeze(all, 7);

        Assert.Equal((InspectionStatus.Signed, 7, all.Version + 1), (frozen.Inspection.Status, frozen.Inspection.Number, frozen.Inspection.Version));
        Assert.Equal(frozen.Sha256, frozen.Inspection.SnapshotHash);
        Assert.Equal(frozen.CanonicalText, CanonicalForm.TextOf(frozen.Inspection));
        Expect.Refused(RuleCode.SignedIsFinal, Filing.AddGuidance(frozen.Inspection, "建议"), "枣强县某铸造厂", 7);
    }

    [Fact]
    public void Freeze_BeforeAllSigned_IsABug()
    {
        Assert.Throws<InvalidOperationException>(() => Signing.Freeze(Some.Submitted(), 7));
        Assert.Throws<InvalidOperationException>(() => Signing.Freeze(Some.Frozen(), 8));
    }
}
