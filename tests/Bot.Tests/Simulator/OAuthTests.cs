using System.Net;
using System.Text.RegularExpressions;

namespace Bot.Tests.Simulator;

/// <summary>The authorize page and auth/getuserinfo (protocol 5.6).</summary>
public sealed partial class OAuthTests
{
    private const string Trusted = "bot.example.invalid:8443";
    private const string Good = "appid=ww00000000000000a1&redirect_uri=https%3A%2F%2Fbot.example.invalid%3A8443%2Fboard%2Fenter&response_type=code&scope=snsapi_base&state=Abc123&agentid=1000002";

    [Fact]
    public async Task ACode_IsGoodForOneCall()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.TrustedDomain = Trusted);
        var (back, code) = await AllowAsync(rig, "zhao.lei");
        Assert.StartsWith("https://bot.example.invalid:8443/board/enter?code=", back, StringComparison.Ordinal);
        Assert.EndsWith("&state=Abc123", back, StringComparison.Ordinal);
        Assert.InRange(code.Length, 1, 512);

        var first = await InfoAsync(rig, code);
        Assert.Equal("zhao.lei", first.GetProperty("userid").GetString());
        Assert.Equal(42022, SimulatorRig.Code(await InfoAsync(rig, code)));
    }

    [Fact]
    public async Task ACode_LivesFiveMinutes()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.TrustedDomain = Trusted);
        var (_, code) = await AllowAsync(rig, "zhao.lei");
        rig.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(42003, SimulatorRig.Code(await InfoAsync(rig, code)));
        Assert.Equal(40029, SimulatorRig.Code(await InfoAsync(rig, "nonsense")));
        Assert.Equal(41008, SimulatorRig.Code(await rig.GetAsync($"auth/getuserinfo?access_token={await rig.TokenAsync()}")));
    }

    [Fact]
    public async Task WhoIsNoMember_HasAnOpenIdOnly()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.TrustedDomain = Trusted);
        var (_, code) = await AllowAsync(rig, "");
        var info = await InfoAsync(rig, code);

        Assert.False(info.TryGetProperty("userid", out _));
        Assert.NotEqual("", info.GetProperty("openid").GetString());
    }

    [Theory]
    [InlineData("appid=ww00000000000000a1", "appid=ww1", 40013)]
    [InlineData("response_type=code", "response_type=token", 40035)]
    [InlineData("snsapi_base", "snsapi_userinfo", 40035)]
    [InlineData("state=Abc123", "state=a-b", 84025)]
    [InlineData("8443", "8444", 50001)]
    [InlineData("bot.example", "evil.example", 50001)]
    [InlineData("https%3A%2F%2Fbot", "ftp%3A%2F%2Fbot", 50001)]
    [InlineData("agentid=1000002", "agentid=7", 40056)]
    [InlineData("snsapi_base&state=Abc123&agentid=1000002", "snsapi_privateinfo&state=Abc123", 41011)]
    public async Task WhatTheRealPageRefuses_IsRefused(string good, string bad, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.TrustedDomain = Trusted);
        using var answer = await rig.Http.GetAsync(new Uri($"connect/oauth2/authorize?{Good.Replace(good, bad, StringComparison.Ordinal)}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"{errcode} ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongState_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync(s => s.TrustedDomain = Trusted);
        foreach (var (length, status) in new[] { (128, HttpStatusCode.OK), (129, HttpStatusCode.BadRequest) })
        {
            using var answer = await rig.Http.GetAsync(new Uri($"connect/oauth2/authorize?{Good.Replace("Abc123", new string('a', length), StringComparison.Ordinal)}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private static async Task<(string Back, string Code)> AllowAsync(SimulatorRig rig, string user)
    {
        using var net = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(rig.Host.BaseUrl, $"connect/oauth2/allow?{Good}&user={user}"));
        using var answer = await net.SendAsync(request, TestContext.Current.CancellationToken);
        var back = answer.Headers.Location!.OriginalString;
        return (back, Code().Match(back).Groups["code"].Value);
    }

    private static async Task<System.Text.Json.JsonElement> InfoAsync(SimulatorRig rig, string code) =>
        await rig.GetAsync($"auth/getuserinfo?access_token={await rig.TokenAsync()}&code={code}");

    [GeneratedRegex("code=(?<code>[^&]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
