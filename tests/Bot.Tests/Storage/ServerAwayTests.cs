using System.Globalization;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Messaging;
using Bot.Tests.Support;
using Microsoft.Data.SqlClient;

namespace Bot.Tests.Storage;

/// <summary>The server goes away while the service runs, and comes back.</summary>
public sealed class ServerAwayTests
{
    [Fact]
    public async Task Meanwhile_WorkIsBusyAndReadinessRed_AfterwardsAllGoesOnByItself()
    {
        var lent = await TestServer.LendAsync();
        var settings = new SqlConnectionStringBuilder(lent);
        var address = settings.DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        await using (var way = new TcpCut(address[0], address.Length > 1 ? int.Parse(address[1], CultureInfo.InvariantCulture) : 1433))
        {
            settings.DataSource = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{way.Port}");
            await using var fixture = await MessagingFixture.StartAsync(
                SqliteDialect.Name,
                ("Storage:Provider", SqlServerDialect.Name),
                ("Storage:ConnectionString", settings.ToString()),
                ("Storage:BusyLimit", "00:00:02"));
            Assert.Equal(AcceptResult.Accepted, await fixture.AcceptAsync("zhang", "before"));
            Assert.Null(fixture.Test.Database.Fault);

            way.Cut();
            await Assert.ThrowsAsync<StorageBusyException>(() => fixture.AcceptAsync("zhang", "meanwhile"));
            Assert.NotNull(fixture.Test.Database.Fault);
            await Assert.ThrowsAsync<StorageBusyException>(() => fixture.StatesAsync("inbox"));

            way.Mend();
            Assert.Equal(AcceptResult.Accepted, await fixture.AcceptAsync("zhang", "meanwhile"));
            Assert.Null(fixture.Test.Database.Fault);
            await fixture.InboxWorker.DrainAsync();
            Assert.Equal(["before", "meanwhile"], fixture.Recorder.Processed.Select(item => item.Body));
        }

        await TestServer.GiveBackAsync(lent, changed: false);
    }
}
