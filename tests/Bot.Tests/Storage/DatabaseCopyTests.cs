using Bot.Operations;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Messaging;
using Bot.Tests.Support;
using Domain.Responsibility;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Storage;

/// <summary>A site moves from one database to another as a whole, or not at all.</summary>
public sealed class DatabaseCopyTests
{
    [Theory, EachDatabase]
    public async Task ASite_ArrivesWhole_AndGoesOnThere(string provider)
    {
        await using var source = await SiteAsync(SqliteDialect.Name);
        await using var target = await TestDatabase.StartAsync(provider);

        var (code, said) = await CopyAsync(source.Test, target);

        Assert.True(code == 0, said);
        Assert.Contains("搬完", said, StringComparison.Ordinal);
        Assert.Equal(
            await source.Test.ReadAsync(work => new InspectionStore().FindAsync(work, "i1")),
            await target.ReadAsync(work => new InspectionStore().FindAsync(work, "i1")),
            (one, other) => StorageJson.Write(one) == StorageJson.Write(other));
        Assert.Null(await target.ReadAsync(new AuditLog().VerifyAsync));
        Assert.Equal([1, 2, 3], await target.ReadAsync(work => work.QueryAsync<long>("select id from outbox order by id")));

        // The chain of the audit, the numbers and the heads go on where they were.
        await target.WriteAsync(work => new AuditLog().AppendAsync(work, Samples.Now, "li", "turn", "x", ""));
        Assert.Null(await target.ReadAsync(new AuditLog().VerifyAsync));
    }

