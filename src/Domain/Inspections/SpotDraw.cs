using System.Security.Cryptography;
using System.Text;

namespace Domain.Inspections;

/// <summary>
/// 抽查: draws by lot so that anybody can repeat it. Each id gets the lower-case hex SHA-256 of "seed:id" in UTF-8; those with the smallest are drawn, smallest
/// first. With the seed and the ids on record, <c>printf 'seed:id' | sha256sum</c> shows that nobody chose.
/// </summary>
public static class SpotDraw
{
    /// <param name="seed">Made by chance for this draw and recorded with it.</param>
    /// <param name="ids">Different ones, in any order.</param>
    /// <param name="count">How many; all when there are fewer.</param>
    public static IReadOnlyList<string> Draw(string seed, IEnumerable<string> ids, int count) =>
        [.. ids.OrderBy(id => Lot(seed, id), StringComparer.Ordinal).Take(count)];

    private static string Lot(string seed, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{id}")));
}
