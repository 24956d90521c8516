using System.Data.Common;
using Dapper;

namespace Bot.Storage;

/// <summary>One connection inside one transaction. Stores take it as a parameter; nobody commits but <see cref="Database"/>.</summary>
internal sealed class UnitOfWork(DbConnection connection, DbTransaction transaction)
{
    private List<Action>? _afterCommit;

    public DbConnection Connection { get; } = connection;

    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Runs once this work is on disk, never when it is rolled back. For wake-ups only: it must not throw.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connection.ExecuteAsync(sql, parameters, Transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(sql, parameters, Transaction)).AsList();

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

    internal void Committed() => _afterCommit?.ForEach(action => action());
}
