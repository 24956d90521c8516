namespace Domain.Enterprises;

/// <summary>The parts of an enterprise's registered name: place, own name and trade, legal form.</summary>
public static class EnterpriseNames
{
    private static readonly string[] Forms = ["股份有限公司", "有限责任公司", "有限公司", "集团"];

    private static readonly string[] Places = ["河北省", "河北", "衡水市", "衡水"];

    /// <summary>What no name begins or ends with, and a sentence does.</summary>
    private static readonly char[] Around = ['“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '"', '\'', '。', '，', '、', '；', '！', '？', ',', ';', '!', '?'];

    /// <summary>What somebody typed for a name or its initials: without spaces and the marks of a sentence, letters and digits of full width (ＨＴ) as others.</summary>
    public static string Typed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)).Select(Halved)).Trim(Around);

    private static char Halved(char character) => character is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(character - '０' + '0') : character;

    /// <summary>The name without 有限公司, 集团 and the like at its end; a name that is nothing else stays.</summary>
    public static string WithoutForm(string name)
    {
        var rest = name;
        while (Array.Find(Forms, form => rest.EndsWith(form, StringComparison.Ordinal) && rest.Length > form.Length) is { } form)
        {
            rest = rest[..^form.Length];
        }

        return rest;
    }

    /// <summary>The name, and the name behind each place it begins with: 衡水市枣强县宏达, 枣强县宏达, 宏达.</summary>
    /// <param name="county">县市区 of the enterprise, with or without its last character in the name.</param>
    public static IEnumerable<string> Beginnings(string name, string county)
    {
        string[] places = [.. Places, county, county.Length > 2 ? county[..^1] : county];
        var rest = name;
        yield return rest;
        while (Array.Find(places, place => place.Length > 0 && rest.StartsWith(place, StringComparison.Ordinal) && rest.Length > place.Length) is { } place)
        {
            rest = rest[place.Length..];
            yield return rest;
        }
    }
}
