using System.Text;
using System.Text.RegularExpressions;

namespace Domain.Materials;

/// <summary>A material as text messages: cut where a point begins, never within one.</summary>
public static partial class MaterialText
{
    /// <summary>Of one message (企业微信).</summary>
    public const int MostBytes = 2048;

    /// <summary>More messages in a row nobody reads: a file then.</summary>
    public const int MostMessages = 5;

    private const int RegexMilliseconds = 1000;

    /// <summary>Parts of at most <see cref="MostBytes"/> bytes of UTF-8; joined by line ends they are the text. Null when one point alone is longer.</summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        var parts = new List<string>();
        foreach (var point in Points(text))
        {
            if (parts.Count > 0 && Size(parts[^1]) + 1 + Size(point) <= MostBytes)
            {
                parts[^1] += $"\n{point}";
            }
            else if (Size(point) <= MostBytes)
            {
                parts.Add(point);
            }
            else
            {
                return null;
            }
        }

        return parts;
    }

    /// <summary>
    /// What stays together: a numbered point with the lines below it, up to the next number or an empty line, which goes with what stands above it; any other
    /// line is a point of its own. Joined by line ends they are the text.
    /// </summary>
    public static IReadOnlyList<string> Points(string text)
    {
        var points = new List<string>();
        var isOpen = false;
        foreach (var line in text.Split('\n'))
        {
            var isNumbered = Number().IsMatch(line);
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (points.Count > 0 && !isNumbered && (isOpen || isBlank))
            {
                points[^1] += $"\n{line}";
            }
            else
            {
                points.Add(line);
            }

            isOpen = isNumbered || (isOpen && !isBlank);
        }

        return points;
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>1. 1、 一、 （一） 第一条, and not 3.5吨.</summary>
    [GeneratedRegex(@"^\s*(?:[0-9]{1,3}(?:[．、)）]|\.(?![0-9]))|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|第[一二三四五六七八九十0-9]{1,3}[条点章])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Number();
}
