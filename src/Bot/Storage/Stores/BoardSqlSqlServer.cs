namespace Bot.Storage.Stores;

/// <inheritdoc/>
internal sealed class BoardSqlSqlServer : BoardSql
{
    protected override string FirstRows => "offset 0 rows fetch next @take rows only";

    protected override string SomeRows => "offset @skip rows fetch next @take rows only";
}
