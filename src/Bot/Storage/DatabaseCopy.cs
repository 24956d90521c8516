using System.Data.Common;

namespace Bot.Storage;

/// <summary>What one table brought.</summary>
internal sealed record CopiedTable(string Table, long Rows, string Checksum);

/// <summary>
/// Moves a whole site from one database into an empty one, all or nothing: one transaction there, and before its commit every table is read back and
/// its checksum held against the source's. The source is read in one snapshot.
/// </summary>
internal sealed class DatabaseCopy(SqlDialect from, SqlDialect to)
{
    /// <summary>Counts and checksums of the source; the other database is looked at and left as it is.</summary>
    /// <exception cref="StorageUnusableException">One of them cannot be used, or the target is not empty.</exception>
    public async Task<IReadOnlyList<CopiedTable>> RehearseAsync(Action<CopiedTable> done, CancellationToken cancellationToken)
    {
        await from.PrepareAsync(cancellationToken);
        if (!to.IsStillToBeMade)
        {
            await using var target = await OpenAsync(to, cancellationToken);
            await using var transaction = await target.BeginTransactionAsync(cancellationToken);
            await RequireEmptyAsync(new UnitOfWork(target, transaction, to));
        }

        return await WithSourceAsync(async source =>
        {
            List<CopiedTable> all = [];
            foreach (var table in TableOrder.Copied)
            {
                all.Add(await SumAsync(source, table, null));
                done(all[^1]);
            }

            return all;
        }, cancellationToken);
    }

    /// <exception cref="StorageUnusableException">One of the databases cannot be used, the target is not empty, or a table did not arrive as it left; nothing is kept then.</exception>
    public async Task<IReadOnlyList<CopiedTable>> RunAsync(Action<CopiedTable> done, CancellationToken cancellationToken)
    {
        await from.PrepareAsync(cancellationToken);
        await using (var target = await OpenAsync(to, cancellationToken))
        {
            // Before the schema is made there: what is another program's, or full, stays as it is.
            await using var look = await target.BeginTransactionAsync(cancellationToken);
            await RequireEmptyAsync(new UnitOfWork(target, look, to));
        }

        await to.PrepareAsync(cancellationToken);
        return await WithSourceAsync(async source =>
        {
            await using var connection = await OpenAsync(to, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var target = new UnitOfWork(connection, transaction, to);

            // Looked at again under the transaction: somebody may have begun to use it.
            await RequireEmptyAsync(target);
            List<CopiedTable> all = [];
            foreach (var table in TableOrder.Copied)
            {
                all.Add(await CopyAsync(source, target, table));
                done(all[^1]);
            }

            await transaction.CommitAsync(CancellationToken.None);
            return all;
        }, cancellationToken);
    }

    private static async Task<CopiedTable> CopyAsync(UnitOfWork source, UnitOfWork target, Table table)
    {
        if (table.Counts)
        {
            await target.Dialect.OwnNumbersAsync(target, table.Name, on: true);
        }

        var left = await SumAsync(source, table, target);
        if (table.Counts)
        {
            await target.Dialect.OwnNumbersAsync(target, table.Name, on: false);
            if (await source.Dialect.LastNumberAsync(source, table.Name) is > 0 and var last && last > await source.ScalarAsync<long>(table.SelectMost))
            {
                // The last rows were deleted, but their numbers live on, in keys that refuse duplicates.
                await target.Dialect.CountFromAsync(target, table.Name, last);
            }
        }

        var arrived = await SumAsync(target, table, null);
        return arrived == left ? left : throw new StorageUnusableException(CopyTexts.Differs(table.Name, left.Rows, arrived.Rows));
    }

    /// <summary>Reads the table in the order of its columns' names, which alone both databases share, and hands the rows on to the target if there is one.</summary>
    private static async Task<CopiedTable> SumAsync(UnitOfWork source, Table table, UnitOfWork? target)
    {
        var sum = new TableSum();
        await using var command = source.Command(table.SelectAll);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(index => (Name: reader.GetName(index), index)).OrderBy(column => column.Name, StringComparer.Ordinal).ToArray();
        var insert = target is null ? null : new MultiRowInsert(target, table.Name, [.. columns.Select(column => column.Name)]);
        while (await reader.ReadAsync())
        {
            var row = new object?[columns.Length];
            for (var place = 0; place < row.Length; place++)
            {
                row[place] = reader.GetValue(columns[place].index) is var value and not DBNull ? value : null;
            }

            sum.Add(row);
            if (insert is not null)
            {
                await insert.AddAsync(row);
            }
        }

        if (insert is not null)
        {
            await insert.FlushAsync();
        }

        return new CopiedTable(table.Name, sum.Rows, sum.Checksum);
    }

    private async Task<T> WithSourceAsync<T>(Func<UnitOfWork, Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = await from.BeginReadAsync(cancellationToken);
            return await act(source.Work);
        }
        catch (DbException error) when ((to.Explain(error) ?? from.Explain(error)) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    /// <exception cref="StorageUnusableException">It holds rows, or another program's tables.</exception>
    private async Task RequireEmptyAsync(UnitOfWork target)
    {
        var tables = await target.QueryAsync<string>(to.Tables);
        if (tables.Count > 0 && !tables.Contains("SchemaVersions", StringComparer.OrdinalIgnoreCase))
        {
            throw new StorageUnusableException(StorageTexts.OtherProgram(to.Place));
        }

        foreach (var table in TableOrder.Copied.Where(table => tables.Contains(table.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (await target.ScalarAsync<long>(table.Count) is > 0 and var rows)
            {
                throw new StorageUnusableException(CopyTexts.NotEmpty(to.Place, table.Name, rows));
            }
        }
    }

    private static async Task<DbConnection> OpenAsync(SqlDialect dialect, CancellationToken cancellationToken)
    {
        try
        {
            return await dialect.OpenAsync(cancellationToken);
        }
        catch (DbException error) when (dialect.Explain(error) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }
}
