using Bot.Features.ImportRoster;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Tests.Features.ImportRoster;

public sealed class RosterImportTests
{
    private const string A = "甲厂,91350100M000100Y43,桃城区,一号,橡胶";
    private const string B = "乙厂,91110000600037341L,桃城区,二号,化工";
    private const string C = "丙厂,,桃城区,三号,化工";

    [Theory, EachDatabase]
    public async Task TheList_ChangesInOneCommit_AndComesBackExactly(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        await world.ImportAsync(A, B);
        var before = await world.ListAsync();

        var id = await world.ImportAsync(A, B.Replace("二号", "二号院", StringComparison.Ordinal), C);

        Assert.Equal(["一号", "三号", "二号院"], (await world.ListAsync()).Select(enterprise => enterprise.Address).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["乙厂", "甲厂"],
            (await world.Test.ReadAsync(work => world.Test.Get<EnterpriseStore>().SearchAsync(work, [], "厂", 9))).Select(enterprise => enterprise.Name).Where(name => name != "丙厂").Order(StringComparer.Ordinal));

        var undone = Assert.IsType<ImportOutcome.Undone>(await world.TakeBackAsync(id));
        Assert.Equal((2, 0), (undone.Back, undone.Kept.Count));
        Assert.Equal(before, await world.ListAsync());
        Assert.IsType<ImportOutcome.Wrong>(await world.TakeBackAsync(id));
        Assert.Null(await world.Test.ReadAsync(work => world.Test.Get<AuditLog>().VerifyAsync(work)));
    }

    [Theory, EachDatabase]
    public async Task TheSameFileAgain_ChangesNothing(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        string[] lines = [A, B, C, "丁厂,,景县,=1+1,化工"];
        await world.ImportAsync(lines);

        var again = await world.RehearseAsync(lines);

        Assert.Equal((0, 0, 3, 1), (again.Plan.Created, again.Plan.Changed, again.Plan.Unchanged, again.Plan.Refused));
    }

    [Theory, EachDatabase]
    public async Task AProgramThatEndsInBetween_LeavesTheListAsItWas(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        await world.ImportAsync(A);
        var staged = Assert.IsType<ImportOutcome.Done>(await world.StageAsync(await world.RehearseAsync(A, B)));

        // The program ends here; another finds the rows, and nothing of them in the list.
        await world.Test.RestartAsync();
        Assert.Equal(["甲厂"], await world.NamesAsync());
        var early = Assert.IsType<ImportOutcome.Busy>(await world.StageAsync(await world.RehearseAsync(A, B)));
        Assert.Equal((staged.Run.Id, "chen.jing"), (early.Other.Id, early.Other.StartedBy));

        world.Test.Time.Advance(ImportRunStore.Silence + TimeSpan.FromSeconds(1));
        await world.ImportAsync(A, B);
        Assert.Equal(["乙厂", "甲厂"], await world.NamesAsync());
        Assert.IsType<ImportOutcome.Wrong>(await world.PutInAsync(staged.Run.Id));
        Assert.Equal(0, await world.Test.ReadAsync(work => work.ScalarAsync<long>("select count(*) from import_enterprise where import_id = @id", new { id = staged.Run.Id })));
    }

    [Theory, EachDatabase]
    public async Task AListThatHasMovedMeanwhile_IsNotOverwritten(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        await world.ImportAsync(A);
        var staged = Assert.IsType<ImportOutcome.Done>(await world.StageAsync(await world.RehearseAsync(A.Replace("一号", "新一号", StringComparison.Ordinal), B)));
        var moved = (await world.ListAsync())[0] with { Address = "别处" };
        await world.SaveAsync(moved);

        Assert.Equal(["甲厂"], Assert.IsType<ImportOutcome.Conflict>(await world.PutInAsync(staged.Run.Id)).Names);
        Assert.Equal([moved], await world.ListAsync());
    }

    [Theory, EachDatabase]
    public async Task TheSameEnterpriseMeanwhile_IsNotMadeTwice(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        var rehearsal = await world.RehearseAsync(B, C);
        var staged = Assert.IsType<ImportOutcome.Done>(await world.StageAsync(rehearsal));
        await world.SaveAsync(rehearsal.Plan.Changes[0].After with { Id = "other", Name = "乙厂改名" });
        await world.SaveAsync(rehearsal.Plan.Changes[1].After with { Id = "another" });

        Assert.Equal(["丙厂", "乙厂"], Assert.IsType<ImportOutcome.Conflict>(await world.PutInAsync(staged.Run.Id)).Names);
        Assert.Equal(2, (await world.ListAsync()).Count);
    }

