using System.Globalization;
using System.Text;

namespace Bot.WeCom.Messages;

/// <summary>The kinds of limit that protocol 3 to 5 knows. Each check throws <see cref="WeComLimitException"/> with the field.</summary>
internal static class Limit
{
    /// <summary>Userids, departments and the like of one call (protocol 3.2, 4.9).</summary>
    public const int Users = 1000;

    public static void Required(string field, string? value)
    {
        if (WireText.IsBlank(value))
        {
            throw new WeComLimitException(field, "is required");
        }
    }

    /// <summary>An object without content must not be sent (protocol 3.2).</summary>
    public static void AnyOf(string field, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!WireText.IsBlank(value))
            {
                return;
            }
        }

        throw new WeComLimitException(field, "has no content; leave it out");
    }

    public static void Absent(string field, bool present, string why)
    {
        if (present)
        {
            throw new WeComLimitException(field, why);
        }
    }

    public static T Present<T>(string field, T? value)
        where T : class => value ?? throw new WeComLimitException(field, "is required");

    /// <summary>字: characters as a reader counts them (text elements). Recommended by the platform, kept strictly by us.</summary>
    public static void Characters(string field, string? value, int most)
    {
        if (value is not null && value.Length > most && new StringInfo(value).LengthInTextElements > most)
        {
            throw new WeComLimitException(field, $"is longer than {most} characters");
        }
    }

    public static void Bytes(string field, string? value, int most)
    {
        if (value is not null && Encoding.UTF8.GetByteCount(value) > most)
        {
            throw new WeComLimitException(field, $"is longer than {most} bytes");
        }
    }

    public static void Count(string field, int count, int least, int most)
    {
        if (count < least || count > most)
        {
            throw new WeComLimitException(field, $"has {count} items, not {least} to {most}");
        }
    }

    public static void Range(string field, double? value, double least, double most)
    {
        // Written so that NaN is refused as well.
        if (value is { } number && !(number >= least && number <= most))
        {
            throw new WeComLimitException(field, string.Create(CultureInfo.InvariantCulture, $"is {number}, not {least} to {most}"));
        }
    }

    /// <summary>A key or id that comes back to us in an event: it must arrive unchanged, so no character may be dropped on the way.</summary>
    public static void Key(string field, string? value, int mostBytes)
    {
        Required(field, value);
        Bytes(field, value, mostBytes);
        if (value!.Any(char.IsControl))
        {
            throw new WeComLimitException(field, "contains control characters");
        }
    }

    /// <param name="list">Path of the list; the second of two equal entries is named.</param>
    /// <param name="name">Field within the entry.</param>
    public static void Unique(string list, string name, IEnumerable<string?> values)
    {
        var seen = new HashSet<string>();
        foreach (var (index, value) in values.Index())
        {
            if (value is not null && !seen.Add(value))
            {
                throw new WeComLimitException($"{list}[{index}].{name}", "is used twice");
            }
        }
    }

    /// <summary>http:// or https:// (45034, 40094), 2048 bytes unless told.</summary>
    public static void Url(string field, string? value, bool required = true, int mostBytes = 2048)
    {
        if (required)
        {
            Required(field, value);
        }

        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        Bytes(field, value, mostBytes);
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            throw new WeComLimitException(field, "is no http or https address");
        }
    }

    /// <summary>Objects that lead somewhere: type 1 needs a url (42028), type 2 an appid (42030).</summary>
    public static void Target(string field, int? type, int least, string? url, string? appid)
    {
        Range($"{field}.type", type, least, 2);
        Url($"{field}.url", url, required: type == 1);
        if (type == 2)
        {
            Required($"{field}.appid", appid);
        }
    }

    /// <summary>1 to 1000 userids of at most 64 bytes; "@all" only alone and only where <paramref name="everybody"/> allows it.</summary>
    public static void Recipients(string field, IReadOnlyList<string> users, bool everybody)
    {
        Count(field, users.Count, 1, Users);
        foreach (var (index, user) in users.Index())
        {
            Key($"{field}[{index}]", user, 64);
            Absent($"{field}[{index}]", user.Contains('|', StringComparison.Ordinal), "contains the separator |");
            Absent($"{field}[{index}]", user == "@all" && !(everybody && users.Count == 1), "@all stands alone");
        }
    }
}
