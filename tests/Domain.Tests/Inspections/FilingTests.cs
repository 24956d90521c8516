using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections;

public sealed class FilingTests
{
    [Fact]
    public void Open_RoutineVisit_IsADraftOfOneInspector()
    {
        var draft = Some.Draft();

        Assert.Equal(InspectionStatus.Draft, draft.Status);
        Assert.Equal(1, draft.Version);
        Assert.Equal(["wang"], draft.Inspectors);
        Assert.Equal(Some.Today, draft.Date);
        Assert.Equal("2020-2021", draft.CampaignId);
        Assert.Null(draft.ExceptionReason);
    }

    [Fact]
    public void Open_OutsideTheCounty_IsOutOfScope() =>
        Expect.Refused(RuleCode.OutOfScope, Filing.Open(Some.Visit(Some.Foundry with { County = "景县" })), "王一", "枣强县某铸造厂");

    [Fact]
    public void Open_OffTheList_IsNotFound_UnlessAComplaintNamesIt()
    {
        var closed = Some.Visit(Some.Foundry with { OffListReason = "已关停" });

        Expect.Refused(RuleCode.NotFound, Filing.Open(closed), "枣强县某铸造厂");
        Expect.Accepted(Filing.Open(closed with { Exception = new(VisitExceptionKind.Complaint, "") }));
    }

    [Fact]
    public void AddInspector_Second_TakesPart()
    {
        var draft = Some.TwoOnDraft();

        Assert.Equal(["wang", "zhao"], draft.Inspectors);
        Assert.Equal(2, draft.Version);
    }

    [Fact]
    public void AddInspector_Refuses()
    {
        var draft = Some.Draft();
        var officer = Some.Person("qi", "企业人员", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1"));
        var director = Some.Person("ju", "局长", new RoleGrant(Role.CountyDirector, Some.County));

        Expect.Refused(RuleCode.OutOfScope, Filing.AddInspector(draft, officer, commitmentSigned: true));
        Expect.Refused(RuleCode.OutOfScope, Filing.AddInspector(draft, director, commitmentSigned: true));
        Expect.Refused(RuleCode.CommitmentFirst, Filing.AddInspector(draft, Some.Zhao, commitmentSigned: false), "赵二");
        Expect.Refused(RuleCode.AlreadyTakesPart, Filing.AddInspector(draft, Some.Wang, commitmentSigned: true), "王一");
    }

    [Fact]
    public void AddInspector_Seventh_IsTooMany()
    {
        var draft = Some.Draft();
        for (var i = 2; i <= 6; i++)
        {
            draft = Expect.Accepted(Filing.AddInspector(draft, Some.Inspector($"u{i}", "某人", null), commitmentSigned: true));
        }

        Expect.Refused(RuleCode.TooMany, Filing.AddInspector(draft, Some.Zhao, commitmentSigned: true), Counted.Inspectors, 6);
    }

    [Fact]
    public void Fill_AndLocate_CompleteWhatTheListLacked()
    {
        var draft = Expect.Accepted(Filing.Open(Some.Visit(Some.Foundry with
        {
            LegalRepresentative = "",
            Address = "",
            EnterpriseType = "",
            Township = "",
            Location = null,
        })));
        draft = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.LegalRepresentative), " 李厂长 "));
        draft = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.Address), "富强路1号"));
        draft = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.EnterpriseType), "有限责任公司"));
        draft = Expect.Accepted(Filing.Fill(draft, new MissingPart(FormPart.Township), "枣强镇"));
        draft = Expect.Accepted(Filing.Locate(draft, new GeoPoint(37.513, 115.724)));

        Assert.Equal(Some.Foundry, draft.Enterprise);
        Assert.Equal(6, draft.Version);
    }

    [Fact]
    public void Fill_Refuses()
    {
        var draft = Some.Draft();
        var coordinates = new MissingPart(FormPart.Coordinates);

        Expect.Refused(RuleCode.EmptyText, Filing.Fill(draft, new MissingPart(FormPart.Address), " \n"));
        Expect.Refused(RuleCode.TooLong, Filing.Fill(draft, new MissingPart(FormPart.Address), new string('长', 201)), 201, 200);
        Expect.Refused(RuleCode.CompleteForm, Filing.Fill(draft, coordinates, "115.7,37.5"), coordinates);
        Expect.Refused(RuleCode.NotFound, Filing.Fill(draft, new MissingPart(FormPart.Producing, "gone"), "正在生产"), "gone");
    }

    [Fact]
    public void AddGuidance_IsKeptInOrder()
    {
        var draft = Expect.Accepted(Filing.AddGuidance(Some.Draft(), "及时更换活性炭"));
        draft = Expect.Accepted(Filing.AddGuidance(draft, "完善台账"));

        Assert.Equal(["及时更换活性炭", "完善台账"], draft.Guidance);
        Expect.Refused(RuleCode.EmptyText, Filing.AddGuidance(draft, ""));
    }

    [Fact]
    public void Abandon_EndsTheDraft()
    {
        var gone = Expect.Accepted(Filing.Abandon(Some.Draft()));

        Assert.Equal(InspectionStatus.Abandoned, gone.Status);
        Expect.Refused(RuleCode.Stale, Filing.AddFinding(gone, "f1", "正在生产"), "枣强县某铸造厂", InspectionStatus.Abandoned);
        Expect.Refused(RuleCode.Stale, Filing.Abandon(gone));
    }

    [Fact]
    public void Correct_SignedForm_IsANewDraftThatNamesIt()
    {
        var signed = Some.Frozen(Severity.Key);

        var draft = Expect.Accepted(Filing.Correct(signed, "i2", Some.Now.AddDays(1)));

        Assert.Equal(("i2", "i1", InspectionStatus.Draft, 1, 0), (draft.Id, draft.Replaces, draft.Status, draft.Version, draft.Round));
        Assert.Empty(draft.Signatures);
        Assert.Null(draft.Number);
        Assert.Null(draft.SnapshotHash);
        Assert.Equal(signed.Date, draft.Date);
        Assert.Same(signed.Findings, draft.Findings);
        Assert.Equal(InspectionStatus.Signed, signed.Status);
        Expect.Accepted(Filing.AddFinding(draft, "f9", "补充"));
    }

    [Fact]
    public void Correct_UnsignedForm_IsStale() =>
        Expect.Refused(RuleCode.Stale, Filing.Correct(Some.Submitted(), "i2", Some.Now), "枣强县某铸造厂", InspectionStatus.Signing);
}
