using System.Text;
using Bot.Storage;
using Bot.Storage.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Storage;

public sealed class StartTests
{
    [Theory]
    [InlineData("3.51.2")]
    [InlineData("3.46.1")]
    public void AnOldSqlite_IsRefused_NamingBothVersions(string found)
    {
        var error = Assert.Throws<StorageUnusableException>(() => SqliteDialect.RequireVersion(found));

        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("3.51.3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.51.3")]
    [InlineData("3.53.0")]
    [InlineData("4.0.0")]
    public void ANewSqlite_IsTaken(string found) => SqliteDialect.RequireVersion(found);

    [Fact]
    public async Task ACorruptFile_IsLeftAsItIs()
    {
        await using var test = TestDatabase.Create();
        var bytes = Encoding.UTF8.GetBytes(new string('x', 10_000));
        await File.WriteAllBytesAsync(test.File, bytes);

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => test.Database.StartAsync(CancellationToken.None));

        Assert.Contains("损坏", error.Message, StringComparison.Ordinal);
        Assert.Contains(test.File, error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(test.File));
    }

    [Fact]
    public async Task AnotherProgramsDatabase_IsLeftAsItIs()
    {
        await using var test = TestDatabase.Create();
        await ExecuteAsync(test.File, "create table theirs (x integer)");
        var bytes = await File.ReadAllBytesAsync(test.File);

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => test.Database.StartAsync(CancellationToken.None));

        Assert.Contains("别的程序", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(test.File));
    }

    [Fact]
    public async Task ANewerSchema_IsLeftAsItIs()
    {
        await using var test = await TestDatabase.StartAsync();
        await test.CloseAsync();
        await ExecuteAsync(test.File, "insert into SchemaVersions (number, name, checksum, applied_at) values (9999, 'future', 'x', 0)");
        var bytes = await File.ReadAllBytesAsync(test.File);
        await using var again = TestDatabase.Create(null, ("Storage:ConnectionString", $"Data Source={test.File}"));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => again.Database.StartAsync(CancellationToken.None));

        Assert.Contains("第 9999 版（future）", error.Message, StringComparison.Ordinal);
        Assert.Contains("新版程序", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(test.File));
    }

    [Fact]
    public async Task AChangedScript_IsRefused()
    {
        await using var test = await TestDatabase.StartAsync();
        await test.CloseAsync();
        await ExecuteAsync(test.File, "update SchemaVersions set checksum = 'other' where number = 1");
        await using var again = TestDatabase.Create(null, ("Storage:ConnectionString", $"Data Source={test.File}"));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => again.Database.StartAsync(CancellationToken.None));

        Assert.Contains("第 1 版结构（messaging）", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingFolder_SaysWhatToCheck()
    {
        await using var test = TestDatabase.Create(null, ("Storage:ConnectionString", "Data Source=/nowhere/at/all/bot.db"));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => test.Database.StartAsync(CancellationToken.None));

        Assert.Contains("文件夹在不在", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatCannotBeWritten_SaysSo()
    {
        await using var test = TestDatabase.Create();
        await File.WriteAllBytesAsync(test.File, []);

        // Whoever runs as root may write everywhere; SQLite's own mode holds for everybody.
        await using var readOnly = TestDatabase.Create(null, ("Storage:ConnectionString", $"Data Source=file:{test.File}?mode=ro"));
        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => readOnly.Database.StartAsync(CancellationToken.None));

        Assert.Contains("不能写", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Mode=Memory;Data Source=x")]
    [InlineData("Pooling=True")]
    [InlineData("Server=(local);Nonsense=1")]
    public async Task AConnectionStringWithoutAFile_IsRefused(string connectionString)
    {
        await using var test = TestDatabase.Create(null, ("Storage:ConnectionString", connectionString));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => test.Database.StartAsync(CancellationToken.None));

        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:QueueLength", "0")]
    [InlineData("Storage:BusyLimit", "-00:00:01")]
    public async Task ASettingThatCannotWork_IsRefusedByName(string key, string value)
    {
        await using var test = TestDatabase.Create(null, (key, value));

        var error = Assert.Throws<OptionsValidationException>(() => test.Database);

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALockedFile_IsBusy()
    {
        await using var test = TestDatabase.Create(null, ("Storage:BusyLimit", "00:00:00"));
        await using var other = new SqliteConnection($"Data Source={test.File};Pooling=False");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();

        await Assert.ThrowsAsync<StorageBusyException>(() => test.Database.StartAsync(CancellationToken.None));
    }

    [Fact]
    public async Task StartingAgain_AppliesNothingTwice()
    {
        await using var test = await TestDatabase.StartAsync();
        var first = await VersionsAsync(test);
        test.Time.Advance(TimeSpan.FromDays(1));
        await test.RestartAsync();

        Assert.Equal(first, await VersionsAsync(test));
        Assert.Equal(Migration.Embedded("Sqlite").Select(migration => (long)migration.Number), first.Select(row => row.Number));
    }

    [Fact]
    public async Task AMigrationThatFails_LeavesTheSchemaBeforeIt()
    {
        await using var connection = await OpenAsync();
        Migration[] bad =
        [
            new(1, "one", "create table a (x integer) strict;"),
            new(2, "two", "create table b (x integer) strict; create table a (x integer) strict;"),
        ];

        await Assert.ThrowsAsync<SqliteException>(() => RunAsync(connection, bad));
        await RunAsync(connection, [bad[0], new(2, "two", "create table b (y text) strict;")]);

        await using var command = connection.CreateCommand();
        command.CommandText = "select y from b";
        Assert.Null(await command.ExecuteScalarAsync());
    }

    [Fact]
    public void TheChecksum_IsTheSameForBothLineEnds() =>
        Assert.Equal(new Migration(1, "x", "a\nb\n").Checksum, new Migration(1, "x", "a\r\nb\r\n").Checksum);

    private static Task<IReadOnlyList<VersionRow>> VersionsAsync(TestDatabase test) =>
        test.ReadAsync(work => work.QueryAsync<VersionRow>("select number as Number, applied_at as AppliedAt from SchemaVersions order by number"));

    private static Task RunAsync(SqliteConnection connection, Migration[] migrations) =>
        new SqliteMigrator(migrations, new SqliteDialect(new StorageOptions(), TimeProvider.System), TimeSpan.Zero, TimeProvider.System).RunAsync(connection, "test");

    private static async Task<SqliteConnection> OpenAsync()
    {
        DapperTypes.Register();
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record VersionRow
    {
        public long Number { get; init; }

        public DateTimeOffset AppliedAt { get; init; }
    }
}
