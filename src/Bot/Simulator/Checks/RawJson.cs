using System.Text.Json;
using System.Text.Unicode;

namespace Bot.Simulator.Checks;

/// <summary>The request's bytes as JSON: escapes refused (40033), anything broken or doubled refused (47001).</summary>
internal static class RawJson
{
    private const int Largest = 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The root object, or null with the refusal in the verdict.</summary>
    public static Node? Read(ReadOnlyMemory<byte> body, Verdict verdict)
    {
        if (body.Length > Largest)
        {
            verdict.Refuse(40206, "request body too large");
            return null;
        }

        if (HasUnicodeEscape(body.Span))
        {
            verdict.Refuse(40033, "the body contains \\uxxxx");
            return null;
        }

        if (!Utf8.IsValid(body.Span))
        {
            verdict.Refuse(47001, "no UTF-8");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return Node.Root(document.RootElement.Clone(), verdict);
        }
        catch (JsonException broken)
        {
            verdict.Refuse(47001, broken.Message);
            return null;
        }
    }

    /// <summary>Backslashes stand only in strings; an escaped backslash before a u is no escape of a character.</summary>
    private static bool HasUnicodeEscape(ReadOnlySpan<byte> body)
    {
        for (var i = 0; i + 1 < body.Length; i++)
        {
            if (body[i] != (byte)'\\')
            {
                continue;
            }

            if (body[i + 1] == (byte)'u')
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
