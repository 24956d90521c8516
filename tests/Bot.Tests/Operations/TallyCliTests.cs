using Bot.Tests.Scripts;
using Bot.Tests.Support;

namespace Bot.Tests.Operations;

/// <summary>bot tally beside the running service.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class TallyCliTests
{
    [Fact]
    public async Task AWrongNumber_IsNamed_AndCountedAnew()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        Assert.Equal(0, await RunAsync(bot, "check", "都对得上"));

        await bot.WriteAsync(work => work.ExecuteAsync("update tally set amount = amount + 5 where measure = 'LedgerRows' and day = '' and county = @county", new { county = "桃城区" }));

        Assert.Equal(1, await RunAsync(bot, "check", "桃城区 合计 LedgerRows ：记的是7，数出来是2"));
        Scene.Has("桃城区 合计 LedgerRows ：记的是7，数出来是2", (await CommandLine.RunAsync("", "doctor", $"--data={bot.ConnectionString["Data Source=".Length..]}")).Output);
        Assert.Equal(0, await RunAsync(bot, "rebuild", "已重新数过"));
        Assert.Equal(0, await RunAsync(bot, "check", "都对得上"));
    }

    private static async Task<int> RunAsync(BotFixture bot, string verb, string words)
    {
        var (code, said) = await CommandLine.RunAsync("", "tally", verb, $"--Storage:ConnectionString={bot.ConnectionString}");
        Scene.Has(words, said);
        return code;
    }
}
