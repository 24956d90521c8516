using System.Text.Json;
using Bench;
using Bench.Books;
using Bench.Processes;
using Bench.Report;
using Bench.Rows;
using Bot.Messaging;

namespace Bot.Tests.Bench;

/// <summary>The benchmark in small: every row measures something and its book is right. No threshold: what a figure is worth, a quiet machine says.</summary>
public sealed class BenchSmokeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-bench-").FullName;

    public static TheoryData<string> Rows => [.. RowTable.Names.Where(name => name != "cipher")];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task EveryRow_GivesARatio_AndLosesNothing(string row)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The benchmark uses fdatasync and /proc.");
        }

        var output = new StringWriter();
        var held = await Harness.RunAsync(BenchOptions.Parse([row, "--smoke", "--repeats", "1", "--out", _folder], out _)!, output);

        Assert.True(held, output.ToString());
        using var samples = JsonDocument.Parse(await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder, "samples.json", SearchOption.AllDirectories))));
        var figures = samples.RootElement.GetProperty("figures").EnumerateArray().ToList();
        Assert.NotEmpty(figures);
        foreach (var sample in figures.Select(figure => Assert.Single(figure.GetProperty("Samples").EnumerateArray())))
        {
            Assert.True(sample.GetProperty("Ratio").GetDouble() is > 0 and < double.PositiveInfinity, output.ToString());
        }

        // The databases are gone, the raw samples stay.
        Assert.Empty(Directory.GetFiles(_folder, "*.db", SearchOption.AllDirectories));
    }

    /// <summary>BenchmarkDotNet refuses unoptimised assemblies, so the smoke calls what it would measure.</summary>
    [Fact]
    public void TheGate_OpensWhatTheBenchmarkSeals()
    {
        var benchmark = new global::Bench.Cipher.GateBenchmark();
        benchmark.SetUp();

        Assert.NotNull(benchmark.Text());
        Assert.NotNull(benchmark.CardEvent());
    }

    [Fact]
    public async Task ARowWhoseBookShowsLoss_FailsTheRun_WhateverItsFigure()
    {
        var sample = new Sample(1, 100, [new Term("ours/s", 100), new Term("theirs/s", 1)]);
        var lossy = new Row("lossy", _ => Task.FromResult<IReadOnlyList<Figure>>([new Figure("lossy", [sample]) { Goal = new Goal(1, 2), Losses = ["1 callbacks are acknowledged, but not in the inbox."] }]));
        var slow = new Row("slow", _ => Task.FromResult<IReadOnlyList<Figure>>([new Figure("slow", [sample]) { Goal = new Goal(1000, 2000) }]));
        var (options, output) = (new BenchOptions(["lossy"], 1, Smoke: true, _folder, 1), new StringWriter());

        Assert.False(await Harness.RunAsync(options, [lossy], output));
        Assert.Contains("LOSS: 1 callbacks", output.ToString(), StringComparison.Ordinal);
        Assert.True(await Harness.RunAsync(options, [slow], output));
        Assert.Contains("missed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheInboxBook_FindsWhatIsMissingAndWhatNobodySent()
    {
        var (file, book) = (Path.Combine(_folder, "bot.db"), new InboxBook());
        await using var store = await Store.OpenAsync(file, (services, configuration) => services.AddMessaging(configuration));
        await AcceptAsync("a", 1);
        await AcceptAsync("b", 2);

        book.Add(1);
        Assert.Single(await book.CheckAsync(file), loss => loss.Contains("never acknowledged", StringComparison.Ordinal));
        Assert.Empty(await book.CheckAsync(file, exact: false));
        book.Add([2, 3, 4], [200, 200, 503]);
        Assert.Single(await book.CheckAsync(file), loss => loss.Contains("not in the inbox", StringComparison.Ordinal));
        Assert.Single(await book.CheckAsync(file), loss => loss.StartsWith("3 requests were answered 200, 2 ", StringComparison.Ordinal));

        // Two callbacks that the program takes for one: both got their 200.
        await AcceptAsync("c", 3);
        Assert.Empty(await book.CheckAsync(file));
        await AcceptAsync("c", 4);
        book.Add(4);
        Assert.Contains(await book.CheckAsync(file), loss => loss.StartsWith("1 callbacks are acknowledged, but not in the inbox", StringComparison.Ordinal));

        Task AcceptAsync(string key, long messageId) => store.Get<Inbox>().AcceptAsync(key, "lane", "test", $"<xml><MsgId>{messageId}</MsgId></xml>");
    }

    [Theory]
    [InlineData(10, 10, 0, 0)]
    [InlineData(10, 10, 1, 1)]
    [InlineData(9, 9, 0, 1)]
    [InlineData(11, 10, 0, 2)]
    public void TheOutboxBook_SeesDropsDoublesAndLosses(long bubbles, long distinct, long dropped, int losses) =>
        Assert.Equal(losses, OutboxBook.Judge(new PhoneBook(bubbles, distinct, dropped), 10).Count);

    [Theory]
    [InlineData("no row is named")]
    [InlineData("nonsense", "nonsense", "--smoke")]
    [InlineData("--repeats many", "accept", "--repeats", "many")]
    [InlineData("--repeats 0", "accept", "--repeats", "0")]
    [InlineData("no row is named", "--smoke")]
    [InlineData("--out", "accept", "--out")]
    public void ArgumentsThatMakeNoSense_AreRefused_AndNamed(string named, params string[] args)
    {
        Assert.Null(BenchOptions.Parse(args, out var wrong));
        Assert.Equal(named, wrong);
    }

    [Fact]
    public void Statistics_AreThoseOfTheBook()
    {
        Assert.Equal(3, Statistics.Median([5, 1, 3]));
        Assert.Equal(2.5, Statistics.Median([4, 1, 2, 3]));
        Assert.Equal(99, Statistics.Percentile([.. Enumerable.Range(1, 100).Select(number => (double)number)], 0.99));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
