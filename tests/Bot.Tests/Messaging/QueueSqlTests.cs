using Bot.Messaging;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Messaging;

public sealed class QueueSqlTests
{
    [Theory]
    [InlineData(QueueSql.ClaimInbox, "inbox")]
    [InlineData(QueueSql.ClaimOutbox, "outbox")]
    public async Task Claiming_NeverWalksOverFinishedRows(string sql, string table)
    {
        await using var fixture = await MessagingFixture.StartAsync();
        var now = fixture.Test.Time.GetUtcNow();

        var plan = await fixture.Test.WriteAsync(work => work.QueryAsync<PlanRow>(
            $"explain query plan {sql}",
            new { take = 1, token = "t", now, until = now, held = "[]" }));

        Assert.Contains(plan, row => row.Detail.EndsWith($"USING INDEX {table}_next", StringComparison.Ordinal));
        Assert.Contains(plan, row => row.Detail.Contains($"USING COVERING INDEX {table}_open (lane=? AND id<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, row => row.Detail.StartsWith("SCAN", StringComparison.Ordinal) && !row.Detail.Contains("_next", StringComparison.Ordinal)
            && !row.Detail.Contains("json_each", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Messaging:KeepDone", "1.00:00:00")]
    [InlineData("Messaging:DeliveryTimeout", "00:02:00")]
    [InlineData("Messaging:DuplicateCheck", "05:00:00")]
    [InlineData("Messaging:ParallelLanes", "0")]
    public async Task ASettingThatCannotWork_IsRefusedByName(string key, string value)
    {
        await using var fixture = await MessagingFixture.StartAsync((key, value));

        var error = Assert.Throws<OptionsValidationException>(() => fixture.Test.Get<IOptions<MessagingOptions>>().Value);

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    private sealed record PlanRow
    {
        public string Detail { get; init; } = "";
    }
}