    [Theory, EachDatabase]
    public async Task AnUndo_LeavesWhatWasChangedSince_AndWhatIsInUse(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        var id = await world.ImportAsync(A, B, C);
        var list = (await world.ListAsync()).ToDictionary(enterprise => enterprise.Name, StringComparer.Ordinal);
        await world.SaveAsync(list["甲厂"] with { Address = "后来改的" });
        await world.Test.WriteAsync(work => world.Test.Get<DirectoryStore>().UpsertAsync(work, new Person
        {
            UserId = "he",
            Name = "何某",
            Roles = [new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: list["乙厂"].Id)],
        }));

        var undone = Assert.IsType<ImportOutcome.Undone>(await world.TakeBackAsync(id));

        Assert.Equal(1, undone.Back);
        Assert.Equal(["甲厂：导入后又改过，没有撤销。", "乙厂：导入后已有体检、任务、自查或环保负责人，没有撤销。要移出名单的，写移出原因。"], undone.Kept.Select(ImportTexts.Of));
        Assert.Equal(["乙厂", "甲厂"], await world.NamesAsync());
    }

    [Theory, EachDatabase]
    public async Task ThePlaceAndTheInitials_AreImported(string provider)
    {
        await using var world = await RosterWorld.StartAsync(provider);
        await world.ImportAsync("衡水宏达橡胶有限公司,,桃城,一号,丝网");

        var found = Assert.Single(await world.Test.ReadAsync(work => world.Test.Get<EnterpriseStore>().SearchAsync(work, ["桃城区"], "HD", 5)));

        Assert.Equal(("桃城区", 22, "丝网", Track.Full), (found.County, found.Industry.Code, found.IndustryWord, found.Track));
    }

    [Fact]
    public async Task FiftyThousandRows_GoInAtOnce_WithProgress_AndComeBack()
    {
        await using var world = await RosterWorld.StartAsync(SqliteDialect.Name);
        var bytes = RosterWorld.Csv([.. Enumerable.Range(1, 50_000).Select(number => $"第{number}厂,,桃城区,{number}号,化工")]);
        List<int> told = [];
        Task TellAsync(int rows)
        {
            told.Add(rows);
            return Task.CompletedTask;
        }

        var file = RosterFile.Read(bytes)!;
        var rehearsal = await world.Test.ReadAsync(work => world.Import.RehearseAsync(work, file, bytes, "名单.csv", null, default, TellAsync));
        var staged = Assert.IsType<ImportOutcome.Done>(await world.Import.StageAsync(world.Test.Database, rehearsal, null, TellAsync, TestContext.Current.CancellationToken));
        Assert.IsType<ImportOutcome.Done>(await world.PutInAsync(staged.Run.Id));

        Assert.Equal([.. Enumerable.Range(1, 5).Select(step => step * 10_000), .. Enumerable.Range(1, 5).Select(step => step * 10_000)], told);
        Assert.Equal(50_000, await world.CountAsync("enterprise"));
        Assert.Equal(50_000, Assert.IsType<ImportOutcome.Undone>(await world.TakeBackAsync(staged.Run.Id)).Back);
        Assert.Equal(0, await world.CountAsync("enterprise"));
    }

    [Fact]
    public void EveryNoteAndFault_HasWords()
    {
        foreach (var kind in Enum.GetValues<Domain.Enterprises.Import.RosterNoteKind>())
        {
            Assert.NotEmpty(ImportTexts.Reason(new Domain.Enterprises.Import.RosterNote(1, null, "", kind, "2")));
        }

        foreach (var column in Enum.GetValues<Domain.Enterprises.Import.RosterColumn>())
        {
            Assert.NotEmpty(ImportTexts.Of(column));
        }

        Assert.Equal(Enum.GetValues<Bot.Documents.Lists.ListFault>().Length, Enum.GetValues<Bot.Documents.Lists.ListFault>().Select(ImportTexts.Of).Distinct().Count());
    }
}
