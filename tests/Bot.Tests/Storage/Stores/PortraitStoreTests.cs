using Bot.Tests.Storage.Sql;

namespace Bot.Tests.Storage.Stores;

/// <summary>A portrait costs as much in a city of 30,000 enterprises as in one of 300: no question of it reads a whole table.</summary>
public sealed class PortraitStoreTests
{
    [Fact]
    public async Task EveryQuestion_GoesByAnIndex()
    {
        await using var test = await TestDatabase.StartAsync("Sqlite");
        var statements = Statements.Portable.Where(one => one.Name.StartsWith("PortraitStore.Select", StringComparison.Ordinal) || one.Name == "ExternalRecordStore.SelectOfEnterprise").ToList();
        Assert.Equal(9, statements.Count);
        foreach (var statement in statements)
        {
            var plan = await test.ReadAsync(work => work.QueryAsync<PlanRow>(
                $"explain query plan {statement.Sql}",
                new { enterpriseId = "e", signed = "Signed", code = "c", South = 1d, North = 2d, West = 1d, East = 2d, since = test.Time.GetUtcNow() }));
            Assert.NotEmpty(plan);
            Assert.DoesNotContain(plan, row => row.Detail.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }

    private sealed record PlanRow
    {
        public string Detail { get; init; } = "";
    }
}
