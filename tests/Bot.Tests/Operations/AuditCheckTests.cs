using System.Net;
using Bot.Operations;
using Bot.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Operations;

/// <summary>The running service tells of a broken audit chain by itself.</summary>
public sealed class AuditCheckTests
{
    [Fact]
    public async Task ABrokenChain_IsLogged_AndShownByHealthz()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await bot.InspectorAsync("zhang.wei");
        using var http = bot.Get<IHttpClientFactory>().CreateClient("operator");
        await bot.Get<AuditCheck>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("ok", await http.GetStringAsync(new Uri(bot.CallbackUrl, "/healthz")));

        await bot.WriteAsync(work => work.ExecuteAsync("drop trigger audit_is_final; update audit set actor = 'li.na' where seq = 2"));
        await bot.RestartAsync();
        for (var looked = bot.Get<AuditCheck>().ExecuteTask!; !looked.IsCompleted; await Task.Yield())
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var again = bot.Get<IHttpClientFactory>().CreateClient("operator");
        using var answer = await again.GetAsync(new Uri(bot.CallbackUrl, "/healthz"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ok, degraded: audit: the chain is broken at entry 2; see doctor", await answer.Content.ReadAsStringAsync());
        Assert.Contains(bot.Logs.GetSnapshot(), line => line.Level == LogLevel.Error && line.Message.Contains("audit chain is broken", StringComparison.Ordinal));
    }
}
