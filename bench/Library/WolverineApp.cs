using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Bench.Library;

/// <summary>accept → state → send on Wolverine's local queues, as its user would write it: durable by his own SQLite tables, since its SQLite store is not to be had.</summary>
internal sealed class WolverineApp : IPipeline
{
    private readonly IHost _host;
    private readonly WolverineStore _store;

    private WolverineApp(IHost host, WolverineStore store) => (_host, _store) = (host, store);

    public string File => _store.File;

    public static async Task<WolverineApp> StartAsync(string folder, bool oneWriter)
    {
        var store = new WolverineStore(Path.Combine(folder, "wolverine.db"), oneWriter);
        await store.PrepareAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(store);
        builder.UseWolverine(options =>
        {
            options.UseRuntimeCompilation();
            options.Discovery.DisableConventionalDiscovery().IncludeType(typeof(ArrivedHandler)).IncludeType(typeof(OutgoingHandler));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new WolverineApp(host, store);
    }

    public async Task AcceptAsync(string key, string lane, string body)
    {
        var id = await _store.AcceptAsync(key, lane, body);
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new Arrived(id, lane, body));
    }

    public Task DoneAsync(int count) => _store.Sent.ReachedAsync(count);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _store.Dispose();
    }
}

/// <summary>A message that was stored in the inbox table. Public, as everything Wolverine's generated code calls.</summary>
public sealed record Arrived(long Id, string Lane, string Body);

/// <summary>A row of the outgoing table that waits.</summary>
public sealed record Outgoing(long Id);

public static class ArrivedHandler
{
    /// <summary>State, outgoing row and "inbox done" in one transaction; what is returned goes on to its own handler.</summary>
    public static async Task<Outgoing> HandleAsync(Arrived message, WolverineStore store) => new(await store.HandleAsync(message));
}

public static class OutgoingHandler
{
    public static Task HandleAsync(Outgoing message, WolverineStore store) => store.SendAsync(message.Id);
}
