using System.Data.Common;
using Dapper;

namespace Bot.Storage;

/// <summary>One connection inside one transaction. Stores take it as a parameter; nobody commits but <see cref="Database"/>.</summary>
internal sealed class UnitOfWork(DbConnection connection, DbTransaction transaction, SqlDialect dialect)
{
    /// <summary>Values of one "in" list; SQL Server takes 2100 parameters in all.</summary>
    public const int MostInList = 1000;

    private List<Action>? _afterCommit;

    public SqlDialect Dialect { get; } = dialect;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Runs once this work is on disk, never when it is rolled back. For wake-ups only: it must not throw.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connection.ExecuteAsync(sql, parameters, Transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(sql, parameters, Transaction)).AsList();

    /// <summary>The rows of a query with an "in" list that may be long: asked for in pieces, so ordered within a piece only.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, IEnumerable<string> list, Func<string[], object> parameters)
    {
        var rows = new List<T>();
        foreach (var piece in list.Chunk(MostInList))
        {
            rows.AddRange(await Connection.QueryAsync<T>(sql, parameters(piece), Transaction));
        }

        return rows;
    }

    /// <summary>The only row, or the default of the type when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters = null) =>
        Connection.QuerySingleOrDefaultAsync<T>(sql, parameters, Transaction);

    /// <summary>The first column of the first row.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? parameters = null) =>
        Connection.ExecuteScalarAsync<T>(sql, parameters, Transaction);

    /// <summary>A command for many runs within this unit of work; its parameters, in the order of the names, are given values before each.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<string> names)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>
    /// Locks these names until the end: whoever asks for one of them meanwhile, in any process on the database, waits for the commit and sees what
    /// it brought. Nothing to do where every unit of work is alone anyhow.
    /// </summary>
    /// <param name="kind">What the names are names of.</param>
    public Task HoldAsync(string kind, IEnumerable<string> names) => Dialect.HoldAsync(this, kind, names);

    /// <summary>
    /// From here to its end this unit of work is alone among all that ask for it: what it reads after this stays true until it has committed.
    /// Rules that read before they write live on it.
    /// </summary>
    public Task AloneAsync() => HoldAsync("all", [""]);

    internal void Committed() => _afterCommit?.ForEach(action => action());
}
