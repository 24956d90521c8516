using System.Text;

namespace Bot.Storage.Stores;

/// <summary>Puts a token in the place of a user id inside a longer text.</summary>
internal static class AuditMask
{
    /// <summary>Only where the id stands by itself: "li" is not a part of "li.na".</summary>
    public static string Cover(string text, string userId, string token)
    {
        StringBuilder? covered = null;
        var done = 0;
        for (var at = Next(text, userId, 0); at >= 0; at = Next(text, userId, at + userId.Length))
        {
            if ((at > 0 && IsOfAnId(text[at - 1])) || (at + userId.Length < text.Length && IsOfAnId(text[at + userId.Length])))
            {
                continue;
            }

            (covered ??= new StringBuilder()).Append(text, done, at - done).Append(token);
            done = at + userId.Length;
        }

        return covered?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    private static int Next(string text, string userId, int from) => userId.Length == 0 ? -1 : text.IndexOf(userId, from, StringComparison.OrdinalIgnoreCase);

    // What a user id may consist of (protocol: digits, letters and "_-@.").
    private static bool IsOfAnId(char one) => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' or '@' or '.';
}
