using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Storage.Stores;

public sealed class InsideReportStoreTests
{
    private static readonly DateOnly Day = new(2020, 12, 9);

    private readonly InsideReportStore _store = new();

    [Theory, EachDatabase]
    public async Task ADraft_IsReplaced_AndForgottenByItsLastDay(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.SaveDraftAsync(work, "d1", [1], Day);
            await _store.SaveDraftAsync(work, "d1", [2, 3], Day.AddDays(1));
            await _store.SaveDraftAsync(work, "d2", [4], Day.AddDays(1));
        });
        Assert.Equal([2, 3], await test.ReadAsync(work => _store.DraftAsync(work, "d1")));
        await test.WriteAsync(work => _store.SaveDraftAsync(work, "d3", [5], Day));
        Assert.Equal(("d3", Day, 1), await test.ReadAsync(async work => await _store.DraftsAsync(work, Day.AddDays(1)) is [var old] ? (old.Id, old.Day, old.Sealed.Length) : default));
        Assert.Equal(1, await test.WriteAsync(work => _store.ForgetDraftsAsync(work, Day.AddDays(1))));
        Assert.Null(await test.ReadAsync(work => _store.DraftAsync(work, "d3")));
        await test.WriteAsync(work => _store.DropDraftAsync(work, "d2"));
        Assert.Null(await test.ReadAsync(work => _store.DraftAsync(work, "d2")));
    }

    [Theory, EachDatabase]
    public async Task AReport_IsFoundByItsReceipt_AndAnsweredOnTheVersionThatWasRead(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        Assert.Equal(1, await test.WriteAsync(work => _store.AddAsync(work, "R-1", [7], Day)));
        Assert.Equal(2, await test.WriteAsync(work => _store.AddAsync(work, "R-2", [8], Day)));
        var report = (await test.ReadAsync(work => _store.FindByReceiptAsync(work, "R-1")))!;
        Assert.Equal((1, Day, InsideReportStatus.Received, 1), (report.Number, report.Day, report.Status, report.Version));
        Assert.Null(await test.ReadAsync(work => _store.FindByReceiptAsync(work, "R-3")));
        Assert.Equal([1, 2], (await test.ReadAsync(work => _store.NewAsync(work))).Select(one => one.Number));

        var closed = report with { Status = InsideReportStatus.Closed, Version = 2 };
        Assert.True(await test.WriteAsync(work => _store.AnswerAsync(work, closed, [9], before: 1)));
        Assert.False(await test.WriteAsync(work => _store.AnswerAsync(work, closed, [10], before: 1)));
        Assert.Equal([9], await test.ReadAsync(work => _store.SealedAsync(work, report.Id)));
        Assert.Equal([2], (await test.ReadAsync(work => _store.NewAsync(work))).Select(one => one.Number));
        Assert.Equal([2], (await test.ReadAsync(work => _store.OpenAsync(work))).Select(one => one.Number));

        // Closed, and its reporter not told: somebody still has to read it.
        Assert.Equal(1, Assert.Single(await test.ReadAsync(work => _store.NewsAsync(work))).Number);
        Assert.Equal(2, (await test.ReadAsync(work => _store.SealedAsync(work))).Count);
        await test.WriteAsync(work => _store.ToldAsync(work, report.Id));
        Assert.Empty(await test.ReadAsync(work => _store.NewsAsync(work)));
        Assert.Equal([8], Assert.Single(await test.ReadAsync(work => _store.SealedAsync(work))));
    }
}
