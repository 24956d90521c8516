using Bench.Processes;

namespace Bench.Rows;

/// <summary>The other side of most ratios.</summary>
internal static class Echo
{
    public static async Task<Child> StartAsync(RowContext context)
    {
        var echo = Launch(context, new Uri("http://127.0.0.1:0"));
        await echo.UpAsync();
        return echo;
    }

    public static Child Launch(RowContext context, Uri address) =>
        Child.Start("Bench", context.Folder, new Dictionary<string, string>(StringComparer.Ordinal), ServeEcho.Verb, address.ToString());
}
