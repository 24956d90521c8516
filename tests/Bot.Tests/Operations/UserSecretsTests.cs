using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Bot.Tests.Architecture;

namespace Bot.Tests.Operations;

/// <summary>A password that stands in no file of the folder: the real program in a home folder of its own.</summary>
public sealed class UserSecretsTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("bot-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task TheyGoBeforeTheFiles_AndBehindTheEnvironment()
    {
        var id = XDocument.Load(Path.Combine(SourceTree.Root, "src", "Bot", "Bot.csproj")).Descendants("UserSecretsId").Single().Value;
        var folder = Directory.CreateDirectory(Path.Combine(_home, ".microsoft", "usersecrets", id)).FullName;
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage:ConnectionString"] = "Data Source=/nowhere/secret.db" };
        await File.WriteAllTextAsync(Path.Combine(folder, "secrets.json"), JsonSerializer.Serialize(secrets), TestContext.Current.CancellationToken);

        Assert.Contains("/nowhere/secret.db", await VerifyAsync(environment: null), StringComparison.Ordinal);
        Assert.Contains("/nowhere/environment.db", await VerifyAsync("Data Source=/nowhere/environment.db"), StringComparison.Ordinal);
    }

    private async Task<string> VerifyAsync(string? environment)
    {
        // In a folder with settings of its own, which the secret goes before.
        var work = Directory.CreateDirectory(Path.Combine(_home, "work")).FullName;
        await File.WriteAllTextAsync(Path.Combine(work, "appsettings.json"), """{ "Storage": { "ConnectionString": "Data Source=/nowhere/file.db" } }""", TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "audit", "verify"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = work,
        };
        start.Environment["HOME"] = _home;
        start.Environment.Remove("APPDATA");
        if (environment is not null)
        {
            start.Environment["Storage__ConnectionString"] = environment;
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        return said;
    }
}
