namespace Bot.Storage.Stores;

/// <inheritdoc/>
internal sealed class BoardSqlSqlite : BoardSql
{
    protected override string FirstRows => "limit @take";

    protected override string SomeRows => "limit @take offset @skip";
}
