using ScottPlot;
using SkiaSharp;

namespace Bot.Documents;

/// <summary>A font with Chinese letters, found on this machine: none is shipped, and without one a picture would show boxes.</summary>
internal sealed class ChartFont : IFontResolver, IDisposable
{
    /// <summary>Where the systems that we know put one: Debian's fonts-noto-cjk and fonts-wqy, Windows, macOS.</summary>
    private static readonly string[] Places =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        @"C:\Windows\Fonts\msyh.ttc",
        @"C:\Windows\Fonts\simhei.ttf",
        "/System/Library/Fonts/PingFang.ttc",
    ];

    /// <summary>In a collection the simplified face lies behind the Japanese and Korean one; it is known by a letter drawn otherwise, so by its name.</summary>
    private const int MostFaces = 8;

    private static int _made;

    private ChartFont(SKTypeface face) => Face = face;

    /// <summary>Of this one alone: the library keeps what it has found under a name for as long as the process lives, and would draw boxes with a font that is gone.</summary>
    public string Name { get; } = FormattableString.Invariant($"bot-cjk-{Interlocked.Increment(ref _made)}");

    public SKTypeface Face { get; }

    /// <summary>The first that is there and has Chinese letters; null when none has.</summary>
    /// <param name="path">Of the settings: this one and no other; empty: one of the known places.</param>
    public static ChartFont? Find(string path)
    {
        foreach (var place in path.Length > 0 ? [path] : Places.Where(File.Exists))
        {
            if (Open(place) is { } face)
            {
                return new ChartFont(face);
            }
        }

        return null;
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => fontName == Name ? Face : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Face : null;

    public void Dispose() => Face.Dispose();

    private static SKTypeface? Open(string path)
    {
        var faces = Enumerable.Range(0, MostFaces).Select(index => File.Exists(path) ? SKTypeface.FromFile(path, index) : null).TakeWhile(face => face is not null).OfType<SKTypeface>().ToList();
        var chosen = faces.Find(face => face.FamilyName.EndsWith(" SC", StringComparison.Ordinal)) ?? faces.FirstOrDefault();
        faces.ForEach(face => Drop(face, chosen));
        return chosen is not null && chosen.ContainsGlyphs("体检问题整改") ? chosen : null;
    }

    private static void Drop(SKTypeface face, SKTypeface? chosen)
    {
        if (face != chosen)
        {
            face.Dispose();
        }
    }
}
