using System.Collections.Concurrent;
using System.Xml.Linq;
using Bot.Simulator;
using Bot.WeCom.Callback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Simulator;

/// <summary>A bot of a few lines on a port of its own: opens each callback and answers what the test says.</summary>
internal sealed class BotStub : IAsyncDisposable
{
    private readonly WebApplication app;
    private int attempts;

    private BotStub(WebApplication app) => this.app = app;

    /// <summary>Decrypted callbacks whose signature was right.</summary>
    public ConcurrentQueue<XElement> Opened { get; } = new();

    public ConcurrentQueue<string> Nonces { get; } = new();

    /// <summary>What the URL check answers to the decrypted number.</summary>
    public Func<string, string> Echo { get; set; } = plain => plain;

    /// <summary>Gets the number of the attempt (from 1); writes the answer.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<BotStub> StartAsync(SimulatorSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var stub = new BotStub(builder.Build());
        stub.app.Run(context => stub.ReceiveAsync(context, settings));
        await stub.app.StartAsync();
        var address = stub.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        settings.CallbackUrl = new Uri(new Uri(address), "callback");
        return stub;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context, SimulatorSettings settings)
    {
        var attempt = Interlocked.Increment(ref attempts);
        var query = context.Request.Query;
        if (query.TryGetValue("echostr", out var echo))
        {
            Assert.True(CallbackCipher.TryDecrypt(CallbackCipher.Key(settings.EncodingAesKey), echo.ToString(), out var plain, out _, out _));
            await context.Response.WriteAsync(Echo(plain));
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var envelope = XElement.Parse(await reader.ReadToEndAsync());
        var encrypt = envelope.Element("Encrypt")!.Value;
        Assert.True(CallbackSignature.Matches(query["msg_signature"].ToString(), settings.Token, query["timestamp"].ToString(), query["nonce"].ToString(), encrypt));
        Assert.True(CallbackCipher.TryDecrypt(CallbackCipher.Key(settings.EncodingAesKey), encrypt, out var message, out var receiveId, out _));
        Assert.Equal(settings.CorpId, receiveId);
        Opened.Enqueue(XElement.Parse(message));
        Nonces.Enqueue(query["nonce"].ToString());
        await Answer(attempt, context);
    }
}
