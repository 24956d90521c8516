using System.Data.Common;
using System.Text;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Storage.Stores;

public sealed class RecordStoresTests
{
    [Theory, EachDatabase]
    public async Task Commitment_IsSignedOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new CommitmentStore();

        Assert.Null(await test.ReadAsync(work => store.SignedAtAsync(work, "c", "zhang")));
        Assert.True(await test.WriteAsync(work => store.SignAsync(work, "c", "Zhang", "hash", Samples.Now)));
        Assert.False(await test.WriteAsync(work => store.SignAsync(work, "c", "zhang", "other", Samples.Now.AddDays(1))));
        Assert.True(await test.WriteAsync(work => store.SignAsync(work, "next", "zhang", "hash", Samples.Now)));
        Assert.Equal(Samples.Now, await test.ReadAsync(work => store.SignedAtAsync(work, "c", "ZHANG")));
    }

    [Theory, EachDatabase]
    public async Task Notice_IsOnePerInspection_AndAcknowledgedOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new NoticeStore();
        var notice = new Notice("n1", "i1", "e1", 7, Samples.Now, null, null);

        Assert.True(await test.WriteAsync(work => store.AddAsync(work, notice)));
        Assert.False(await test.WriteAsync(work => store.AddAsync(work, notice with { Id = "n2" })));
        Assert.True(await test.WriteAsync(work => store.AddAsync(work, notice with { Id = "n3", InspectionId = "i3", EnterpriseId = "e3" })));
        Assert.Equal(notice, await test.ReadAsync(work => store.FindAsync(work, "n1")));
        Assert.Null(await test.ReadAsync(work => store.FindAsync(work, "n2")));
        Assert.Equal(["n1", "n3"], (await test.ReadAsync(work => store.OpenOfEnterprisesAsync(work, ["e1", "e3", "e4"]))).Select(open => open.Id));

        Assert.True(await test.WriteAsync(work => store.AcknowledgeAsync(work, "n1", "Officer", Samples.Now.AddHours(1))));
        Assert.False(await test.WriteAsync(work => store.AcknowledgeAsync(work, "n1", "other", Samples.Now.AddHours(2))));
        Assert.False(await test.WriteAsync(work => store.AcknowledgeAsync(work, "none", "other", Samples.Now)));
        Assert.Equal(
            notice with { AcknowledgedBy = "officer", AcknowledgedAt = Samples.Now.AddHours(1) },
            await test.ReadAsync(work => store.FindAsync(work, "n1")));
        Assert.Empty(await test.ReadAsync(work => store.OpenOfEnterprisesAsync(work, ["e1"])));
        Assert.Empty(await test.ReadAsync(work => store.OpenOfEnterprisesAsync(work, [])));
    }

    [Theory, EachDatabase]
    public async Task VisitRequest_IsDecidedOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new VisitRequestStore();
        var request = new VisitRequest("r1", "d1", "e1", "li", "zhang", "省厅“交办”", Samples.Now);
        await test.WriteAsync(work => store.AddAsync(work, request with { ApplicantId = "Zhang" }));
        Assert.Equal(request, await test.ReadAsync(work => store.FindAsync(work, "r1")));

        Assert.True(await test.WriteAsync(work => store.DecideAsync(work, "r1", VisitDecision.Rejected, "Wang", Samples.Now.AddHours(1))));
        Assert.False(await test.WriteAsync(work => store.DecideAsync(work, "r1", VisitDecision.Approved, "other", Samples.Now.AddHours(2))));
        Assert.Equal(
            request with { Decision = VisitDecision.Rejected, DecidedBy = "wang", DecidedAt = Samples.Now.AddHours(1) },
            await test.ReadAsync(work => store.FindAsync(work, "r1")));
        Assert.Null(await test.ReadAsync(work => store.FindAsync(work, "r2")));
    }

    [Theory, EachDatabase]
    public async Task PassingFile_IsForgottenAfterItsTime_PicturesStay(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var files = new FileStore();
        var week = TimeSpan.FromDays(7);
        var picture = await test.WriteAsync(work => files.PutAsync(work, [1], "image/jpeg", Samples.Now));
        var first = await test.WriteAsync(work => files.PutPassingAsync(work, [2], "sheet", week, Samples.Now));
        var again = await test.WriteAsync(work => files.PutPassingAsync(work, [3], "sheet", week, Samples.Now));

        // Put again on the sixth day, so it counts from there.
        await test.WriteAsync(work => files.PutPassingAsync(work, [3], "sheet", week, Samples.Now.AddDays(6)));
        await test.WriteAsync(work => files.PutPassingAsync(work, [4], "sheet", week, Samples.Now.AddDays(8)));

        Assert.Null(await test.ReadAsync(work => files.GetAsync(work, first)));
        Assert.NotNull(await test.ReadAsync(work => files.GetAsync(work, again)));
        Assert.NotNull(await test.ReadAsync(work => files.GetAsync(work, picture)));
    }

    [Theory, EachDatabase]
    public async Task Assignment_IsSavedByVersion_AndOpenUntilClosed(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new AssignmentStore();
        var offered = new Assignment("a1", "i1", Severity.Key, "wang", "Offered", 1, Samples.Now, null, "分局大队长");
        await test.WriteAsync(work => store.AddAsync(work, offered));
        await test.WriteAsync(work => store.AddAsync(work, offered with { Id = "a2", Status = Assignment.Closed }));

        Assert.Equal(offered, await test.ReadAsync(work => store.FindAsync(work, "a1")));
        Assert.Equal([offered], await test.ReadAsync(work => store.OpenOfAsync(work, "Wang")));

        var accepted = offered with { Owner = "li", Status = "Accepted", Version = 2, AcceptedAt = Samples.Now.AddMinutes(5), Gap = null };
        Assert.True(await test.WriteAsync(work => store.SaveAsync(work, accepted, expectedVersion: 1)));
        Assert.False(await test.WriteAsync(work => store.SaveAsync(work, offered with { Version = 2 }, expectedVersion: 1)));
        Assert.Empty(await test.ReadAsync(work => store.OpenOfAsync(work, "wang")));
        Assert.Equal([accepted], await test.ReadAsync(work => store.OpenOfAsync(work, "li")));
        Assert.Equal(["a1", "a2"], (await test.ReadAsync(work => store.OfInspectionAsync(work, "i1"))).Select(assignment => assignment.Id));
    }

    [Theory, EachDatabase]
    public async Task Ledger_KeepsOrderAndCells(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new LedgerStore();
        var cells = Enumerable.Range(1, 19).Select(number => $"第{number}栏").ToArray();
        LedgerRow[] rows =
        [
            new("i2", "f2", "c", "景县", cells),
            new("i1", "f1", "c", "桃城区", [.. cells.Reverse()]),
            new("i3", null, "c", "桃城区", cells),
            new("i4", null, "next", "桃城区", cells),
        ];
        await test.WriteAsync(work => store.AppendAsync(work, rows));

        Assert.Equivalent(rows[..3], await test.ReadAsync(work => store.ReadAsync(work, "c", [])), strict: true);
        Assert.Equivalent(rows[1..3], await test.ReadAsync(work => store.ReadAsync(work, "c", ["桃城区"])), strict: true);
        Assert.Equal(rows[1].Cells, (await test.ReadAsync(work => store.ReadAsync(work, "c", ["桃城区"])))[0].Cells);
        await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(work => store.AppendAsync(work, rows[..1])));
        await Assert.ThrowsAsync<ArgumentException>(() => test.WriteAsync(work => store.AppendAsync(work, [rows[0] with { FindingId = "f9", Cells = ["1"] }])));
    }

    [Theory, EachDatabase]
    public async Task File_IsKeptByItsHash(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new FileStore();
        var content = Encoding.UTF8.GetBytes("abc");

        var sha256 = await test.WriteAsync(work => store.PutAsync(work, content, "text/plain", Samples.Now));
        Assert.Equal(sha256, await test.WriteAsync(work => store.PutAsync(work, content, "image/png", Samples.Now)));

        // FIPS 180-2, appendix B.1.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sha256);
        var file = await test.ReadAsync(work => store.GetAsync(work, sha256));
        Assert.Equal(content, file!.Value.Content);
        Assert.Equal("text/plain", file.Value.ContentType);
        Assert.Null(await test.ReadAsync(work => store.GetAsync(work, "none")));
    }
}
