using Bot.Tests.Support;

namespace Bot.Tests;

/// <summary>The table repeated as data (BotRoutes.approved.txt): a row that moves, goes or comes is seen in the review.</summary>
public sealed class BotRoutesTests
{
    [Fact]
    public void Table_IsAsListed() =>
        Golden.Match(string.Join('\n', BotRoutes.Table().Rows.Select(row => $"{row.Kind} {row.Key} {row.Handler.Name}")), "BotRoutes.txt");

    [Fact]
    public void Guards_KnowThePersonFirst() =>
        Assert.Equal(["UnknownPersonGuard", "CommitmentGuard"], BotRoutes.Table().Guards.Select(guard => guard.Name));
}
