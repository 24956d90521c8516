using System.Security.Cryptography;

namespace Bot.Features.InsideReports;

/// <summary>举报号: 16 characters of 32, 80 bits of chance: nobody comes upon one. Without those that look alike.</summary>
internal static class Receipt
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int Length = 16;

    private const int Group = 4;

    public static string New() => Grouped(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>As it is given out, whatever blanks and dashes it was typed with; null when it is none.</summary>
    public static string? Read(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—' or '。' or '.'))).ToUpperInvariant();
        return plain.Length == Length && plain.All(Letters.Contains) ? Grouped(plain) : null;
    }

    /// <summary>Meant for one, with a character too few, too many or none of ours: no enterprise is called so.</summary>
    public static bool IsMeant(string text)
    {
        var plain = text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—' or '。' or '.')).ToList();
        return plain.Count >= Length / 2 && plain.TrueForAll(char.IsAsciiLetterOrDigit);
    }

    private static string Grouped(string plain) => string.Join('-', plain.Chunk(Group).Select(group => new string(group)));
}
