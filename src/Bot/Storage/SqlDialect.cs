using System.Data.Common;
using System.Text;

namespace Bot.Storage;

/// <summary>What the databases say differently: how one is opened, made ready and written to, and what its errors mean. Nobody asks which one it is.</summary>
internal abstract class SqlDialect
{
    /// <summary>Value of Storage:Provider, and the folder of the migrations.</summary>
    public abstract string Provider { get; }

    /// <summary>What the operator knows the database by: a file, or a server and a name. Never the password.</summary>
    public abstract string Place { get; }

    /// <summary>Whether opening it would make it: an empty one can be relied on without a look.</summary>
    public virtual bool IsStillToBeMade => false;

    /// <summary>Checks the database and brings its schema up to date.</summary>
    /// <exception cref="StorageUnusableException">It cannot be used; the message says what to do.</exception>
    /// <exception cref="StorageBusyException">Another process holds it.</exception>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Checks the database as it is and changes nothing in it.</summary>
    /// <param name="older">A schema that this program would bring up to date is good enough.</param>
    /// <exception cref="StorageUnusableException">There is none, or it cannot be used; the message says what to do.</exception>
    /// <exception cref="StorageBusyException">Another process holds it.</exception>
    public abstract Task InspectAsync(bool older, CancellationToken cancellationToken);

    /// <summary>An open connection that writes; the caller disposes of it. For the schema and for copying, beside no running service.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    public abstract IWriter CreateWriter(StorageMetrics metrics);

    /// <summary>A connection inside a transaction that sees the database as it is now; both go with the scope.</summary>
    /// <exception cref="StorageBusyException">The database does not answer, or another process holds it.</exception>
    public abstract Task<ReadScope> BeginReadAsync(CancellationToken cancellationToken);

    /// <summary>Runs the work in such a scope.</summary>
    public virtual async Task<T> ReadAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = await BeginReadAsync(cancellationToken);
        return await work(scope.Work, cancellationToken);
    }

    /// <summary>Lets go of pooled connections.</summary>
    public abstract void Release();

    /// <inheritdoc cref="UnitOfWork.HoldAsync"/>
    public abstract Task HoldAsync(UnitOfWork work, string kind, IEnumerable<string> names);

    /// <summary>An error of the database as the callers know it: busy and full may be tried again. Every other error as it came.</summary>
    public abstract Exception Translate(Exception error);

    /// <summary>A key or unique index refused a second row.</summary>
    public abstract bool IsDuplicate(Exception error);

    /// <summary>The file is damaged: only a backup helps.</summary>
    public abstract bool IsDamaged(Exception error);

    /// <summary>The sentence for an error that the operator can mend; null when it is none.</summary>
    public abstract string? Explain(Exception error);

    /// <summary>What doctor says of the database itself.</summary>
    public abstract Task<IReadOnlyList<Remark>> ExamineAsync(UnitOfWork work);

    /// <summary>A text column of the present row in UTF-8; lasts until the reader moves on.</summary>
    public virtual ReadOnlySpan<byte> Utf8(DbDataReader reader, int column) => Encoding.UTF8.GetBytes(reader.GetString(column));

    /// <summary>Folder of the database's file; null where it has none here.</summary>
    public virtual string? Folder => null;

    /// <summary>Names of our tables as the database lists them, SchemaVersions among them.</summary>
    public abstract string Tables { get; }

    /// <summary>Rows bring their own numbers into a table that counts them.</summary>
    public abstract Task OwnNumbersAsync(UnitOfWork work, string table, bool on);

    /// <summary>The last number that a table gave out, which may be long deleted.</summary>
    public abstract Task<long> LastNumberAsync(UnitOfWork work, string table);

    /// <summary>The table counts on from this number.</summary>
    public abstract Task CountFromAsync(UnitOfWork work, string table, long last);

    /// <summary>The texts written for this database.</summary>
    public abstract TTexts Choose<TTexts>(Func<TTexts> sqlite, Func<SqlServerDialect, TTexts> sqlServer);
}

/// <param name="Sound">False when a person has to do something.</param>
internal sealed record Remark(bool Sound, string Words);

/// <summary>A reader's unit of work with its connection; whatever was written in it is undone.</summary>
internal sealed class ReadScope(DbConnection connection, DbTransaction transaction, SqlDialect dialect) : IAsyncDisposable
{
    public UnitOfWork Work { get; } = new(connection, transaction, dialect);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
