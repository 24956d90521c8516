using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>One use of a command that stays compiled in its <see cref="CompiledConnection"/>. Text and parameters may change until it runs.</summary>
internal sealed class CompiledCommand(CompiledConnection connection) : DbCommand
{
    private readonly Given _parameters = new();
    private SqliteCommand? _inner;
    private bool _failed;
    private string _text = "";

    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set => _text = value ?? "";
    }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
            {
                throw new NotSupportedException($"{value} is not text.");
            }
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("A command stays with its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => _parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
        // SQLite's statements are not cancelled: each is short.
    }

    public override void Prepare()
    {
        // The first execution does it.
    }

    public override int ExecuteNonQuery() => Guarded(static command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Guarded(static command => command.ExecuteScalar());

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Guarded(command => command.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private T Guarded<T>(Func<SqliteCommand, T> execute)
    {
        if (_inner?.CommandText != _text)
        {
            GiveBack();
            _inner = connection.Rent(_text);
        }

        _inner.Transaction = (SqliteTransaction?)DbTransaction;
        _inner.Parameters.Clear();
        foreach (SqliteParameter parameter in _parameters)
        {
            _inner.Parameters.Add(parameter);
        }

        _failed = true;
        var result = execute(_inner);
        _failed = false;
        return result;
    }

    private void GiveBack()
    {
        if (_inner is { } inner)
        {
            _inner = null;
            connection.Return(inner, !_failed);
        }
    }

    /// <summary>Only the driver's commands can make the driver's collection.</summary>
    private sealed class Given : SqliteParameterCollection;
}
