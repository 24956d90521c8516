using Bot.Redis;
using Bot.WeCom.Client;

namespace Bot.Tests.Redis;

/// <summary>One access token for all instances, against the simulator that counts the questions.</summary>
[Collection(RedisCollection.Name)]
public sealed class TokenTests
{
    [Fact]
    public async Task TwoInstances_AskOnce()
    {
        await using var hosts = await RedisHosts.StartAsync();

        var tokens = await AllAsync(hosts);

        Assert.Single(tokens.Distinct());
        Assert.Equal(1, hosts.TokensAskedFor);
    }

    [Fact]
    public async Task AStormOfExpiries_AsksOnceEach()
    {
        await using var hosts = await RedisHosts.StartAsync(3);
        await AllAsync(hosts);
        for (var round = 2; round <= 4; round++)
        {
            // A forced refresh waits 30 s for the next.
            hosts.Clock.Advance(TimeSpan.FromMinutes(1));
            hosts.Tenant.Faults.ExpireTokens();
            var results = await Task.WhenAll(hosts.Bots.SelectMany(bot => Enumerable.Range(0, 8).Select(_ => bot.Get<IWeComApi>().GetUserAsync("a"))));

            Assert.All(results, result => Assert.IsType<ApiResult<Member>.Ok>(result));
            Assert.Equal(round, hosts.TokensAskedFor);
        }
    }

    [Fact]
    public async Task WhatAnInstanceAskedForItself_IsNotTakenForNewer_ThanWhatAnotherFetchedSince()
    {
        await using var hosts = await RedisHosts.StartAsync();
        var (first, second) = (hosts.Bots[0], hosts.Bots[1]);
        await first.Get<AccessTokens>().GetAsync();
        hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        hosts.Tenant.Faults.ExpireTokens();
        Assert.IsType<ApiResult<Member>.Ok>(await second.Get<IWeComApi>().GetUserAsync("a"));
        Assert.IsType<ApiResult<Member>.Ok>(await first.Get<IWeComApi>().GetUserAsync("a"));
        hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        hosts.Tenant.Faults.ExpireTokens();

        var result = await first.Get<IWeComApi>().GetUserAsync("a");

        Assert.IsType<ApiResult<Member>.Ok>(result);
        Assert.Equal(3, hosts.TokensAskedFor);
    }

    [Fact]
    public async Task TheEndOfItsTime_AsksOnce()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await AllAsync(hosts);
        hosts.Clock.Advance(TimeSpan.FromHours(2));

        await AllAsync(hosts);

        Assert.Equal(2, hosts.TokensAskedFor);
    }

    [Fact]
    public async Task WithoutRedis_EachGoesOnByItself_AndJoinsAgain()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await AllAsync(hosts);
        await hosts.KillAsync();

        // Each has the token of before; when that ends, each asks.
        await AllAsync(hosts);
        Assert.Equal(1, hosts.TokensAskedFor);
        hosts.Clock.Advance(TimeSpan.FromHours(2));
        await AllAsync(hosts);
        Assert.Equal(3, hosts.TokensAskedFor);

        await hosts.StartAgainAsync();
        hosts.Clock.Advance(TimeSpan.FromHours(2));
        await AllAsync(hosts);
        Assert.Equal(4, hosts.TokensAskedFor);
        Assert.All(hosts.Bots, bot =>
        {
            var lines = bot.Logs.GetSnapshot().Where(line => line.Category == typeof(RedisLink).FullName).Select(line => line.Message).ToList();
            Assert.Equal(2, lines.Count);
            Assert.Contains("is lost", lines[0], StringComparison.Ordinal);
            Assert.Contains("is back", lines[1], StringComparison.Ordinal);
            Assert.All(lines, line => Assert.DoesNotContain("pass-word-1", line, StringComparison.Ordinal));
        });
    }

    private static async Task<List<string>> AllAsync(RedisHosts hosts)
    {
        var results = await Task.WhenAll(hosts.Bots.SelectMany(bot => Enumerable.Range(0, 5).Select(_ => bot.Get<AccessTokens>().GetAsync())));
        return [.. results.Select(result => Assert.IsType<ApiResult<AccessToken>.Ok>(result).Value.Value)];
    }
}
