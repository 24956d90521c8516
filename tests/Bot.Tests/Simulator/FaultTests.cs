using System.Diagnostics;
using System.Text.Json;
using Bot.Simulator;

namespace Bot.Tests.Simulator;

public sealed class FaultTests
{
    [Fact]
    public async Task Fail_StrikesThatPathSoManyTimes_WithoutEffect()
    {
        await using var rig = await SimulatorRig.StartAsync();
        rig.Tenant.Faults.Fail(45009, times: 2, path: "message/send");

        Assert.Equal(45009, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", "a")));
        Assert.Equal(45009, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", "a")));
        Assert.Empty(rig.Tenant.Phone("zhao.lei"));
        Assert.Equal(0, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", "a")));
    }

    [Fact]
    public async Task Fail_OfAnyPath_StrikesTheNextCall()
    {
        await using var rig = await SimulatorRig.StartAsync();
        rig.Tenant.Faults.Fail(-1);

        Assert.Equal(-1, SimulatorRig.Code(await rig.GetAsync("gettoken")));
        Assert.NotEmpty(await rig.TokenAsync());
    }

    [Fact]
    public async Task DropAnswer_CutsTheConnectionAfterTheEffect()
    {
        await using var rig = await SimulatorRig.StartAsync();
        rig.Tenant.Faults.DropAnswer(path: "message/send");

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.SendTextAsync("zhao.lei", "a"));

        Assert.Single(rig.Tenant.Phone("zhao.lei"));
        Assert.Equal(0, SimulatorRig.Code(await rig.SendTextAsync("zhao.lei", "b")));
    }

    [Fact]
    public async Task Delay_HoldsTheCall()
    {
        await using var rig = await SimulatorRig.StartAsync();
        rig.Tenant.Faults.Delay(TimeSpan.FromMilliseconds(200), path: "gettoken");
        var started = Stopwatch.GetTimestamp();

        await rig.TokenAsync();

        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(190));
    }

    [Fact]
    public async Task AFault_HasStruck_WhenACallMetIt()
    {
        await using var rig = await SimulatorRig.StartAsync();
        rig.Tenant.Faults.Fail(45009, path: "message/send");
        rig.Tenant.Faults.FailHttp(500, path: "message/update_template_card");
        await rig.TokenAsync();

        Assert.Equal(0, rig.Tenant.Faults.Struck("message/send"));
        await rig.SendTextAsync("zhao.lei", "a");
        await rig.SendTextAsync("zhao.lei", "b");

        Assert.Equal(1, rig.Tenant.Faults.Struck("message/send"));
        Assert.Equal(0, rig.Tenant.Faults.Struck("message/update_template_card"));
    }

    [Fact]
    public async Task TheCallBook_KnowsWhoseAnswerWasNotComplete()
    {
        var book = new CallBook();
        await using (var rig = await SimulatorRig.StartAsync(settings => settings.Calls = book))
        {
            await rig.SendTextAsync("zhao.lei", "whole");
            rig.Tenant.Faults.DropAnswer(path: "message/send");
            await Assert.ThrowsAsync<HttpRequestException>(() => rig.SendTextAsync("zhao.lei", "dropped"));
            rig.Tenant.Faults.GarbleAnswer(path: "message/send");
            await Assert.ThrowsAnyAsync<JsonException>(() => rig.SendTextAsync("zhao.lei", "half"));
            rig.Tenant.Faults.Fail(45009, path: "message/send");
            await rig.SendTextAsync("zhao.lei", "refused");
        }

        // The host has ended, and with it every request.
        Assert.Equal(
            [("whole", 0, true), ("dropped", 0, false), ("half", 0, false), ("refused", 45009, true)],
            book.Calls.Where(call => call.Path != CallBook.Token).Select(call => (JsonElement.Parse(call.Body).GetProperty("text").GetProperty("content").GetString()!, call.Errcode ?? -1, call.Answered)));
    }

    [Fact]
    public async Task ExpireTokens_AsksForANewOne()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var old = await rig.TokenAsync();
        rig.Tenant.Faults.ExpireTokens();

        Assert.Equal(42001, SimulatorRig.Code(await rig.GetAsync($"user/get?userid=zhao.lei&access_token={old}")));
        Assert.NotEqual(old, await rig.TokenAsync());
        Assert.Equal(1, rig.Tenant.Faults.ExpiredTokens);
    }

    [Fact]
    public async Task DuplicateCallbacks_DeliversTheNextOneMoreOften()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        rig.Tenant.Faults.DuplicateCallbacks(2);

        Assert.True(await rig.Tenant.SayAsync("zhao.lei", "a"));
        Assert.True(await rig.Tenant.SayAsync("zhao.lei", "b"));

        Assert.Equal(["a", "a", "a", "b"], bot.Opened.Select(x => x.Element("Content")!.Value));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", "Development")]
    [InlineData("http://192.168.1.5:0", "Development")]
    [InlineData("https://127.0.0.1:0", "Development")]
    [InlineData("http://127.0.0.1:0", "Production")]
    public async Task Start_IsRefused_OutsideLoopbackAndInProduction(string listen, string environment)
    {
        var settings = SimulatorRig.NewSettings();
        settings.Listen = new Uri(listen);
        settings.Environment = environment;

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => SimulatorHost.StartAsync(settings, TimeProvider.System));
        Assert.StartsWith("The simulator", refusal.Message, StringComparison.Ordinal);
    }
}
