using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Penalties;

namespace Bot.Tests.Storage.Stores;

/// <summary>处罚建议: one for a finding, every fact that was ever said, the last draft of each leader, the records of three years.</summary>
public sealed class PenaltyStoreTests
{
    private static readonly DateOnly Day = new(2020, 12, 8);

    private static readonly PenaltyCase Penalty = new()
    {
        Id = "p1",
        CampaignId = "2020-2021",
        County = "桃城区",
        EnterpriseId = "e1",
        InspectionId = "i1",
        FindingId = "f1",
        Discovered = Day,
        ValidFrom = new DateOnly(2020, 11, 27),
        ValidTo = new DateOnly(2021, 3, 31),
    };

    [Theory, EachDatabase]
    public async Task ACase_IsSavedOnItsVersion_AndWaitsForTheLeadersOfTheCounty(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new PenaltyStore();
        await test.WriteAsync(async work =>
        {
            await new InspectionStore().AddAsync(work, Samples.Inspection("i1", status: InspectionStatus.Signed) with { Inspectors = ["zhang", "li"] });
            await store.AddAsync(work, Penalty);
        });
        Assert.Equal(Penalty, await test.ReadAsync(work => store.OfFindingAsync(work, "i1", "f1")));
        Assert.Equal(Penalty, Assert.Single(await test.ReadAsync(work => store.OpenOfAsync(work, "LI"))));
        Assert.Empty(await test.ReadAsync(work => store.SubmittedAsync(work, [])));

        var sent = Penalty with { Case = AnnexCase.Dust, Status = PenaltyStatus.Submitted, SubmittedBy = "zhang", SubmittedAt = Samples.Now, Proposed = PenaltyDirection.None, Advice = "适用", Version = 2 };
        Assert.True(await test.WriteAsync(work => store.SaveAsync(work, sent, 1)));
        Assert.False(await test.WriteAsync(work => store.SaveAsync(work, sent with { Version = 3 }, 1)));
        Assert.Equal(sent, Assert.Single(await test.ReadAsync(work => store.SubmittedAsync(work, ["桃城区"]))));
        Assert.Empty(await test.ReadAsync(work => store.SubmittedAsync(work, ["枣强县"])));
        Assert.Empty(await test.ReadAsync(work => store.OpenOfAsync(work, "li")));

        var decided = sent with { Status = PenaltyStatus.Decided, Decision = PenaltyDirection.Lenient, Reason = "首次", DecidedBy = "zhao", DecidedAt = Samples.Now, Version = 3 };
        Assert.True(await test.WriteAsync(work => store.SaveAsync(work, decided, 2)));
        Assert.Equal(decided, await test.ReadAsync(work => store.FindAsync(work, "p1")));
    }

    [Theory, EachDatabase]
    public async Task Facts_AndDrafts_AreAllKept_TheLastOneHolds(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new PenaltyStore();
        await test.WriteAsync(async work =>
        {
            await store.StateAsync(work, "p1", 2, PenaltyFact.ExcessRatio, new FactValue.Number(0.08m), "Zhang", Samples.Now);
            await store.StateAsync(work, "p1", 3, PenaltyFact.ExcessRatio, new FactValue.Number(0.11m), "li", Samples.Now.AddDays(1));
            await store.AddDraftAsync(work, new PenaltyDraft { Id = "d1", PenaltyId = "p1", UserId = "zhao", Version = 4, Direction = PenaltyDirection.None, Reason = "一", WrittenAt = Samples.Now });
            await store.AddDraftAsync(work, new PenaltyDraft { Id = "d2", PenaltyId = "p1", UserId = "zhao", Version = 4, Reason = "二", WrittenAt = Samples.Now });
            await store.AddDraftAsync(work, new PenaltyDraft { Id = "d3", PenaltyId = "p1", UserId = "zhou", Version = 4, Reason = "三", WrittenAt = Samples.Now });
        });

        var facts = await test.ReadAsync(work => store.FactsAsync(work, "p1"));
        Assert.Equal([("number 0.08", "zhang"), ("number 0.11", "li")], facts.Select(row => (row.Value, row.SaidBy)));
        var draft = await test.ReadAsync(work => store.DraftOfAsync(work, "p1", "ZHAO"));
        Assert.Equal(("d2", null, "二"), (draft!.Id, draft.Direction, draft.Reason));
        Assert.Null(await test.ReadAsync(work => store.DraftOfAsync(work, "p1", "li")));
    }

    /// <summary>A form that was corrected counts by its correction; the form itself, and what it corrects, are no earlier record.</summary>
    [Theory, EachDatabase]
    public async Task EarlierFindings_AreThoseOfOtherSignedForms_WithinTheYears(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (inspections, store) = (new InspectionStore(), new PenaltyStore());
        var finding = new Finding { Id = "f1", Ordinal = 1, Text = "未苫盖", Type = ProblemType.Of(10), Handling = Handling.Of(3), Severity = Severity.General };
        var signed = Samples.Inspection("i0", status: InspectionStatus.Signed) with { Findings = [finding], Date = Day };
        await test.WriteAsync(async work =>
        {
            await inspections.AddAsync(work, signed with { Id = "i1", Number = 1, Date = Day.AddYears(-3).AddDays(-1) });
            await inspections.AddAsync(work, signed with { Id = "i2", Number = 2, Date = Day.AddYears(-3) });
            await inspections.AddAsync(work, signed with { Id = "i3", Number = 3, Date = Day.AddDays(-9) });
            await inspections.AddAsync(work, signed with { Id = "i4", Number = 4, Date = Day.AddDays(-9), Replaces = "i3" });
            await inspections.AddAsync(work, signed with { Id = "i5", Number = null, Status = InspectionStatus.Draft });
            await inspections.AddAsync(work, signed with { Id = "i6", Number = 6 });
            await store.AddAsync(work, Penalty with { InspectionId = "i2", Case = AnnexCase.Other });
        });

        var earlier = await test.ReadAsync(work => store.EarlierAsync(work, signed with { Id = "i6" }, Day.AddYears(-3)));
        Assert.Equal([(2, AnnexCase.Other), (4, null)], earlier.Select(one => (one.Number, one.Chosen)));
        Assert.Equal((10, "未苫盖", Day.AddYears(-3)), (earlier[0].TypeCode, earlier[0].Text, earlier[0].VisitedOn));
        Assert.DoesNotContain(await test.ReadAsync(work => store.EarlierAsync(work, signed with { Id = "i7", Replaces = "i6" }, Day)), one => one.Number == 6);
        Assert.Equal(["i6"], await test.ReadAsync(work => store.SignedAsync(work, "2020-2021", [signed.Enterprise.County], 6)));
        Assert.Empty(await test.ReadAsync(work => store.SignedAsync(work, "2020-2021", ["枣强县"], 6)));
    }
}
