namespace Domain.Planning;

/// <summary>
/// The generator of plans and draws: SplitMix64 (Steele, Lea, Flood 2014). Written down here and not the runtime's, so that a recorded seed gives the same
/// plan under every later version.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 to below the limit, each as likely as the other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0.</exception>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);

        // The surplus at the upper end would favour the small numbers.
        var (wide, number) = ((ulong)limit, Next());
        while (number >= ulong.MaxValue - (ulong.MaxValue % wide))
        {
            number = Next();
        }

        return (int)(number % wide);
    }

    /// <summary>Puts the items into an order of chance (Fisher and Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>A generator for a part of the work, by its name: what happens in one county moves nothing in another.</summary>
    public static SplitMix64 For(ulong seed, string name)
    {
        // FNV-1a over UTF-16 units.
        var hash = 0xCBF29CE484222325;
        foreach (var unit in name)
        {
            hash = unchecked((hash ^ unit) * 0x100000001B3);
        }

        return new SplitMix64(new SplitMix64(seed).Next() ^ hash);
    }
}
