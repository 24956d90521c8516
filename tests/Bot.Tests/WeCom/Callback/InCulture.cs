using System.Globalization;

namespace Bot.Tests.WeCom.Callback;

/// <summary>Runs the rest of a test under a culture.</summary>
internal sealed class InCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public InCulture(string name) => CultureInfo.CurrentCulture = new CultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
