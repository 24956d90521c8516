using Domain.Enterprises;
using Domain.Planning;
using FsCheck.Xunit;

namespace Domain.Tests.Enterprises;

/// <summary>The index against looking at every enterprise.</summary>
public sealed class NearestIndexTests
{
    [Property(MaxTest = 200)]
    public void NearestAndWithin_AreThoseOfBruteForce(ushort count, byte take, ushort metres, bool wide, ulong seed)
    {
        var chance = new SplitMix64(seed);
        var places = Enumerable.Range(0, count % 600).Select(index => ($"e{index}", Place(chance, wide))).ToList();
        var (index, from) = (new NearestIndex(places), Place(chance, wide));
        var all = places.Select(place => new Near(place.Item1, from.MetresTo(place.Item2))).OrderBy(near => near.Metres).ThenBy(near => near.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(all.Take(take % 40), index.Nearest(from, take % 40));
        Assert.Equal(all.TakeWhile(near => near.Metres <= metres), index.Within(from, metres));
    }

    /// <summary>A city's grid has many on one spot; the whole earth has the date line and the poles.</summary>
    private static GeoPoint Place(SplitMix64 chance, bool wide) => wide
        ? new GeoPoint(chance.Below(181) - 90, chance.Below(361) - 180)
        : new GeoPoint(37 + (chance.Below(60) / 100.0), 115 + (chance.Below(60) / 100.0));
}
