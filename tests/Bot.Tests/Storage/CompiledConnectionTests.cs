using Bot.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

/// <summary>Statements that stay compiled behave like fresh ones.</summary>
public sealed class CompiledConnectionTests
{
    [Fact]
    public async Task TheSameText_IsCompiledOnce()
    {
        await using var connection = new CompiledConnection(Opened());
        var first = connection.Rent("select 1");
        connection.Return(first, usable: true);

        Assert.Same(first, connection.Rent("select 1"));
        Assert.NotSame(first, connection.Rent("select 1"));
    }

    [Theory]
    [InlineData("pragma user_version = 1", true)]
    [InlineData("create table t (n integer)", true)]
    [InlineData("select 2", false)]
    public async Task WhatRunsWhileItIsCompiled_OrFailed_IsNotKept(string text, bool usable)
    {
        await using var connection = new CompiledConnection(Opened());
        var first = connection.Rent(text);
        connection.Return(first, usable);

        Assert.NotSame(first, connection.Rent(text));
    }

    [Fact]
    public async Task ListsOfEveryLength_AndAnotherSchema_GiveTheRightRows()
    {
        await using var test = await TestDatabase.StartAsync();
        await test.WriteAsync(work => work.ExecuteAsync("create table number (n integer primary key) strict"));
        for (var round = 0; round < 3; round++)
        {
            foreach (var count in Enumerable.Range(0, 6))
            {
                await test.WriteAsync(work => work.ExecuteAsync("insert into number (n) values (@n)", new { n = (round * 10) + count }));
                int[] ids = [.. Enumerable.Range(round * 10, count + 1)];
                Assert.Equal(ids, await test.WriteAsync(work => work.QueryAsync<int>("select n from number where n in @ids order by n", new { ids })));
            }

            // Compiled statements notice that the table has changed under them.
            await test.WriteAsync(work => work.ExecuteAsync($"alter table number add column c{round} integer null"));
        }

        Assert.Equal(18, await test.WriteAsync(work => work.ScalarAsync<int>("select count(*) from number")));
    }

    [Fact]
    public async Task AFailedStatement_WorksAgainWithOtherValues()
    {
        await using var test = await TestDatabase.StartAsync();
        await test.WriteAsync(work => work.ExecuteAsync("create table number (n integer primary key) strict"));
        const string Insert = "insert into number (n) values (@n)";
        await test.WriteAsync(work => work.ExecuteAsync(Insert, new { n = 1 }));

        await Assert.ThrowsAsync<SqliteException>(() => test.WriteAsync(work => work.ExecuteAsync(Insert, new { n = 1 })));
        await test.WriteAsync(work => work.ExecuteAsync(Insert, new { n = 2 }));
        await test.WriteAsync(work => work.ExecuteAsync(Insert, new[] { new { n = 3 }, new { n = 4 } }));

        Assert.Equal([1, 2, 3, 4], await test.ReadAsync(work => work.QueryAsync<int>("select n from number order by n")));
    }

    private static SqliteConnection Opened()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
