using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bot.Operations;
using Bot.Storage;
using Microsoft.Data.SqlClient;

namespace Bot.Tests.Storage;

/// <summary>What an error means is told by its number; a server speaks any language.</summary>
public sealed class SqlServerErrorTests
{
    // Docs: Database Engine events and errors; Azure SQL: transient connection errors.
    [Theory]
    [InlineData(1205, 13, nameof(SqlServerFault.Conflict))]
    [InlineData(1222, 16, nameof(SqlServerFault.Conflict))]
    [InlineData(3960, 16, nameof(SqlServerFault.Conflict))]
    [InlineData(2627, 14, nameof(SqlServerFault.Duplicate))]
    [InlineData(2601, 14, nameof(SqlServerFault.Duplicate))]
    [InlineData(-2, 11, nameof(SqlServerFault.Away))]
    [InlineData(40613, 17, nameof(SqlServerFault.Away))]
    [InlineData(40501, 20, nameof(SqlServerFault.Away))]
    [InlineData(4060, 11, nameof(SqlServerFault.Away))]
    [InlineData(18456, 14, nameof(SqlServerFault.Away))]
    [InlineData(10054, 20, nameof(SqlServerFault.Away))]
    [InlineData(0, 20, nameof(SqlServerFault.Away))]
    [InlineData(1105, 17, nameof(SqlServerFault.Full))]
    [InlineData(9002, 17, nameof(SqlServerFault.Full))]
    [InlineData(824, 24, nameof(SqlServerFault.Damaged))]
    [InlineData(547, 16, nameof(SqlServerFault.Other))]
    [InlineData(50001, 16, nameof(SqlServerFault.Other))]
    [InlineData(102, 15, nameof(SqlServerFault.Other))]
    [InlineData(2628, 16, nameof(SqlServerFault.Other))]
    public void AnError_IsKnownByItsNumber(int number, byte severity, string fault) =>
        Assert.Equal(fault, SqlServerErrors.Classify(number, severity).ToString());

