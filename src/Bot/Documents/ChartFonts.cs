using Microsoft.Extensions.Options;

namespace Bot.Documents;

/// <summary>The font for pictures, looked for once; where there is none, why not.</summary>
internal sealed class ChartFonts : IDisposable
{
    private readonly Lazy<(ChartFont? Font, string? Why)> _found;

    public ChartFonts(IOptions<DocumentsOptions> options) => _found = new(() => Look(options.Value.FontPath));

    public ChartFont? Font => _found.Value.Font;

    /// <summary>A sentence for the operator; null when there is a font.</summary>
    public string? Why => _found.Value.Why;

    public void Dispose()
    {
        if (_found.IsValueCreated)
        {
            Font?.Dispose();
        }
    }

    private static (ChartFont? Font, string? Why) Look(string path)
    {
        try
        {
            return ChartFont.Find(path) is { } font ? (font, null) : (null, ChartTexts.NoFont(path));
        }
        catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            return (null, ChartTexts.NoLibrary(fault.Message));
        }
    }
}
