using Bot.Storage;
using Bot.Storage.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bot.Tests.Storage.Stores;

/// <summary>Undoing an import stands in the writer's transaction: it may grow with the rows, not with their square.</summary>
public sealed class ExchangeStoreTests
{
    private const string System = "yidong-app";

    /// <summary>The database's own steps are counted, for a clock would show how busy the machine is.</summary>
    [Fact]
    public async Task UndoingTwiceTheRows_IsTwiceTheWork()
    {
        var (few, many) = (await WorkAsync(1000), await WorkAsync(2000));

        Assert.InRange(few, 1, int.MaxValue);
        Assert.InRange((double)many / few, 1.5, 2.5);
    }

    /// <summary>Two imports of the same rows, the second with other words: the first is undone, and then the second.</summary>
    private static async Task<int> WorkAsync(int rows)
    {
        await using var test = await TestDatabase.StartAsync("Sqlite");
        var store = new ExchangeStore();
        await ImportAsync(test, store, 1, [.. Visits(rows, 1, "routine").Select(visit => ((ExchangedRow)visit, (ExchangedRow?)null))]);
        await ImportAsync(test, store, 2, [.. Visits(rows, 2, "special").Zip(Visits(rows, 1, "routine"), (now, before) => ((ExchangedRow)now, (ExchangedRow?)before))]);

        var (back, kept, steps) = await CountedAsync(test, work => store.TakeBackAsync(work, 1));
        Assert.Equal((0, rows), (back, kept.Count));
        Assert.Equal(rows, await test.ReadAsync(work => work.ScalarAsync<int>("select count(*) from exchange_change where import_id = 2 and before is null")));

        Assert.Equal(rows, (await test.WriteAsync(work => store.TakeBackAsync(work, 2))).Back);
        Assert.Equal(0, await test.ReadAsync(work => work.ScalarAsync<int>("select count(*) from exchange_visit")));
        return steps;
    }

    /// <summary>On a connection of its own: the writer's shows its database to nobody.</summary>
    private static async Task<(int Back, IReadOnlyList<string> Kept, int Steps)> CountedAsync(TestDatabase test, Func<UnitOfWork, Task<(int Back, IReadOnlyList<string> Kept)>> act)
    {
        await using var connection = new SqliteConnection($"Data Source={test.File};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var steps = 0;

        // Every hundredth step of the virtual machine calls.
        raw.sqlite3_progress_handler(connection.Handle, 100, Count, null);
        var (back, kept) = await act(new UnitOfWork(connection, transaction, test.Get<SqlDialect>()));
        raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        await transaction.CommitAsync();
        return (back, kept, steps);

        int Count(object? state)
        {
            steps++;
            return 0;
        }
    }

    private static Task ImportAsync(TestDatabase test, ExchangeStore store, long id, IReadOnlyList<(ExchangedRow Row, ExchangedRow? Before)> rows) => test.WriteAsync(async work =>
    {
        await work.ExecuteAsync(
            "insert into import_run (id, kind, file_name, sha256, started_by, started_at, state, changed_at, created, changed, unchanged, refused, warned) values (@id, 'Exchange', 'x', 'x', null, 0, 'Applied', 0, 0, 0, 0, 0, 0)",
            new { id });
        await ExchangeStore.RecordAsync(work, id, System, rows);
        await store.PutAsync(work, System, [.. rows.Select(row => (ExchangedVisit)row.Row)], [], []);
    });

    private static IEnumerable<ExchangedVisit> Visits(int rows, long import, string kind) => Enumerable.Range(0, rows).Select(row => new ExchangedVisit
    {
        Id = FormattableString.Invariant($"v{row:d6}"),
        ImportId = import,
        EnterpriseId = "e",
        County = "桃城区",
        Day = new DateOnly(2020, 12, 7),
        Kind = kind,
        FileName = "x",
    });
}
