using System.Net;
using System.Net.Sockets;
using Bot.WeCom.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.WeCom.Client;

public sealed class TransportTests
{
    [Theory]
    [InlineData("", "/cgi-bin/message/send")]
    [InlineData("prefix/of/gateway/", "/prefix/of/gateway/cgi-bin/message/send")]
    [InlineData("prefix", "/prefix/cgi-bin/message/send")]
    public async Task PathPrefix_IsKept(string prefix, string path)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url, prefix);

        Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync());

        var request = server.Requests.Last();
        Assert.Equal(("POST", path, "?access_token=T1", "application/json; charset=utf-8"), (request.Method, request.Path, request.Query, request.ContentType));
    }

    [Fact]
    public async Task SlowAnswer_IsAmbiguous()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url, settings: ("CallTimeout", "00:00:01"));
        var never = new TaskCompletionSource();
        server.OnCall = context => never.Task.WaitAsync(context.RequestAborted);

        var result = Assert.IsType<ApiResult<SendReceipt>.Ambiguous>(await rig.SendAsync());

        Assert.Equal("no answer within 1 s", result.Why);
        Assert.Equal(1, server.Calls("message/send"));
    }

    [Fact]
    public async Task SlowTokenServer_MeansNotSent()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url, settings: ("CallTimeout", "00:00:01"));
        var never = new TaskCompletionSource();
        server.OnToken = context => never.Task.WaitAsync(context.RequestAborted);

        Assert.IsType<ApiResult<SendReceipt>.NotSent>(await rig.SendAsync());
        Assert.Equal(0, server.Calls("message/send"));
    }

    [Fact]
    public async Task RefusedConnection_IsNotSent()
    {
        Uri url;
        await using (var server = await StubServer.StartAsync())
        {
            url = server.Url;
            await using var first = new ClientRig(url);
            Assert.IsType<ApiResult<SendReceipt>.Ok>(await first.SendAsync());
        }

        await using var rig = new ClientRig(url);
        var result = Assert.IsType<ApiResult<SendReceipt>.NotSent>(await rig.SendAsync());
        Assert.Contains("ConnectionRefused", result.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownHost_IsNotSent()
    {
        await using var rig = new ClientRig(new Uri("http://bot.example.invalid/"));
        Assert.IsType<ApiResult<SendReceipt>.NotSent>(await rig.SendAsync());
    }

    /// <summary>Real sockets: the runtime asks the connected one for its peer and lets the fault through unwrapped when that has reset the connection meanwhile.</summary>
    [Fact]
    public async Task PeerThatResetsWhileTheConnectionIsMade_IsNotSent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var rig = new ClientRig(new Uri($"http://{listener.LocalEndpoint}/"), handler: handler => handler.ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.LocalEndpoint, stop);
            using (var peer = await listener.AcceptSocketAsync(stop))
            {
                // Closed without lingering: a reset instead of an orderly end.
                peer.LingerState = new LingerOption(enable: true, seconds: 0);
            }

            Assert.True(socket.Poll(TimeSpan.FromSeconds(10), SelectMode.SelectRead));
            return new NetworkStream(socket, ownsSocket: true);
        });

        var lost = await rig.Services.GetRequiredService<WeComHttp>().SendAsync(new WeComRequest(HttpMethod.Post, "message/send", "") { Body = "{}"u8.ToArray() }, TestContext.Current.CancellationToken);

        Assert.Equal("ConnectionError (NotConnected)", Assert.IsType<Transfer.NotSent>(lost).Why);
    }

    [Fact]
    public async Task ConnectionCutAfterTheRequest_IsAmbiguous()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<ApiResult<SendReceipt>.Ambiguous>(await rig.SendAsync());
    }

    [Fact]
    public async Task ConnectionCutWithinTheAnswer_IsAmbiguous()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"errcode":0""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        Assert.IsType<ApiResult<SendReceipt>.Ambiguous>(await rig.SendAsync());
    }

    [Theory]
    [InlineData(200, """{"errcode":0,""")]
    [InlineData(200, "<html>gateway</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[1]")]
    [InlineData(500, """{"errcode":0,"errmsg":"ok"}""")]
    [InlineData(503, "busy")]
    [InlineData(404, """{"title":"Not Found"}""")]
    [InlineData(302, "")]
    public async Task UnusableAnswer_IsAmbiguous(int status, string body)
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = status == 302 ? "/elsewhere" : default;
            return context.Response.WriteAsync(body);
        };

        Assert.IsType<ApiResult<SendReceipt>.Ambiguous>(await rig.SendAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task EndlessAnswer_IsCutOff()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = async context =>
        {
            var block = new byte[64 * 1024];
            for (var i = 0; i < 64 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(block);
            }
        };

        Assert.IsType<ApiResult<SendReceipt>.Ambiguous>(await rig.SendAsync());
    }

    [Fact]
    public async Task AbsentErrcode_IsSuccess_AndTheHttpStatusDoesNotDecide()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn("""{"msgid":"m7","invaliduser":"A.B|cd","unlicenseduser":"","response_code":""}""");

        var receipt = Assert.IsType<ApiResult<SendReceipt>.Ok>(await rig.SendAsync()).Value;
        Assert.Equal(("m7", null), (receipt.MessageId, receipt.ResponseCode));
        Assert.Equal(["a.b", "cd"], receipt.InvalidUsers);
        Assert.Empty(receipt.UnlicensedUsers);

        server.OnCall = context =>
        {
            context.Response.StatusCode = 400;
            return StubServer.Json(context, """{"errcode":45009,"errmsg":"api freq out of limit"}""");
        };
        var refused = Assert.IsType<ApiResult<SendReceipt>.Refused>(await rig.SendAsync());
        Assert.Equal((45009, "api freq out of limit", ErrorClass.Retry), (refused.ErrorCode, refused.ErrorMessage, refused.Class));
    }

    [Fact]
    public async Task Cancellation_IsTheCallersAndThrows()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        using var cancel = new CancellationTokenSource();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.OnCall = async context =>
        {
            arrived.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        };
        var call = rig.Api.SendAsync("{}"u8.ToArray(), cancel.Token);
        await arrived.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
