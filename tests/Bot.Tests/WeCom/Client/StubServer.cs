using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.WeCom.Client;

/// <summary>A server on a free port that records what it gets and answers as the test says; it knows gettoken by itself.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private WebApplication? _app;
    private int _tokens;

    public sealed record Received(string Method, string Path, string Query, string? ContentType, byte[] Body);

    public ConcurrentQueue<Received> Requests { get; } = new();

    public Uri Url { get; private set; } = new("http://localhost");

    public Func<HttpContext, Task> OnToken { get; set; }

    public Func<HttpContext, Task> OnCall { get; set; } = context => Json(context, """{"errcode":0,"errmsg":"ok","msgid":"m1"}""");

    private StubServer() => OnToken = context => Json(context, $$"""{"errcode":0,"errmsg":"ok","access_token":"T{{Interlocked.Increment(ref _tokens)}}","expires_in":7200}""");

    public static async Task<StubServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new StubServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        server._app = builder.Build();
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Url = new Uri(address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        return server;
    }

    public int Calls(string path) => Requests.Count(request => request.Path.EndsWith(path, StringComparison.Ordinal));

    public static Task Json(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(json);
    }

    /// <summary>Answers one after the other, the last one for ever.</summary>
    public static Func<HttpContext, Task> InTurn(params string[] answers)
    {
        var next = -1;
        return context => Json(context, answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]);
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = context.Request;
        Requests.Enqueue(new Received(request.Method, request.Path, request.QueryString.Value ?? "", request.Headers.ContentType, body.ToArray()));
        await (request.Path.Value!.EndsWith("/gettoken", StringComparison.Ordinal) ? OnToken(context) : OnCall(context));
    }
}
