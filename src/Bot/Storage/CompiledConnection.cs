using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>
/// The writer's connection with its statements kept compiled. SQLite spends more time on compiling a short statement than on running it, and the
/// driver compiles anew for every command object; Dapper makes a new one for every call.
/// </summary>
internal sealed class CompiledConnection(SqliteConnection inner) : DbConnection
{
    /// <summary>Texts with an expanded list of parameters differ by its length, so the number of texts has no natural end.</summary>
    private const int MostTexts = 512;

    // Some pragmas take effect when they are compiled, and DDL runs once: only these are worth keeping.
    private static readonly string[] Kept = ["select", "insert", "update", "delete", "with", "savepoint", "release", "rollback to"];

    private readonly Dictionary<string, Stack<SqliteCommand>> _idle = new(StringComparer.Ordinal);

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => throw new NotSupportedException("The connection is open already.");
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => inner.Open();

    /// <summary>The driver drops the compiled statements with the connection.</summary>
    public override void Close() => inner.Close();

    public SqliteTransaction BeginImmediate() => inner.BeginTransaction();

    public void Checkpoint() => SqliteDialect.Checkpoint(inner);

    /// <summary>Runs a statement that has no parameters and no result.</summary>
    public void Run(string sql, SqliteTransaction transaction)
    {
        using var command = new CompiledCommand(this) { CommandText = sql, Transaction = transaction };
        command.ExecuteNonQuery();
    }

    /// <summary>A command of that text, compiled already if it ran before; given back by <see cref="Return"/>.</summary>
    internal SqliteCommand Rent(string text)
    {
        if (_idle.TryGetValue(text, out var idle) && idle.TryPop(out var command))
        {
            return command;
        }

        command = inner.CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <param name="usable">False after an error: what state the statement is in is not worth knowing.</param>
    internal void Return(SqliteCommand command, bool usable)
    {
        var text = command.CommandText;
        if (!usable || !Kept.Any(verb => text.StartsWith(verb, StringComparison.Ordinal)))
        {
            command.Dispose();
            return;
        }

        command.Parameters.Clear();
        command.Transaction = null;
        if (!_idle.TryGetValue(text, out var idle))
        {
            if (_idle.Count >= MostTexts)
            {
                Forget();
            }

            _idle[text] = idle = new Stack<SqliteCommand>();
        }

        idle.Push(command);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new CompiledCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _idle.Values.SelectMany(idle => idle))
        {
            command.Dispose();
        }

        _idle.Clear();
    }
}
