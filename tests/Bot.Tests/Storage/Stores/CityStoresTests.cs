using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Storage.Stores;

/// <summary>What the quota counts, spot checks, and the survey's two halves.</summary>
public sealed class CityStoresTests
{
    private static readonly DateOnly Day = new(2020, 12, 8);

    private static readonly SpotCheck Check = new() { Id = "s1", DrawId = "d", CampaignId = "2020-2021", County = "桃城区", InspectionId = "i1", Lead = "wu", Partner = "qi" };

    [Theory, EachDatabase]
    public async Task CityVisits_AreSignedOnes_OfTheDays_WithTheirMembers(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (inspections, store) = (new InspectionStore(), new CityVisitStore());
        var signed = Samples.Inspection("i1", status: InspectionStatus.Signed) with { Number = 1, Inspectors = ["wu", "li"] };
        await test.WriteAsync(async work =>
        {
            await inspections.AddAsync(work, signed);
            await inspections.AddAsync(work, signed with { Id = "i2", Number = 2, Replaces = "i1" });
            await inspections.AddAsync(work, signed with { Id = "i3", Number = 3, Inspectors = ["zhang", "li"] });
            await inspections.AddAsync(work, signed with { Id = "i4", Number = null, Status = InspectionStatus.Signing });
        });

        var visit = Assert.Single(await test.ReadAsync(work => store.OfAsync(work, ["wu", "qi"], Day, Day)));
        Assert.Equal(("i2", "桃城区", Day, "wu"), (visit.InspectionId, visit.County, visit.Day, Assert.Single(visit.Inspectors)));
        Assert.Empty(await test.ReadAsync(work => store.OfAsync(work, ["wu"], Day.AddDays(1), Day.AddDays(9))));
        Assert.Empty(await test.ReadAsync(work => store.OfAsync(work, [], Day, Day)));
    }

    [Theory, EachDatabase]
    public async Task ASpotCheck_TakesItsFormOutOfTheLots_AndIsFiledOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (inspections, store) = (new InspectionStore(), new SpotCheckStore());
        var signed = Samples.Inspection("i1", status: InspectionStatus.Signed) with { Number = 1 };
        await test.WriteAsync(async work =>
        {
            await inspections.AddAsync(work, signed);
            await inspections.AddAsync(work, signed with { Id = "i2", Number = 2 });
        });
        Assert.Equal(["i1", "i2"], await test.ReadAsync(work => store.CandidatesAsync(work, Check.CampaignId, "桃城区", Day, Day)));
        await test.WriteAsync(work => store.AddAsync(work, Check));
        Assert.Equal(["i2"], await test.ReadAsync(work => store.CandidatesAsync(work, Check.CampaignId, "桃城区", Day, Day)));
        Assert.Equal(Check, await test.ReadAsync(work => store.FindAsync(work, "s1")));
        Assert.Equal(Check, Assert.Single(await test.ReadAsync(work => store.OpenOfAsync(work, "QI"))));

        var filed = Check with { Result = SpotResult.Omission, Words = "漏了危废间", FiledBy = "wu", FiledAt = Samples.Now, Version = 2 };
        Assert.True(await test.WriteAsync(work => store.SaveAsync(work, filed, 1)));
        Assert.False(await test.WriteAsync(work => store.SaveAsync(work, filed with { Result = SpotResult.True }, 1)));
        Assert.Equal(filed, Assert.Single(await test.ReadAsync(work => store.FaultsAsync(work, Check.CampaignId))));
        Assert.Equal(new SpotCount { County = "桃城区", Result = SpotResult.Omission, Checks = 1 }, Assert.Single(await test.ReadAsync(work => store.CountsAsync(work, Check.CampaignId))));
    }

    [Theory, EachDatabase]
    public async Task ASurvey_IsDueOnce_AnsweredOnce_AndItsFavourToldOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new SurveyStore();
        await test.WriteAsync(async work =>
        {
            await new InspectionStore().AddAsync(work, Samples.Inspection("i1", status: InspectionStatus.Signed));
            await new DirectoryStore().UpsertAsync(work, Samples.Person("he", 1, new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1")));
            await new NoticeStore().AddAsync(work, new Notice("n1", "i1", "e1", 1, Samples.Now, null, null));
        });
        Assert.Empty(await test.ReadAsync(work => store.DueAsync(work, Samples.Now.AddDays(-1), Samples.Now, 9)));
        Assert.Equal(new SurveyDue { InspectionId = "i1", UserId = "he" }, Assert.Single(await test.ReadAsync(work => store.DueAsync(work, Samples.Now, Samples.Now.AddDays(1), 9))));

        await test.WriteAsync(work => store.AddSentAsync(work, [new SurveySent { Id = "s", InspectionId = "i1", UserId = "he", AskedOn = Day }]));
        Assert.Empty(await test.ReadAsync(work => store.DueAsync(work, Samples.Now, Samples.Now.AddDays(1), 9)));
        var answer = new SurveyAnswer("桃城区", "2020-12", ServiceAnswer.Poor, HelpAnswer.None, FavourAnswer.Yes);
        Assert.True(await test.WriteAsync(work => store.AnswerAsync(work, "s", answer)));
        Assert.False(await test.WriteAsync(work => store.AnswerAsync(work, "s", answer)));
        Assert.True((await test.ReadAsync(work => store.FindSentAsync(work, "s")))!.Answered);
        Assert.Equal(answer, Assert.Single(await test.ReadAsync(work => store.AnswersAsync(work))));
        Assert.Equal(1, await test.WriteAsync(work => store.NewFavoursAsync(work)));
        Assert.Equal(0, await test.WriteAsync(work => store.NewFavoursAsync(work)));

        await test.WriteAsync(work => store.AddWordsAsync(work, "2020-12", "一顿饭"));
        Assert.Equal(["一顿饭"], await test.ReadAsync(work => store.WordsAsync(work, "2020-12")));
        Assert.Empty(await test.ReadAsync(work => store.WordsAsync(work, "2021-01")));
        Assert.Equal(["2020-12"], await test.ReadAsync(work => store.MonthsAsync(work)));
    }
}