    [Theory, EachDatabase]
    public async Task AndBack_ItIsTheSame(string provider)
    {
        await using var source = await SiteAsync(provider);
        await using var target = await TestDatabase.StartAsync();
        var (code, said) = await CopyAsync(source.Test, target);
        Assert.True(code == 0, said);

        var (again, told) = await CopyAsync(source.Test, target);
        Assert.Equal(2, again);
        Assert.Contains("已有数据", told, StringComparison.Ordinal);
        var lines = said.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(TableOrder.Copied.Count, lines.Count);
        var (_, dry) = await CopyAsync(target, source.Test, rehearse: true);
        Assert.Contains("已有数据", dry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADryRun_CountsAndWritesNothing()
    {
        await using var source = await SiteAsync(SqliteDialect.Name);
        await using var target = await TestDatabase.StartAsync();

        var (code, said) = await CopyAsync(source.Test, target, rehearse: true);
        var (_, real) = await CopyAsync(source.Test, target);

        Assert.Equal(0, code);
        Assert.Contains("试运行", said, StringComparison.Ordinal);

        // The same table lines: what the dry run promises is what comes.
        Assert.Equal(Lines(said), Lines(real));
    }

    [Fact]
    public async Task ADryRun_MakesNoFile()
    {
        await using var source = await SiteAsync(SqliteDialect.Name);
        var folder = Directory.CreateTempSubdirectory("bot-copy-");
        await using var output = new StringWriter();

        var code = await CopyCommand.RunAsync(End(source.Test), $"Provider=Sqlite;Data Source={Path.Combine(folder.FullName, "new.db")}", rehearse: true, output, CancellationToken.None);

        Assert.True(code == 0, output.ToString());
        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }

    [Fact]
    public async Task NumbersThatWereGivenOut_AreNotGivenOutAgain()
    {
        await using var source = await SiteAsync(SqliteDialect.Name);
        await source.Test.WriteAsync(work => work.ExecuteAsync("delete from outbox where id >= 2"));
        await using var target = await MessagingFixture.StartAsync();
        var (code, said) = await CopyAsync(source.Test, target.Test);
        Assert.True(code == 0, said);

        Assert.Equal(4, await target.SendAsync("zhang", "next"));
    }

    [Fact]
    public async Task ATableThatDoesNotArriveAsItLeft_UndoesAll()
    {
        await using var source = await SiteAsync(SqliteDialect.Name);
        await using var target = await TestDatabase.StartAsync();
        await target.WriteAsync(work => work.ExecuteAsync(
            "create trigger eats after insert on session begin update session set body = 'other' where user_id = new.user_id; end"));

        var (code, said) = await CopyAsync(source.Test, target);

        Assert.Equal(2, code);
        Assert.Contains("表 session", said, StringComparison.Ordinal);
        foreach (var table in TableOrder.Copied)
        {
            Assert.Equal(0, await target.ReadAsync(work => work.ScalarAsync<long>(table.Count)));
        }
    }

    [Theory]
    [InlineData("Data Source=bot.db", "Provider=SqlServer;Server=x;Database=y", "Provider=")]
    [InlineData("Provider=Oracle;Data Source=bot.db", "Provider=SqlServer;Server=x;Database=y", "Provider=")]
    [InlineData("Provider=Sqlite;Data Source=/nowhere/bot.db", "Provider=SqlServer;Server=x;Database=y", "没有数据库文件")]
    [InlineData("=;", "Provider=SqlServer;Server=x;Database=y", "--from")]
    [InlineData("Provider=SqlServer;Server=x;Database=y", "Provider=sqlserver;Server=x;Database=y", "同一个")]
    public async Task AnEndThatCannotBe_IsSaidInASentence(string from, string to, string words)
    {
        using var output = new StringWriter();

        Assert.Equal(2, await CopyCommand.RunAsync(from, to, rehearse: false, output, CancellationToken.None));

        Assert.Contains(words, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSum_KnowsChangedLostDoubledAndMovedValues_AndNoOrder()
    {
        object?[] first = [1L, "a", null, 2.5, new byte[] { 1 }];
        object?[] second = [2L, "b", "c", null, Array.Empty<byte>()];
        var sum = Sum(first, second);

        Assert.Equal(sum, Sum(second, first));
        Assert.Equal(Sum([true]), Sum([1]));
        Assert.NotEqual(sum, Sum(first));
        Assert.NotEqual(sum, Sum(first, second, second));
        Assert.NotEqual(sum, Sum(first, [2L, "bc", "", null, Array.Empty<byte>()]));
        Assert.NotEqual(Sum(["1"]), Sum([1]));
        Assert.NotEqual(Sum(new object?[] { null }), Sum(new object?[] { "" }));

        static string Sum(params object?[][] rows)
        {
            var all = new TableSum();
            foreach (var row in rows)
            {
                all.Add(row);
            }

            return all.Checksum;
        }
    }

    private static async Task<MessagingFixture> SiteAsync(string provider)
    {
        var site = await MessagingFixture.StartAsync(provider);
        await site.Test.WriteAsync(async work =>
        {
            await new EnterpriseStore().UpsertAsync(work, Samples.Enterprise("e1", "衡水安平丝网厂", at: new(37.735, 115.67)));
            await new DirectoryStore().UpsertAsync(work, Samples.Person("zhang", 1, new RoleGrant(Role.Inspector, "桃城区", null, null)));
            await new InspectionStore().AddAsync(work, Samples.Inspection("i1"));
            await new InspectionStore().AddSnapshotAsync(work, "i1", "正文 😀", "hash", Samples.Now);
            await new FileStore().PutAsync(work, [.. Enumerable.Range(0, 100_000).Select(number => (byte)number)], "image/jpeg", Samples.Now);
            await new CommitmentStore().SignAsync(work, "c", "zhang", "hash", Samples.Now);
            await work.ExecuteAsync("insert into session (user_id, body, updated_at) values ('zhang', @body, 1)", new { body = new string('话', 5000) });
            for (var entry = 0; entry < 1500; entry++)
            {
                await new AuditLog().AppendAsync(work, Samples.Now.AddSeconds(entry), "zhang", "签字", $"i{entry}", "第一轮");
            }
        });
        foreach (var body in new[] { "一", "二", "三" })
        {
            await site.SendAsync("zhang", body);
            await site.AcceptAsync("zhang", body);
        }

        return site;
    }

    private static async Task<(int Code, string Said)> CopyAsync(TestDatabase from, TestDatabase to, bool rehearse = false)
    {
        using var output = new StringWriter();
        var code = await CopyCommand.RunAsync(End(from), End(to), rehearse, output, CancellationToken.None);
        return (code, output.ToString());
    }

    private static string End(TestDatabase test)
    {
        var settings = test.Get<IConfiguration>();
        return $"Provider={settings["Storage:Provider"] ?? SqliteDialect.Name};{settings["Storage:ConnectionString"]}";
    }

    private static IEnumerable<string> Lines(string said) => said.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal));
}
