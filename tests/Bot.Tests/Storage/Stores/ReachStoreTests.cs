using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Storage.Stores;

public sealed class ReachStoreTests
{
    private static readonly ReachStore Reach = new();

    [Theory]
    [InlineData("zhang.wei", null, "zhang.wei")]
    [InlineData("wwa1/woAJ", "wwa1", "woAJ")]
    [InlineData("/x", null, "x")]
    public void AnAccount_NamesItsCompany(string account, string? corp, string member) =>
        Assert.Equal((corp, member), (UserIds.CorpOf(account), UserIds.MemberOf(account)));

    [Theory, EachDatabase]
    public async Task TheList_IsReplacedAsAWhole(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        SharedCorpRow[] two = [new() { CorpId = "wwa1", AgentId = 31, Name = "一厂" }, new() { CorpId = "wwa2", AgentId = 7, Name = new string('长', 300) }];
        await test.WriteAsync(work => DoAsync(Reach.ReplaceCorpsAsync(work, two)));
        await test.WriteAsync(work => DoAsync(Reach.ReplaceCorpsAsync(work, two)));
        Assert.Equal([("wwa1", 31, 2), ("wwa2", 7, 200)], (await test.ReadAsync(Reach.CorpsAsync)).Select(corp => (corp.CorpId, corp.AgentId, corp.Name.Length)));
        await test.WriteAsync(work => DoAsync(Reach.ReplaceCorpsAsync(work, [])));
        Assert.Empty(await test.ReadAsync(Reach.CorpsAsync));
    }

    [Theory, EachDatabase]
    public async Task ASpelling_IsTheLastOne(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => DoAsync(Reach.SpelledAsync(work, "wwa1/woaj", "woaJ")));
        await test.WriteAsync(work => DoAsync(Reach.SpelledAsync(work, "wwa1/woaj", "woAJ")));
        var spelling = await test.ReadAsync(work => Reach.SpellingAsync(work, ["wwa1/woaj", "wwa1/other"]));
        Assert.Equal(new Dictionary<string, string> { ["wwa1/woaj"] = "woAJ" }, spelling);
    }

    [Theory, EachDatabase]
    public async Task WithoutAWay_IsWhomNothingReached_OrWhoseCompanyDoesNotShare(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => DoAsync(Reach.ReplaceCorpsAsync(work, [new SharedCorpRow { CorpId = "wwA1", AgentId = 31, Name = "一厂" }])));
        await test.WriteAsync(work => DoAsync(Reach.LostAsync(work, "Sun", "invaliduser", Samples.Now)));
        await test.WriteAsync(work => DoAsync(Reach.LostAsync(work, "sun", new string('因', 2000), Samples.Now)));
        string[] all = ["sun", "zhou", "wwa1/sun", "wwa2/sun"];
        Assert.Equal(["sun", "wwa2/sun"], (await test.ReadAsync(work => Reach.WithoutWayAsync(work, all))).Order(StringComparer.Ordinal));
        await test.WriteAsync(work => DoAsync(Reach.ReachedAsync(work, "SUN")));
        Assert.Equal(["wwa2/sun"], await test.ReadAsync(work => Reach.WithoutWayAsync(work, all)));
    }

    private static async Task<bool> DoAsync(Task task)
    {
        await task;
        return true;
    }
}
