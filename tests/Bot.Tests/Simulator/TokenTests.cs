using System.Net;

namespace Bot.Tests.Simulator;

public sealed class TokenTests
{
    private const string Good = "gettoken?corpid=ww00000000000000a1&corpsecret=" + SimulatorRig.Secret;

    [Fact]
    public async Task Token_IsTheSameWhileItLives_WithWhatRemains()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var first = await rig.GetAsync(Good);
        rig.Clock.Advance(TimeSpan.FromSeconds(200));
        var second = await rig.GetAsync(Good);
        rig.Clock.Advance(TimeSpan.FromSeconds(7000));
        var third = await rig.GetAsync(Good);

        Assert.Equal(7200, first.GetProperty("expires_in").GetInt32());
        Assert.Equal(7000, second.GetProperty("expires_in").GetInt32());
        Assert.Equal(first.GetProperty("access_token").GetString(), second.GetProperty("access_token").GetString());
        Assert.NotEqual(first.GetProperty("access_token").GetString(), third.GetProperty("access_token").GetString());
        Assert.Equal(42001, SimulatorRig.Code(await rig.GetAsync($"user/get?userid=zhao.lei&access_token={first.GetProperty("access_token").GetString()}")));
    }

    [Theory]
    [InlineData("gettoken?corpid=ww00000000000000a1&corpsecret=wrong", 40001)]
    [InlineData("gettoken?corpid=ww1&corpsecret=" + SimulatorRig.Secret, 40013)]
    [InlineData("gettoken?corpsecret=" + SimulatorRig.Secret, 41002)]
    [InlineData("gettoken?corpid=ww00000000000000a1", 41004)]
    [InlineData("user/get?userid=zhao.lei", 41001)]
    [InlineData("user/get?userid=zhao.lei&access_token=nonsense", 40014)]
    [InlineData("message/send", 43002)]
    public async Task WrongCredential_Answers(string path, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, SimulatorRig.Code(await rig.GetAsync(path)));
    }

    [Fact]
    public async Task ManyWrongSecrets_BanTheCallerForAnHour()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.WrongSecretLimit = 3);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(40001, SimulatorRig.Code(await rig.GetAsync("gettoken?corpid=ww00000000000000a1&corpsecret=wrong")));
        }

        Assert.Equal(45009, SimulatorRig.Code(await rig.GetAsync(Good)));
        rig.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, SimulatorRig.Code(await rig.GetAsync(Good)));
    }

    [Fact]
    public async Task UserGet_KnowsMembersInAnyCase()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var token = await rig.TokenAsync();

        var member = await rig.GetAsync($"user/get?userid=wang5&access_token={token}");
        Assert.Equal("Wang5", member.GetProperty("userid").GetString());
        Assert.Equal("王五", member.GetProperty("name").GetString());
        Assert.False(member.TryGetProperty("mobile", out _));
        Assert.Equal(60111, SimulatorRig.Code(await rig.GetAsync($"user/get?userid=nobody&access_token={token}")));
        Assert.Equal(41009, SimulatorRig.Code(await rig.GetAsync($"user/get?access_token={token}")));
    }

    [Fact]
    public async Task WrongMethodAndPath_AreRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(43001, SimulatorRig.Code(await rig.PostAsync("gettoken", "{}")));
        using var unknown = await rig.Http.GetAsync(new Uri("cgi-bin/message/sent", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task WireLog_MasksTokensAndSecrets()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var token = await rig.TokenAsync();
        await rig.SendTextAsync("zhao.lei", "明文");

        var texts = string.Concat(rig.Tenant.WireLog.After(0).Select(e => e.Title + e.Request + e.Response));
        Assert.DoesNotContain(token, texts, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatorRig.Secret, texts, StringComparison.Ordinal);
        Assert.Contains("明文", texts, StringComparison.Ordinal);
    }
}
