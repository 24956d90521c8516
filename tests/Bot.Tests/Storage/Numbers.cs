using Bot.Storage;

namespace Bot.Tests.Storage;

/// <summary>A database with one table of numbers, for looking at what the writer did.</summary>
internal static class Numbers
{
    public static async Task<TestDatabase> StartAsync(params (string Key, string Value)[] settings)
    {
        var test = await TestDatabase.StartAsync(null, settings);
        await test.WriteAsync(work => work.ExecuteAsync("create table number (n integer primary key) strict"));
        return test;
    }

    public static Task<int> AddAsync(UnitOfWork work, int number) =>
        work.ExecuteAsync("insert into number (n) values (@number)", new { number });

    public static Task<IReadOnlyList<int>> NumbersAsync(TestDatabase test) =>
        test.ReadAsync(work => work.QueryAsync<int>("select n from number order by n"));

    public static async Task AdvanceUntilDoneAsync(TestDatabase test, Task task)
    {
        while (!task.IsCompleted)
        {
            test.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        await task;
    }
}
