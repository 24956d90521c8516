using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

public sealed class CallbackEndpointTests
{
    [Fact]
    public async Task Get_AnswersTheBareEcho()
    {
        await using var bot = await TestBot.StartAsync();
        using var response = await bot.Http.GetAsync(CallbackFixtures.Verify("12345678901234567890123", bot.Clock.GetUtcNow(), "n"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("12345678901234567890123"u8.ToArray(), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_ForgedOrBare_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var url = CallbackFixtures.Verify("1", bot.Clock.GetUtcNow(), "n");
        using var forged = await bot.Http.GetAsync(url.Replace("nonce=n", "nonce=m", StringComparison.Ordinal));
        using var bare = await bot.Http.GetAsync("/wecom/callback");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    [Fact]
    public async Task Post_AnswersAfterTheRowIsOnDisk()
    {
        await using var bot = await TestBot.StartAsync(onFile: true);
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("Zhao.Lei", 1, "完成")));

        // Another connection sees what is committed and nothing else.
        await using var other = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "bot.db")};Mode=ReadOnly;Pooling=false");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "select lane || ' ' || kind || ' ' || body from inbox";
        Assert.StartsWith("zhao.lei wecom <xml>", (string?)await command.ExecuteScalarAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Again_SameAnswerOneRow()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成"), "n"));
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成"), "n"));
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成"), "later"));
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox"));
    }

    [Fact]
    public async Task Post_AcceptedNonceWithOtherContent_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成"), "n"));
        Assert.Equal(HttpStatusCode.Forbidden, await bot.PostAsync(CallbackFixtures.Text("a", 2, "撤回"), "n"));
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox"));
    }

    [Fact]
    public async Task Post_Bad_IsRefusedAndLoggedWithoutContent()
    {
        await using var bot = await TestBot.StartAsync();
        var (url, _) = CallbackFixtures.Seal(CallbackFixtures.Text("a", 1, "秘密"), bot.Clock.GetUtcNow(), "n");
        Assert.Equal(HttpStatusCode.Forbidden, await bot.PostAsync(CallbackFixtures.Text("a", 1, "秘密"), token: "Other"));
        Assert.Equal(HttpStatusCode.BadRequest, await bot.PostAsync("/wecom/callback", new StringContent("<xml/>")));
        Assert.Equal(HttpStatusCode.BadRequest, await bot.PostAsync(url, new StringContent("<xml><Content>秘密</Content></xml>")));
        Assert.Equal(HttpStatusCode.BadRequest, await bot.PostAsync(url, new StringContent("")));
        Assert.Equal(0, await bot.CountAsync("select count(*) from inbox"));
        var logs = bot.Logs.GetSnapshot().Where(log => log.Level == LogLevel.Warning).ToList();
        Assert.Equal(4, logs.Count);
        Assert.DoesNotContain(logs, log => log.Message.Contains("秘密", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_TenMegabytes_IsRefusedAfter64KiB(bool announced)
    {
        await using var bot = await TestBot.StartAsync();
        var (url, _) = CallbackFixtures.Seal(CallbackFixtures.Text("a", 1, "x"), bot.Clock.GetUtcNow(), "n");
        using var flood = new Flood(10 * 1024 * 1024);
        var content = new StreamContent(flood);
        content.Headers.ContentLength = announced ? 10 * 1024 * 1024 : null;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await bot.PostAsync(url, content));
    }

    [Fact]
    public async Task Post_WhileStorageIsBusy_AsksForARepeat()
    {
        await using var bot = await TestBot.StartAsync(onFile: true);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "bot.db")};Pooling=false");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成"), "n"));
        }

        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成"), "n"));
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox"));
    }

    [Fact]
    public async Task Post_IntoADamagedDatabase_AsksForARepeat_AndAlerts()
    {
        await using var bot = await TestBot.StartAsync(onFile: true);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "bot.db")};Pooling=false");
        await other.OpenAsync();
        await using var damage = other.CreateCommand();
        damage.CommandText = "pragma writable_schema = on; update sqlite_schema set sql = 'create table x(' where name = 'callback_nonce'; pragma schema_version = 9999;";
        await damage.ExecuteNonQueryAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await bot.PostAsync(CallbackFixtures.Text("a", 1, "完成")));
        Assert.Contains(bot.Logs.GetSnapshot(), log => log.Level == LogLevel.Critical && log.Message.Contains("damaged", StringComparison.Ordinal));
    }

    /// <summary>A body without a known length.</summary>
    private sealed class Flood(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, read).Fill((byte)'x');
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
