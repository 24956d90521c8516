using System.Collections.Concurrent;
using System.Globalization;
using Bot.Storage;
using Bot.Tests.Support;
using Dapper;
using Microsoft.Data.SqlClient;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace Bot.Tests.Support;

/// <summary>
/// The SQL Server of the tests: databases of their own, made when needed, emptied and lent again, and dropped at the end. To make one takes
/// longer than most tests.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string Variable = "BOT_TEST_SQLSERVER";

    public const string WhySkipped =
        $"{Variable} not set: put the connection string of a SQL Server there whose account may create databases (Server=localhost;User Id=sa;Password=…;TrustServerCertificate=True).";

    private static readonly ConcurrentBag<string> Idle = [];
    private static readonly ConcurrentDictionary<string, bool> Made = new(StringComparer.Ordinal);
    private static int _count;

    public static bool IsThere => Given is { Length: > 0 };

    private static string? Given => Environment.GetEnvironmentVariable(Variable);

    /// <summary>The connection string of an empty database; to be given back.</summary>
    internal static async Task<string> LendAsync()
    {
        Assert.SkipUnless(IsThere, WhySkipped);
        if (!Idle.TryTake(out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"bot_test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
            await ExecuteAsync($"create database {name}");
            Made[name] = true;
        }

        return new SqlConnectionStringBuilder(Given) { InitialCatalog = name }.ToString();
    }

    /// <param name="changed">The test laid hands on the schema: nobody gets this database again.</param>
    internal static async Task GiveBackAsync(string connectionString, bool changed)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        if (changed || !await EmptyAsync(connectionString))
        {
            await DropAsync(name);
        }
        else
        {
            Idle.Add(name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in Made.Keys)
        {
            await DropAsync(name);
        }
    }

    private static async Task<bool> EmptyAsync(string connectionString)
    {
        try
        {
            await using var connection = new SqlConnection(connectionString);
            await connection.OpenAsync();
            foreach (var table in TableOrder.Copied.Reverse().Select(table => table.Name).Append("named_lock"))
            {
                // Counting begins anew only this way; what others refer to can only be deleted.
                await connection.ExecuteAsync(TableOrder.ReferredTo.Contains(table, StringComparer.Ordinal) ? $"delete from {table}" : $"truncate table {table}");
            }

            return true;
        }
        catch (SqlException)
        {
            return false;
        }
    }

    private static async Task DropAsync(string name)
    {
        Made.TryRemove(name, out _);
        SqlConnection.ClearAllPools();
        await ExecuteAsync($"drop database {name}");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Given) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 120);
    }
}
