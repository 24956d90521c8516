using System.Text;
using Bot.Documents;
using Bot.Features.ImportRoster;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Domain.Enterprises;
using Domain.Enterprises.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Features.ImportRoster;

/// <summary>The import on a database of its own.</summary>
internal sealed class RosterWorld : IAsyncDisposable
{
    public required TestDatabase Test { get; init; }

    public RosterImport Import => Test.Get<RosterImport>();

    public static async Task<RosterWorld> StartAsync(string provider) => new()
    {
        Test = await TestDatabase.StartAsync(provider, (services, configuration) =>
        {
            services.AddOptions<ContentOptions>();
            services.AddSingleton<ContentFiles>();
            services.AddSingleton<RosterImport>();
        }),
    };

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', ["企业名称,统一社会信用代码,县市区,企业地址,行业类别", .. lines]));

    public Task<RosterRehearsal> RehearseAsync(params string[] lines)
    {
        var bytes = Csv(lines);
        return Test.ReadAsync(work => Import.RehearseAsync(work, RosterFile.Read(bytes)!, bytes, "名单.csv", null, CoordinateSystem.Wgs84, _ => Task.CompletedTask));
    }

    public Task<ImportOutcome> StageAsync(RosterRehearsal rehearsal) =>
        Import.StageAsync(Test.Database, rehearsal, "Chen.Jing", _ => Task.CompletedTask, TestContext.Current.CancellationToken);

    public Task<ImportOutcome> PutInAsync(long id) => Test.WriteAsync(work => Import.PutInAsync(work, id, ImportState.Staging, "chen.jing"));

    public Task<ImportOutcome> TakeBackAsync(long id) => Test.WriteAsync(work => Import.TakeBackAsync(work, id, "chen.jing"));

    /// <summary>The whole way; the number of the import.</summary>
    public async Task<long> ImportAsync(params string[] lines)
    {
        var staged = Assert.IsType<ImportOutcome.Done>(await StageAsync(await RehearseAsync(lines)));
        Assert.IsType<ImportOutcome.Done>(await PutInAsync(staged.Run.Id));
        return staged.Run.Id;
    }

    public async Task<IReadOnlyList<Enterprise>> ListAsync() =>
        [.. (await Test.ReadAsync(Test.Get<RosterImportStore>().ListAsync)).OrderBy(enterprise => enterprise.Name, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<string>> NamesAsync() => [.. (await ListAsync()).Select(enterprise => enterprise.Name)];

    public Task SaveAsync(Enterprise enterprise) => Test.WriteAsync(work => Test.Get<EnterpriseStore>().UpsertAsync(work, enterprise));

    public Task<long> CountAsync(string table) => Test.ReadAsync(work => work.ScalarAsync<long>($"select count(*) from {table}"));

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
