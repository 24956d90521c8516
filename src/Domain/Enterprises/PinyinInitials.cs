using System.Globalization;
using System.Text;

namespace Domain.Enterprises;

/// <summary>拼音首字母: how inspectors abbreviate the name of an enterprise, for example HSXJ for 衡水橡胶.</summary>
public static class PinyinInitials
{
    // The zh-CN collation sorts characters by pinyin; these are the first characters of each initial (no syllable begins with I, U or V).
    private const string Boundaries = "阿八嚓咑妸发旮哈丌咔垃妈拏喔妑七呥仨他屲夕丫帀";
    private const string Initials = "ABCDEFGHJKLMNOPQRSTWXYZ";

    private static readonly CompareInfo ByPinyin = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    /// <summary>Characters of several readings, where the collation takes the wrong one for names: only what is certain.</summary>
    private static readonly (string Word, string Initials)[] Polyphones =
    [
        ("重庆", "CQ"), ("厦门", "XM"), ("银行", "YH"), ("商行", "SH"), ("车行", "CH"), ("长安", "CA"), ("长城", "CC"), ("长江", "CJ"),
        ("长春", "CC"), ("长沙", "CS"), ("长丰", "CF"), ("长兴", "CX"), ("长虹", "CH"), ("长青", "CQ"), ("长顺", "CS"), ("长盛", "CS"),
        ("大厦", "DS"), ("音乐", "YY"), ("乐器", "YQ"), ("调料", "TL"), ("调味", "TW"), ("空调", "KT"), ("曾氏", "ZS"), ("单氏", "SS"),
    ];

    /// <summary>Upper-case initials of Chinese characters; letters and digits stay, in upper case and half width; everything else is dropped.</summary>
    public static string Of(string text)
    {
        var initials = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Array.Find(Polyphones, entry => string.CompareOrdinal(text, at, entry.Word, 0, entry.Word.Length) == 0) is { Word: { } word } known)
            {
                initials.Append(known.Initials);
                at += word.Length;
                continue;
            }

            // Half of a surrogate pair decodes to the replacement character, which has no initial.
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            initials.Append(InitialOf(rune));
            at += length;
        }

        return initials.ToString();
    }

    private static char? InitialOf(Rune rune)
    {
        // U+FF01 to U+FF5E are the full-width forms of ASCII.
        var value = rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - 0xFEE0 : rune.Value;
        if (value < 0x80)
        {
            return char.IsAsciiLetterOrDigit((char)value) ? char.ToUpperInvariant((char)value) : null;
        }

        if (value is not (0x3007 or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF)))
        {
            return null;
        }

        var text = rune.ToString();
        for (var i = Boundaries.Length - 1; i >= 0; i--)
        {
            if (ByPinyin.Compare(text, Boundaries.AsSpan(i, 1).ToString(), CompareOptions.None) >= 0)
            {
                return Initials[i];
            }
        }

        return null;
    }
}
