using System.Text;
using Bot.Documents;
using Bot.Features.ImportRoster;
using Bot.Features.ImportRoster.People;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Domain.Responsibility;
using Domain.Responsibility.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Features.ImportRoster.People;

public sealed class PeopleImportTests
{
    private const string Zhang = "张伟,zhang.wei,执法人员,桃城区,一中队";
    private const string Li = "李娜,li.na,中队长,桃城区,一中队";

    [Theory, EachDatabase]
    public async Task PeopleAndTheirRoles_GoIn_AndComeBackExactly(string provider)
    {
        await using var test = await StartAsync(provider);
        await ApplyAsync(test, await RehearseAsync(test, Zhang));
        var before = await PeopleAsync(test);

        var run = await ApplyAsync(test, await RehearseAsync(test, Zhang.Replace("一中队", "二中队", StringComparison.Ordinal), Li));
        Assert.Equal(["zhang.wei Inspector 二中队", "li.na SquadLeader 一中队"], Named(await PeopleAsync(test)));

        var (undone, back, kept) = await test.WriteAsync(work => test.Get<PeopleImport>().TakeBackAsync(work, run.Id, "sys"));
        Assert.Equal((run.Id, 2, 0), (undone!.Id, back, kept.Count));
        Assert.Equal(Named(before), Named(await PeopleAsync(test)));
        Assert.Null((await test.WriteAsync(work => test.Get<PeopleImport>().TakeBackAsync(work, run.Id, "sys"))).Run);
    }

    [Theory, EachDatabase]
    public async Task WhoWasChangedSince_Stays(string provider)
    {
        await using var test = await StartAsync(provider);
        var run = await ApplyAsync(test, await RehearseAsync(test, Zhang, Li));
        await test.WriteAsync(work => test.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = "li.na", Name = "李娜", Roles = [new RoleGrant(Role.CityInspector)] }));

        var (_, back, kept) = await test.WriteAsync(work => test.Get<PeopleImport>().TakeBackAsync(work, run.Id, "sys"));

        Assert.Equal(1, back);
        Assert.Equal(["李娜"], kept);
        Assert.Equal(["li.na CityInspector "], Named(await PeopleAsync(test)));
    }

    [Theory, EachDatabase]
    public async Task ADirectoryThatHasMovedMeanwhile_IsNotOverwritten(string provider)
    {
        await using var test = await StartAsync(provider);
        var rehearsal = await RehearseAsync(test, Zhang, Li);
        await test.WriteAsync(work => test.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = "li.na", Name = "李娜", Roles = [] }));

        var outcome = await test.Get<PeopleImport>().ApplyAsync(test.Database, rehearsal, null, "sys", TestContext.Current.CancellationToken);

        Assert.Equal(["李娜"], Assert.IsType<ImportOutcome.Conflict>(outcome).Names);
        Assert.Equal(["li.na"], (await PeopleAsync(test)).Select(person => person.UserId));
    }

    [Fact]
    public void EveryNote_HasWords()
    {
        foreach (var kind in Enum.GetValues<PeopleNoteKind>())
        {
            Assert.NotEmpty(PeopleTexts.Reason(new PeopleNote(1, null, "", kind, "2")));
        }

        foreach (var column in Enum.GetValues<PeopleColumn>())
        {
            Assert.NotEmpty(PeopleTexts.Of(column));
        }
    }

    private static Task<TestDatabase> StartAsync(string provider) => TestDatabase.StartAsync(provider, (services, configuration) =>
    {
        services.AddOptions<ContentOptions>();
        services.AddSingleton<ContentFiles>();
        services.AddSingleton<PeopleImport>();
    });

    private static Task<PeopleRehearsal> RehearseAsync(TestDatabase test, params string[] lines)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', ["姓名,企业微信账号,角色,县市区,中队", .. lines]));
        return test.ReadAsync(work => test.Get<PeopleImport>().RehearseAsync(work, PeopleFile.Read(bytes)!, bytes, "人员.csv", null));
    }

    private static async Task<ImportRun> ApplyAsync(TestDatabase test, PeopleRehearsal rehearsal) =>
        Assert.IsType<ImportOutcome.Done>(await test.Get<PeopleImport>().ApplyAsync(test.Database, rehearsal, null, "sys", TestContext.Current.CancellationToken)).Run;

    private static async Task<IReadOnlyList<Person>> PeopleAsync(TestDatabase test) =>
        [.. (await test.ReadAsync(test.Get<PeopleImportStore>().ListAsync)).OrderBy(person => person.Order)];

    private static string[] Named(IEnumerable<Person> people) => [.. people.Select(person => $"{person.UserId} {person.Roles[0].Role} {person.Roles[0].Squad}")];
}
