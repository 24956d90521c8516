using Bot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bench;

/// <summary>The program's own storage room on a file, in this process: migrations run, stores and messaging as registered.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Store(ServiceProvider services) => _services = services;

    public Database Database => Get<Database>();

    /// <param name="add">More rooms.</param>
    public static async Task<Store> OpenAsync(string file, Action<IServiceCollection, IConfiguration>? add = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Storage:ConnectionString", $"Data Source={file}")])
            .Build();
        var services = new ServiceCollection().AddLogging().AddStorage(configuration);
        add?.Invoke(services, configuration);
        var store = new Store(services.BuildServiceProvider());
        await store.Database.StartAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task WriteAsync(Func<UnitOfWork, Task> write) => Database.WriteAsync(async (work, _) =>
    {
        await write(work);
        return true;
    });

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
