using System.Globalization;

namespace Bot.WeCom.Callback;

/// <summary>Times of the wire: whole seconds since 1970, digits only.</summary>
internal static class UnixSeconds
{
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        var good = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Latest;
        time = good ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return good;
    }
}
