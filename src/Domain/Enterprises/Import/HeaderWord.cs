using System.Text;

namespace Domain.Enterprises.Import;

/// <param name="Last">Index of the last line of the header.</param>
/// <param name="At">Index of the cell that holds the column.</param>
public sealed record HeaderPlace<TColumn>(int Last, IReadOnlyDictionary<TColumn, int> At)
    where TColumn : struct, Enum;

/// <summary>Headers as people type them: blanks inside, brackets of both widths with a hint, stars, and two lines one above the other.</summary>
public static class HeaderWord
{
    /// <summary>Half width, without blanks, brackets and what stands in them, and signs; letters in upper case.</summary>
    public static string Plain(string header)
    {
        var plain = new StringBuilder(header.Length);
        var depth = 0;
        foreach (var character in header.Normalize(NormalizationForm.FormKC))
        {
            if (character is '(' or '[' or '【' or '〔' or '<' or '{')
            {
                depth++;
            }
            else if (character is ')' or ']' or '】' or '〕' or '>' or '}')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0 && char.IsLetterOrDigit(character))
            {
                plain.Append(char.ToUpperInvariant(character));
            }
        }

        return plain.ToString();
    }

    /// <summary>The first line that names all of <paramref name="needed"/>, alone or together with the lines below it that are headers too.</summary>
    public static HeaderPlace<TColumn>? Find<TColumn>(
        IReadOnlyList<IReadOnlyList<string>> lines, Func<string, TColumn?> of, IReadOnlyList<TColumn> needed, int mostLines, int mostAbove)
        where TColumn : struct, Enum
    {
        for (var first = 0; first < Math.Min(lines.Count, mostAbove); first++)
        {
            if (!lines[first].Any(cell => of(cell) is not null))
            {
                continue;
            }

            var last = first;
            while (last + 1 < lines.Count && last + 1 - first < mostLines && GoesOn(lines[last + 1], [.. lines.Skip(first).Take(last - first + 1)], of, needed))
            {
                last++;
            }

            var at = new Dictionary<TColumn, int>();
            // The lower line is the finer one: 坐标 above, 经度 and 纬度 below it.
            for (var index = 0; index < lines.Skip(first).Take(last - first + 1).Max(line => line.Count); index++)
            {
                for (var line = last; line >= first; line--)
                {
                    if (index < lines[line].Count && (Joined(lines, index, first, line, of) ?? of(lines[line][index])) is { } column)
                    {
                        at.TryAdd(column, index);
                        break;
                    }
                }
            }

            if (needed.All(at.ContainsKey))
            {
                return new HeaderPlace<TColumn>(last, at);
            }
        }

        return null;
    }

    /// <summary>行业 above 类别 is 行业类别.</summary>
    private static TColumn? Joined<TColumn>(IReadOnlyList<IReadOnlyList<string>> lines, int index, int first, int line, Func<string, TColumn?> of)
        where TColumn : struct, Enum =>
        line > first && index < lines[line - 1].Count && lines[line][index].Length > 0 ? of(lines[line - 1][index] + lines[line][index]) : null;

    /// <summary>A row of values may hold a header's word too (正面清单企业), but below a needed column it holds a value.</summary>
    private static bool GoesOn<TColumn>(IReadOnlyList<string> line, IReadOnlyList<IReadOnlyList<string>> above, Func<string, TColumn?> of, IReadOnlyList<TColumn> needed)
        where TColumn : struct, Enum =>
        line.Any(cell => of(cell) is not null)
        && line.Index().All(cell =>
            cell.Item.Length == 0
            || of(cell.Item) is not null
            || !above.Any(upper => cell.Index < upper.Count && of(upper[cell.Index]) is { } column && needed.Contains(column)));
}
