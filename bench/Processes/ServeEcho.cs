using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench.Processes;

/// <summary>The measure of all things: a bare Kestrel that gives back what was posted.</summary>
internal static class ServeEcho
{
    public const string Verb = "serve-echo";

    /// <param name="args">The address.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(args[0]);
        app.MapPost("/{**path}", EchoAsync);
        await app.StartAsync();
        await Commands.ServeAsync(app.Urls.First(), _ => Task.FromResult(""));
        await app.StopAsync();
        return 0;
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var length = (int)(context.Request.ContentLength ?? 0);
        var body = new byte[length];
        await context.Request.Body.ReadExactlyAsync(body);
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(body);
    }
}
