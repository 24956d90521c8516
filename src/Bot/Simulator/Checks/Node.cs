using System.Text;
using System.Text.Json;

namespace Bot.Simulator.Checks;

/// <summary>One JSON object under examination. Every field must be asked for; <see cref="Close"/> refuses the rest (40058), so that a misspelt field never passes.</summary>
internal sealed class Node
{
    /// <summary>errcode of a parameter that is unknown, of a wrong type or out of range.</summary>
    public const int BadParameter = 40058;

    private const int LongestUrl = 2048;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly string path;

    private Node(JsonElement element, string path, Verdict verdict)
    {
        Json = element;
        this.path = path;
        Verdict = verdict;
    }

    public JsonElement Json { get; }

    public Verdict Verdict { get; }

    public static Node? Root(JsonElement element, Verdict verdict)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            return new Node(element, "", verdict);
        }

        verdict.Refuse(47001, "the body is no JSON object");
        return null;
    }

    public bool Has(string name) => Json.TryGetProperty(name, out _);

    public void Refuse(int errcode, string name, string why) => Verdict.Refuse(errcode, $"{path}{name}: {why}");

    /// <summary>A string; null when absent or empty.</summary>
    /// <param name="missing">errcode when it must be there; 0 = optional.</param>
    /// <param name="bytes">Hard limit in UTF-8 bytes; 0 = none.</param>
    /// <param name="tooLong">errcode beyond the hard limit.</param>
    /// <param name="advised">Recommended characters (字): longer is accepted, shown folded and remarked; 0 = none.</param>
    public string? Text(string name, int missing = 0, int bytes = 0, int tooLong = BadParameter, int advised = 0)
    {
        var text = Take(name, JsonValueKind.String)?.GetString();
        if (string.IsNullOrEmpty(text))
        {
            RefuseIf(missing != 0, missing, name, "missing or empty");
            return null;
        }

        RefuseIf(bytes != 0 && Encoding.UTF8.GetByteCount(text) > bytes, tooLong, name, $"longer than {bytes} bytes");
        var characters = text.EnumerateRunes().Count();
        if (advised != 0 && characters > advised)
        {
            Verdict.Remark($"{path}{name}: {characters} 字,建议不超过 {advised} 字,显示时被折叠");
        }

        return text;
    }

    /// <summary>An http or https address (45034 without scheme, 40039 too long, 40094 no address).</summary>
    public string? Link(string name, int missing = 0, int bytes = LongestUrl, int tooLong = 40039)
    {
        if (Text(name, missing, bytes, tooLong) is not { } url)
        {
            return null;
        }

        RefuseIf(!url.StartsWith("http://", StringComparison.Ordinal) && !url.StartsWith("https://", StringComparison.Ordinal), 45034, name, "no http:// or https://");
        RefuseIf(!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0, 40094, name, "no address");
        return url;
    }

    /// <summary>A whole number within the range; null when absent.</summary>
    public int? Int(string name, int min, int max, int outside = BadParameter, int missing = 0)
    {
        if (Take(name, JsonValueKind.Number) is not { } value)
        {
            RefuseIf(missing != 0, missing, name, "missing");
            return null;
        }

        if (!value.TryGetInt32(out var number) || number < min || number > max)
        {
            Refuse(outside, name, $"not within {min} to {max}");
            return null;
        }

        return number;
    }

    public void Ratio(string name, double min, double max) =>
        RefuseIf(Take(name, JsonValueKind.Number) is { } value && !(value.GetDouble() >= min && value.GetDouble() <= max), BadParameter, name, $"not within {min} to {max}");

    public bool? Flag(string name)
    {
        if (!Json.TryGetProperty(name, out var value))
        {
            return null;
        }

        known.Add(name);
        RefuseIf(value.ValueKind is not (JsonValueKind.True or JsonValueKind.False), BadParameter, name, "no boolean");
        return value.ValueKind is JsonValueKind.True;
    }

    /// <summary>An object; an empty one counts as a fault (protocol 3.2).</summary>
    public Node? Child(string name, int missing = 0)
    {
        if (Take(name, JsonValueKind.Object) is not { } value)
        {
            RefuseIf(missing != 0, missing, name, "missing");
            return null;
        }

        RefuseIf(!value.EnumerateObject().Any(), missing == 0 ? BadParameter : missing, name, "empty object");
        return new Node(value, $"{path}{name}.", Verdict);
    }

    /// <summary>A list of objects. With a minimum it must be there.</summary>
    public IReadOnlyList<Node> Children(string name, int min, int max, int count)
    {
        var items = Take(name, JsonValueKind.Array)?.EnumerateArray().ToList() ?? [];
        RefuseIf(items.Count < min || items.Count > max, count, name, $"{items.Count} items, allowed {min} to {max}");
        RefuseIf(items.Exists(i => i.ValueKind is not JsonValueKind.Object), BadParameter, name, "an item is no object");
        return [.. items.Where(i => i.ValueKind is JsonValueKind.Object).Take(max).Select((item, i) => new Node(item, $"{path}{name}[{i}].", Verdict))];
    }

    /// <summary>A list of plain values of one kind; null when absent.</summary>
    public IReadOnlyList<JsonElement>? Values(string name, JsonValueKind kind, int max, int count)
    {
        if (Take(name, JsonValueKind.Array) is not { } value)
        {
            return null;
        }

        var items = value.EnumerateArray().ToList();
        RefuseIf(items.Count > max, count, name, $"more than {max} items");
        RefuseIf(items.Exists(i => i.ValueKind != kind), BadParameter, name, "an item of a wrong type");
        return [.. items.Where(i => i.ValueKind == kind)];
    }

    public void RefuseIf(bool wrong, int errcode, string name, string why)
    {
        if (wrong)
        {
            Refuse(errcode, name, why);
        }
    }

    /// <summary>Refuses every field that nobody asked for.</summary>
    public void Close()
    {
        foreach (var property in Json.EnumerateObject().Where(p => !known.Contains(p.Name)))
        {
            Refuse(BadParameter, property.Name, "unknown field");
        }
    }

    private JsonElement? Take(string name, JsonValueKind kind)
    {
        known.Add(name);
        if (!Json.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Refuse(BadParameter, name, $"{value.ValueKind} where {kind} is expected");
        return null;
    }
}
