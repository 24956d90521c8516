using Bot.Messaging;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Messaging;

public sealed class QueueSqlTests
{
    [Theory]
    [InlineData(nameof(QueueSql.ClaimInbox), "inbox_due", "lease_until<?")]
    [InlineData(nameof(QueueSql.ClaimOutbox), "outbox_due", "due_at<?")]
    [InlineData(nameof(QueueSql.ReviveInbox), "inbox_due", "lease_until>?")]
    [InlineData(nameof(QueueSql.ReviveOutbox), "outbox_due", "due_at>?")]
    public async Task Claiming_ReadsDueHeadsInTheirOrder_AndNothingElse(string name, string index, string range)
    {
        await using var fixture = await MessagingFixture.StartAsync();
        var plan = await PlanAsync(fixture, name);

        Assert.Contains(plan, row => row.Contains($"USING {(range.EndsWith(">?", StringComparison.Ordinal) ? "" : "COVERING ")}INDEX {index} ({range})", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, row => row.Contains("TEMP B-TREE", StringComparison.Ordinal) || (row.StartsWith("SCAN", StringComparison.Ordinal) && !row.Contains("json_each", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(nameof(QueueSql.AcceptInbox), "inbox_open")]
    [InlineData(nameof(QueueSql.NextInbox), "inbox_open")]
    [InlineData(nameof(QueueSql.Enqueue), "outbox_open")]
    [InlineData(nameof(QueueSql.NextOutbox), "outbox_open")]
    public async Task TheHeadOfALane_IsFoundByItsIndex(string name, string index)
    {
        await using var fixture = await MessagingFixture.StartAsync();
        var plan = await PlanAsync(fixture, name);

        Assert.Contains(plan, row => row.Contains($"USING COVERING INDEX {index} (lane=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, row => row.StartsWith("SCAN", StringComparison.Ordinal) && !row.Contains("CONSTANT", StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<string>> PlanAsync(MessagingFixture fixture, string name)
    {
        var texts = new QueueSqlSqlite();
        var sql = (string)(typeof(QueueSql).GetField(name)?.GetRawConstantValue() ?? typeof(QueueSql).GetProperty(name)!.GetValue(texts)!);
        var now = fixture.Test.Time.GetUtcNow();
        return fixture.Test.WriteAsync<IReadOnlyList<string>>(async work =>
        [
            .. (await work.QueryAsync<PlanRow>(
                $"explain query plan {sql}",
                new { take = 1, token = "t", now, until = now, future = now, held = "[]", lane = "a", kind = "k", dedupKey = "d", body = "b", context = "c" })).Select(row => row.Detail),
        ]);
    }

    [Theory]
    [InlineData("Messaging:KeepDone", "1.00:00:00")]
    [InlineData("Messaging:DeliveryTimeout", "00:02:00")]
    [InlineData("Messaging:DuplicateCheck", "00:00:00")]
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
