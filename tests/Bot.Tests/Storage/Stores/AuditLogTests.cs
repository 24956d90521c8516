using System.Data.Common;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Storage.Stores;

public sealed class AuditLogTests
{
    private readonly AuditLog _log = new();

    [Theory, EachDatabase]
    public async Task AnUntouchedChain_Holds_OverARestart(string provider)
    {
        await using var test = await SeededAsync(provider, 0);
        Assert.Null(await VerifyAsync(test));
        Assert.Equal(0, (await test.ReadAsync(_log.HeadAsync)).Seq);

        await AppendAsync(test, 3);
        await test.RestartAsync();
        await AppendAsync(test, 2);

        Assert.Null(await VerifyAsync(test));
        Assert.Equal(5, (await test.ReadAsync(_log.HeadAsync)).Seq);
    }

    [Theory, EachDatabase]
    public async Task AnEntryRolledBack_LeavesNoGap(string provider)
    {
        await using var test = await SeededAsync(provider, 2);
        await Assert.ThrowsAsync<FormatException>(() => test.WriteAsync(async work =>
        {
            await _log.AppendAsync(work, Samples.Now, "zhang", "sign", "i9", "");
            throw new FormatException();
        }));
        await AppendAsync(test, 1);

        Assert.Null(await VerifyAsync(test));
    }

    [Theory]
    [EachDatabase("update audit set details = 'x' where seq = 3", 3)]
    [EachDatabase("update audit set actor = 'li' where seq = 2", 2)]
    [EachDatabase("update audit set at = at + 1 where seq = 1", 1)]
    [EachDatabase("update audit set actor = concat(actor, substring(action, 1, 1)), action = substring(action, 2, 100) where seq = 4", 4)]
    [EachDatabase("update audit set form = 1 where seq = 3", 3)]
    [EachDatabase("delete from audit where seq = 2", 2)]
    [EachDatabase("delete from audit where seq >= 4", 4)]
    [EachDatabase("delete from audit", 1)]
    [EachDatabase("update audit set prev_hash = '', hash = 'x' where seq = 5", 5)]
    [EachDatabase("update audit_head set hash = 'x'", 5)]
    [EachDatabase("update audit_head set seq = 4, hash = (select hash from audit where seq = 4)", 5)]
    [EachDatabase("delete from audit_head", 1)]
    [EachDatabase("insert into audit (seq, at, actor, action, subject, details, prev_hash, hash) select seq + 1, at, actor, action, subject, details, hash, 'x' from audit where seq = 5", 6)]
    public async Task ATamperedChain_NamesTheFirstBadEntry(string provider, string tampering, long firstBad)
    {
        await using var test = await SeededAsync(provider, 5);
        test.SchemaChanges = true;
        await test.WriteAsync(work => work.ExecuteAsync("drop trigger audit_is_final; drop trigger audit_stays;"));

        await test.WriteAsync(work => work.ExecuteAsync(tampering));

        Assert.Equal(firstBad, await VerifyAsync(test));
    }

    [Theory]
    [EachDatabase("update audit set details = 'x'")]
    [EachDatabase("delete from audit")]
    public async Task TheTable_RefusesChanges(string provider, string sql)
    {
        await using var test = await SeededAsync(provider, 1);

        await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(work => work.ExecuteAsync(sql)));
    }

    private async Task<TestDatabase> SeededAsync(string provider, int entries)
    {
        var test = await TestDatabase.StartAsync(provider);
        await AppendAsync(test, entries);
        return test;
    }

    private Task AppendAsync(TestDatabase test, int entries) => test.WriteAsync(async work =>
    {
        for (var entry = 0; entry < entries; entry++)
        {
            await _log.AppendAsync(work, Samples.Now.AddSeconds(entry), "zhang", "签字", $"i{entry}", "第一轮");
        }
    });

    private Task<long?> VerifyAsync(TestDatabase test) => test.ReadAsync(_log.VerifyAsync);
}
