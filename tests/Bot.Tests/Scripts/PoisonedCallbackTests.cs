using Bot.Messaging;
using Bot.Operations;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>A callback that cannot be handled: N tries, a dead letter with its error, its person goes on, the operator sees it and puts it back.</summary>
public sealed class PoisonedCallbackTests
{
    private const string Poison = "create trigger poison before insert on finding begin select raise(abort, 'poisoned'); end";

    [Fact]
    public async Task ItEndsAsADeadLetter_TheLaneGoesOn_DoctorShowsIt_ReplayReturnsIt()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite, ("Messaging:MaxAttempts", "3"));
        var zhang = (await SignVisit.OpenAsync(bot)).Zhang;
        await bot.WriteAsync(work => work.ExecuteAsync(Poison));
        await zhang.SaysAsync(SignVisit.Key);
        await zhang.SaysAsync("帮助");
        for (var tries = 0; tries < 3; tries++)
        {
            await bot.SettleAsync();
            bot.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        // His lane: he is told, and what he said next is answered.
        await zhang.SeesAsync("刚才这一步没有办成");
        await zhang.SeesAsync("体检");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "finding"));
        var id = await bot.ReadAsync(work => work.ScalarAsync<long>("select id from inbox where state = 'dead'"));
        string[] settings = [$"--Storage:ConnectionString={bot.ConnectionString}"];
        await using var shown = new StringWriter();
        Assert.Equal(1, await DoctorCommand.RunAsync(settings, bot.ConnectionString["Data Source=".Length..], shown, TestContext.Current.CancellationToken));
        Assert.Contains("没能处理或送达的事项：1 件", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains($"inbox-{id} ", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("试了3次", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("poisoned", shown.ToString(), StringComparison.Ordinal);

        await bot.WriteAsync(work => work.ExecuteAsync("drop trigger poison"));
        Assert.Equal(0, await MaintenanceCommands.ReplayAsync($"inbox-{id}", null, settings, shown, TestContext.Current.CancellationToken));
        await bot.SettleAsync();

        Assert.Equal(1, await SignVisit.CountAsync(bot, "finding"));
        Assert.Empty(await bot.ReadAsync(work => bot.Get<DeadLetters>().ListAsync(work, Queue.Inbox)));
        await zhang.SeesCardAsync("条已记下");
        Assert.Equal(1, await MaintenanceCommands.ReplayAsync($"inbox-{id}", null, settings, shown, TestContext.Current.CancellationToken));
    }
}
