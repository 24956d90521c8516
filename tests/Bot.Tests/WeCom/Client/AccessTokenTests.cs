using Bot.WeCom.Client;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.WeCom.Client;

public sealed class AccessTokenTests
{
    private const string Ok = """{"errcode":0,"errmsg":"ok","msgid":"m1"}""";

    [Fact]
    public async Task FiftyCalls_AskForOneToken()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = server.OnToken;
        server.OnToken = async context =>
        {
            await release.Task;
            await answer(context);
        };

        var calls = Enumerable.Range(0, 50).Select(_ => rig.SendAsync()).ToArray();
        release.SetResult();

        Assert.All(await Task.WhenAll(calls), result => Assert.IsType<ApiResult<SendReceipt>.Ok>(result));
        Assert.Equal(1, server.Calls("gettoken"));
        Assert.Equal(50, server.Calls("message/send"));
        Assert.Contains(server.Requests, request => request.Query.Contains("corpsecret=S3cr3t%2B%2F%3D%26x", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(42001)]
    [InlineData(40014)]
    [InlineData(41001)]
    [InlineData(40001)]
    public async Task RefusedToken_IsRefreshedOnce_AndTheCallRepeated(int code)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context => StubServer.Json(context, context.Request.Query["access_token"] == "T1" ? Error(code) : Ok);

        Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync());
        Assert.Equal(2, server.Calls("gettoken"));
        Assert.Equal(2, server.Calls("message/send"));
    }

    [Fact]
    public async Task FiftyCalls_WithOneExpiredToken_RefreshOnce()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync());
        server.OnCall = context => StubServer.Json(context, context.Request.Query["access_token"] == "T1" ? Error(42001) : Ok);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rig.SendAsync()));

        Assert.All(results, result => Assert.IsType<ApiResult<SendReceipt>.Ok>(result));
        Assert.Equal(2, server.Calls("gettoken"));
    }

    [Theory]
    [InlineData(40014, nameof(ErrorClass.Configuration))]
    [InlineData(40001, nameof(ErrorClass.Configuration))]
    [InlineData(41001, nameof(ErrorClass.PayloadBug))]
    [InlineData(42001, nameof(ErrorClass.Retry))]
    public async Task SecondRefusal_IsFinal(int code, string expected)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context => StubServer.Json(context, Error(code));

        var refused = Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync());

        Assert.Equal((code, expected), (refused.ErrorCode, refused.Class.ToString()));
        Assert.Equal(expected == nameof(ErrorClass.Configuration) ? 1 : 0, rig.Logs.GetSnapshot().Count(record => record.Level == LogLevel.Critical));
        Assert.Equal(2, server.Calls("gettoken"));
        Assert.Equal(2, server.Calls("message/send"));
    }

    [Fact]
    public async Task ForcedRefreshes_AreThirtySecondsApart()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context => StubServer.Json(context, Error(42001));
        await rig.SendAsync();
        Assert.Equal(2, server.Calls("gettoken"));

        var refused = Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync());
        Assert.Equal(ErrorClass.Retry, refused.Class);
        Assert.Equal(2, server.Calls("gettoken"));

        rig.Clock.Advance(TimeSpan.FromSeconds(31));
        await rig.SendAsync();
        Assert.Equal(3, server.Calls("gettoken"));
    }

    [Fact]
    public async Task AClockPutBack_MakesNoForcedRefreshWait()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context => StubServer.Json(context, Error(42001));
        await rig.SendAsync();
        rig.TimeOfDay.Shift = -TimeSpan.FromHours(1);
        await rig.SendAsync();
        Assert.Equal(2, server.Calls("gettoken"));

        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        await rig.SendAsync();
        Assert.Equal(3, server.Calls("gettoken"));
    }

    [Theory]
    [InlineData(45009, 1)]
    [InlineData(40001, 60)]
    public async Task AClockPutBack_MakesNoStopLonger(int code, int minutes)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        var good = server.OnToken;
        server.OnToken = context => StubServer.Json(context, Error(code));
        await rig.SendAsync();
        server.OnToken = good;
        rig.TimeOfDay.Shift = -TimeSpan.FromHours(1);

        rig.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync());
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync());
    }

    [Fact]
    public async Task Token_IsRenewedFiveMinutesBeforeItsEnd()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        await rig.SendAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(7200 - 301));
        await rig.SendAsync();
        Assert.Equal(1, server.Calls("gettoken"));

        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.SendAsync();
        Assert.Equal(2, server.Calls("gettoken"));
    }

    [Fact]
    public async Task SameTokenHandedOutAgain_IsAskedForOnceAMinuteAtMost()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnToken = StubServer.InTurn("""{"access_token":"A","expires_in":200}""");

        await rig.SendAsync();
        await rig.SendAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(59));
        await rig.SendAsync();
        Assert.Equal(1, server.Calls("gettoken"));

        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.SendAsync();
        Assert.Equal(2, server.Calls("gettoken"));
    }

    [Fact]
    public async Task FailedRenewal_LeavesTheLivingTokenInUse()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        await rig.SendAsync();
        server.OnToken = context => Task.FromResult(context.Response.StatusCode = 502);

        rig.Clock.Advance(TimeSpan.FromSeconds(7000));
        Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync());

        rig.Clock.Advance(TimeSpan.FromSeconds(200));
        Assert.IsType<ApiResult<SendReceipt>.NotSent>(await rig.SendAsync());
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40013)]
    [InlineData(40091)]
    [InlineData(41002)]
    [InlineData(41004)]
    public async Task RefusedSecret_StopsEverything_WithOneAlert(int code)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnToken = context => StubServer.Json(context, Error(code));

        for (var i = 0; i < 5; i++)
        {
            var refused = Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync());
            Assert.Equal((code, ErrorClass.Configuration), (refused.ErrorCode, refused.Class));
        }

        Assert.Equal(1, server.Calls("gettoken"));
        Assert.Equal(0, server.Calls("message/send"));
        Assert.Single(rig.Logs.GetSnapshot(), record => record.Level == LogLevel.Critical);

        rig.Clock.Advance(TimeSpan.FromMinutes(61));
        await rig.SendAsync();
        Assert.Equal(2, server.Calls("gettoken"));
    }

    [Fact]
    public async Task ChangedSecret_EndsTheStop()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        var good = server.OnToken;
        server.OnToken = context => context.Request.Query["corpsecret"] == "new" ? good(context) : StubServer.Json(context, Error(40001));
        Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync());

        rig.Configuration["WeCom:Secret"] = "new";
        rig.Configuration.Reload();

        Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync());
    }

    [Fact]
    public async Task FrequencyExceeded_ByGettoken_IsConfiguration_AndPausesIt()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnToken = context => StubServer.Json(context, Error(45009));

        Assert.Equal(ErrorClass.Configuration, Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync()).Class);
        await rig.SendAsync();
        Assert.Equal(1, server.Calls("gettoken"));
    }

    [Fact]
    public async Task BusyTokenServer_MeansNotYet()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnToken = context => StubServer.Json(context, Error(-1));
        Assert.Equal(ErrorClass.Retry, Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync()).Class);
        Assert.Equal(0, server.Calls("message/send"));
    }

    [Fact]
    public async Task TokenAndSecret_AppearInNoLog()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnToken = StubServer.InTurn("""{"access_token":"VERYSECRETTOKEN","expires_in":7200}""");
        server.OnCall = StubServer.InTurn(Ok, Error(-1), "broken", Error(42001));
        for (var i = 0; i < 4; i++)
        {
            await rig.SendAsync();
        }

        Assert.NotEmpty(rig.Logs.GetSnapshot());
        Assert.All(rig.Logs.GetSnapshot(), record =>
        {
            Assert.DoesNotContain("VERYSECRETTOKEN", $"{record.Message}{record.Exception}", StringComparison.Ordinal);
            Assert.DoesNotContain("S3cr3t", $"{record.Message}{record.Exception}", StringComparison.Ordinal);
        });
    }

    private static string Error(int code) => $$"""{"errcode":{{code}},"errmsg":"no, hint: [1]"}""";
}
