using System.Net;
using Bot.Operations;
using Bot.Storage;
using Bot.Tests.Storage;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>Messages that do not get out are told, with the reason.</summary>
public sealed class SendingReportTests
{
    private const string Refused = "gettoken: ConnectionRefused";

    [Theory]
    [InlineData(Refused, "发送：连不上企业微信（最近一次 2020-12-08 10:30：gettoken: ConnectionRefused），等着发的消息 2 条，最早从 2020-12-08 10:10 开始失败", "WeCom:BaseUrl")]
    [InlineData("-1 system busy", "发送：企业微信不收（最近一次 2020-12-08 10:30：-1 system busy），等着发的消息 2 条", "全局错误码")]
    public async Task Doctor_SaysThatNothingGetsThrough(string why, string sentence, string advice)
    {
        await using var database = await TestDatabase.StartAsync();
        await database.WriteAsync(work => FailingAsync(work, Samples.Now, why));

        var (code, said) = await DoctorAsync(database);

        Assert.Equal(1, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Contains(advice, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ShowsOneThatFails_WhileOthersGetThrough()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.WriteAsync(async work =>
        {
            await FailingAsync(work, Samples.Now, Refused);
            return await work.ExecuteAsync("update outbox set state = 'done', head = 0, done_at = @at where lane = 'b'", new { at = Samples.Now.AddMinutes(1) });
        });

        var (_, said) = await DoctorAsync(database);

        Assert.Contains("发送：正常；1 人的消息没有发成，正在重试（最近一次 2020-12-08 10:30：gettoken: ConnectionRefused）", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minute", "MessagesPerMinute")]
    [InlineData("hour", "MessagesPerHour")]
    [InlineData("the day's person-times are used up", "PersonTimesPerDay")]
    public async Task Doctor_NamesTheLimitThatMessagesWaitFor(string limit, string setting)
    {
        await using var database = await TestDatabase.StartAsync();
        var due = TimeProvider.System.GetUtcNow().AddHours(1);
        await database.WriteAsync(work => work.ExecuteAsync(
            "insert into outbox (lane, kind, body, state, head, attempts, due_at, error, created_at) values ('a', 'text', x'7b7d', 'new', 1, 0, @due, @why, @due)",
            new { due, why = $"send budget: {limit}" }));

        var (_, said) = await DoctorAsync(database);

        Assert.Contains("发送限额：1 人的消息在等", said, StringComparison.Ordinal);
        Assert.Contains(setting, said, StringComparison.Ordinal);
        Assert.Contains(DoctorTexts.Local(due), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthz_Is503_AMinuteAfterNothingGotThrough()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        using var http = bot.Get<IHttpClientFactory>().CreateClient("operator");
        var address = new Uri(bot.CallbackUrl, "/healthz");
        await bot.WriteAsync(work => FailingAsync(work, bot.Clock.GetUtcNow().AddMinutes(20).AddSeconds(-59), Refused));
        Assert.Equal("ok", await http.GetStringAsync(address));

        bot.Clock.Advance(TimeSpan.FromSeconds(1));

        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(Refused, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Two persons' messages, of which one failed first twenty minutes before <paramref name="last"/> and last then; the other was never tried.</summary>
    private static Task<int> FailingAsync(UnitOfWork work, DateTimeOffset last, string why) => work.ExecuteAsync(
        "insert into outbox (lane, kind, body, state, head, attempts, due_at, error, created_at, failing_since, waits_since) values (@lane, 'text', x'7b7d', 'new', 1, 3, @due, @why, @first, @since, @waits)",
        new[]
        {
            new { lane = "a", due = last.AddYears(100), why = (string?)why, first = last.AddMinutes(-20), since = (DateTimeOffset?)last.AddMinutes(-20), waits = (DateTimeOffset?)last },
            new { lane = "b", due = last.AddYears(100), why = (string?)null, first = last.AddMinutes(-20), since = (DateTimeOffset?)null, waits = (DateTimeOffset?)null },
        });

    private static async Task<(int Code, string Said)> DoctorAsync(TestDatabase database)
    {
        await using var output = new StringWriter();
        var code = await DoctorCommand.RunAsync([], database.Folder, output, CancellationToken.None);
        return (code, output.ToString());
    }
}