    [Theory]
    [InlineData(18456, 14, "User Id")]
    [InlineData(4060, 11, "create database")]
    [InlineData(911, 16, "create database")]
    [InlineData(262, 14, "db_owner")]
    [InlineData(229, 14, "db_owner")]
    [InlineData(448, 16, "排序规则")]
    [InlineData(3906, 16, "只读")]
    [InlineData(-2146893019, 20, "证书")]
    [InlineData(1105, 17, "腾出空间")]
    [InlineData(824, 24, "checkdb")]
    [InlineData(10061, 20, "Server=")]
    [InlineData(0, 20, "防火墙")]
    public void AnErrorOfTheOperators_SaysWhatToDo_AndWhere(int number, byte severity, string advice)
    {
        var sentence = SqlServerErrors.Explain(number, severity, "SQL Server db01 上的数据库 bot", "原话");

        Assert.NotNull(sentence);
        Assert.Contains(advice, sentence, StringComparison.Ordinal);
        Assert.Contains("db01", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(102, 15)]
    [InlineData(2627, 14)]
    [InlineData(1205, 13)]
    public void ABugOfOurs_KeepsItsStackTrace(int number, byte severity) =>
        Assert.Null(SqlServerErrors.Explain(number, severity, "x", "y"));

    [Theory]
    [InlineData("13.0.4000.0", true, 130, "2016 SP1")]
    [InlineData("12.0.6024.0", true, 120, "2016 SP1")]
    [InlineData("15.0.2000.5", true, 120, "兼容级别")]
    public void AnOldServer_IsRefused_NamingWhatItIs(string version, bool boxed, int level, string words)
    {
        var error = Assert.Throws<StorageUnusableException>(() => SqlServerChecks.Require(version, boxed, level, "库"));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13.0.4001.0", true, 130)]
    [InlineData("16.0.1000.6", true, 160)]
    [InlineData("12.0.2000.8", false, 120)]
    public void ANewServer_OrAHostedOne_IsTaken(string version, bool boxed, int level) =>
        SqlServerChecks.Require(version, boxed, level, "库");

    [Theory]
    [InlineData("Data Source=bot.db", "Database")]
    [InlineData("Database=bot", "Server")]
    [InlineData("Server=db01;Database=master", "master")]
    [InlineData("Server=db01;Database=bot;Nonsense=1", "连接字符串")]
    [InlineData("Server=db01;Database=bot;Connect Timeout=soon", "连接字符串")]
    public async Task AConnectionStringThatNamesNoDatabaseOfOurs_IsRefused(string connectionString, string words)
    {
        await using var test = TestDatabase.Create(null, ("Storage:Provider", "SqlServer"), ("Storage:ConnectionString", connectionString));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => test.Database.StartAsync(CancellationToken.None));

        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("Server=db01;Database=bot", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LimitsThatTheOperatorGives_Stay_OthersAreShort()
    {
        var given = SqlServerDialect.Parse(new StorageOptions { ConnectionString = "Server=db01;Database=bot;Connect Timeout=9;Command Timeout=77" });
        var ours = SqlServerDialect.Parse(new StorageOptions { ConnectionString = "Server=db01;Database=bot" });

        Assert.Equal((9, 77), (given.ConnectTimeout, given.CommandTimeout));
        Assert.Equal((4, 15), (ours.ConnectTimeout, ours.CommandTimeout));
        Assert.Equal((0, PoolBlockingPeriod.NeverBlock), (ours.ConnectRetryCount, ours.PoolBlockingPeriod));
    }

    [Fact]
    public async Task AServerThatIsNotThere_StopsTheStart_WithASentence()
    {
        var port = await FreePortAsync();
        await using var test = TestDatabase.Create(null, Settings(port));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => test.Database.StartAsync(CancellationToken.None));

        Assert.Contains("连不上", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCommandLine_SaysItWithoutAStackTrace()
    {
        using var output = new StringWriter();
        var port = await FreePortAsync();

        var code = await AuditCommands.VerifyAsync(
            [.. Settings(port).Select(setting => $"--{setting.Key}={setting.Value}")], null, [], null, output, CancellationToken.None);

        Assert.Equal(2, code);
        Assert.StartsWith("没有启动：连不上", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatGoesAway_IsBusy_AndTurnsReadinessRed()
    {
        var port = await FreePortAsync();
        var dialect = new SqlServerDialect(new StorageOptions { Provider = "SqlServer", ConnectionString = Connection(port) }, TimeProvider.System);
        await using var test = TestDatabase.Create();
        await using var writer = dialect.CreateWriter(test.Get<StorageMetrics>());
        writer.Start();
        Assert.Null(writer.Fault);

        await Assert.ThrowsAsync<StorageBusyException>(() => writer.WriteAsync((_, _) => Task.FromResult(1), urgent: true, CancellationToken.None));
        Assert.Contains("does not take work", writer.Fault, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageBusyException>(() => dialect.ReadAsync((_, _) => Task.FromResult(1), CancellationToken.None));

        dialect.Answers();
        Assert.Null(writer.Fault);
    }

    [Fact]
    public async Task AServerThatSaysNothing_IsGivenUpInTime()
    {
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        var options = new StorageOptions { Provider = "SqlServer", ConnectionString = Connection(((IPEndPoint)deaf.LocalEndpoint).Port), BusyLimit = TimeSpan.FromSeconds(1) };

        await Assert.ThrowsAsync<StorageUnusableException>(() => new SqlServerDialect(options, TimeProvider.System).PrepareAsync(CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static (string Key, string Value)[] Settings(int port) => [("Storage:Provider", "SqlServer"), ("Storage:ConnectionString", Connection(port))];

    private static string Connection(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"Server=127.0.0.1,{port};Database=bot;User Id=bot;Password=geheim;TrustServerCertificate=True");

    private static async Task<int> FreePortAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await Task.Yield();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
