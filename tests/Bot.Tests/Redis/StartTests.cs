using System.Net;
using System.Net.Sockets;
using Bot.Redis;
using Bot.Tests.Storage;
using StackExchange.Redis;

namespace Bot.Tests.Redis;

/// <summary>What the operator reads of a Redis that cannot be used: a sentence with the setting, the reason and an example, and code 2.</summary>
[Collection(nameof(Scripts.ConsoleUsers))]
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-redis-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("doctor")]
    public async Task PasswordNotGiven(string verb)
    {
        await using var server = await RedisServer.StartAsync("sesame-77");
        Refused(await RunAsync(verb, server.Place), "要密码", server.Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("doctor")]
    public async Task WrongPassword(string verb)
    {
        await using var server = await RedisServer.StartAsync("sesame-77");
        var answer = await RunAsync(verb, $"{server.Place},password=wrong-88");
        Refused(answer, "不认", server.Place);
        Assert.DoesNotContain("wrong-88", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foo=bar")]
    [InlineData("127.0.0.1:6379,abortConnect=maybe")]
    [InlineData("127.0.0.1:6379,password=a,secret-99=b")]
    public async Task Malformed(string configuration)
    {
        var answer = await RunAsync("", configuration);
        Refused(answer, "格式", "");
        Assert.DoesNotContain("secret-99", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherKindOfServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener);

        // A service that starts all the same would never end.
        Refused(await RunAsync("", $"{listener.LocalEndpoint}").WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "不是 Redis", $"{listener.LocalEndpoint}");
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task Doctor_NamesARedisThatIsAway_AndOneThatIsThere()
    {
        await using var server = await RedisServer.StartAsync();
        await using var site = await TestDatabase.StartAsync();
        Assert.Contains($"Redis：可用（{server.Place}）", (await RunAsync("doctor", server.Configuration, site.File)).Output, StringComparison.Ordinal);
        await server.KillAsync();
        var (code, output) = await RunAsync("doctor", server.Configuration, site.File);
        Assert.Equal(1, code);
        Assert.Contains($"Redis：连不上 {server.Place}", output, StringComparison.Ordinal);
    }

    /// <summary>The service looks by itself seldom.</summary>
    [Fact]
    public async Task ACommandThatPutsSomethingBack_CallsTheService()
    {
        await using var server = await RedisServer.StartAsync();
        await using var service = await RedisQueues.StartAsync(server);
        await service.Test.WriteAsync(work => work.ExecuteAsync(
            """
            insert into inbox (dedup_key, lane, kind, body, state, attempts, lease_until, received_at, head)
            values ('k', 'lane', 'test', 'x', 'dead', 5, 0, 0, 0)
            """));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Configuration);
        var heard = 0;
        await connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal("bot:wake:inbox"), (_, _) => Interlocked.Increment(ref heard));

        var (code, output) = await Operations.CommandLine.RunAsync(
            "", ["replay", "inbox-1", $"--Storage:ConnectionString=Data Source={service.Test.File}", $"--Redis:Configuration={server.Configuration}"]);

        Assert.Equal(0, code);
        Assert.Contains("已放回队列", output, StringComparison.Ordinal);
        await RedisServer.UntilAsync(() => Task.FromResult(Volatile.Read(ref heard) == 1));
    }

    [Fact]
    public void AnOldServer_IsRefused()
    {
        RedisChecks.Require(new Version(6, 0), "db");
        var refused = Assert.Throws<RedisUnusableException>(() => RedisChecks.Require(new Version(5, 0, 14), "redis01:6379"));
        Assert.Contains("5.0.14", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Redis:Configuration", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ServeAsync(TcpListener listener)
    {
        var answers = new List<Task>();
        try
        {
            while (true)
            {
                answers.Add(AnswerAsync(await listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
            await Task.WhenAll(answers);
        }
    }

    /// <summary>Reads what was asked before it closes: a socket closed over unread bytes is reset, and the answer may be lost with it.</summary>
    private static async Task AnswerAsync(TcpClient client)
    {
        using var own = client;
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null);
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            // The other side was faster.
        }
    }

    private static void Refused((int Code, string Output) answer, string reason, string place)
    {
        Assert.Equal(2, answer.Code);
        Assert.Contains("Redis:Configuration", answer.Output, StringComparison.Ordinal);
        Assert.Contains(reason, answer.Output, StringComparison.Ordinal);
        Assert.Contains(place, answer.Output, StringComparison.Ordinal);
        Assert.Contains("redis01:6379,password=…", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame-77", answer.Output, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output)> RunAsync(string verb, string configuration, string? file = null) => Operations.CommandLine.RunAsync(
        "",
        [
            .. verb.Length == 0 ? Array.Empty<string>() : [verb],
            $"--Storage:ConnectionString=Data Source={file ?? Path.Combine(_folder, "bot.db")}",
            "--WeCom:CorpId=ww00000000000000a1", "--WeCom:AgentId=1000002", "--WeCom:Secret=a-secret-of-forty-three-characters-0123456789",
            "--WeCom:Token=QDG6eKtoken", "--WeCom:EncodingAesKey=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "--Urls=http://127.0.0.1:0",
            "--Conversation:PublicUrl=https://hj.hengshui.example/", $"--Redis:Configuration={configuration}",
        ]);
}
