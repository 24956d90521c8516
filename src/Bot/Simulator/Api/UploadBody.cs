using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Simulator.Checks;

namespace Bot.Simulator.Api;

/// <summary>The one part of an upload, read the way the platform reads it (protocol 5.3): an unquoted boundary, quoted name and filename as raw UTF-8; filename* and encoded words are not understood.</summary>
internal sealed partial record UploadBody(string FileName, ReadOnlyMemory<byte> Content)
{
    private const int NoForm = 44001;
    private const int NoMedia = 41005;

    public static UploadBody? Read(string? contentType, ReadOnlyMemory<byte> body, Verdict verdict)
    {
        var boundary = contentType is null ? null : Boundary().Match(contentType);
        if (boundary is not { Success: true })
        {
            verdict.Refuse(NoForm, "no multipart/form-data with a plain boundary");
            return null;
        }

        // The closing delimiter keeps a missing end from passing.
        var delimiter = Encoding.ASCII.GetBytes($"--{boundary.Groups["boundary"].Value}\r\n");
        var end = Encoding.ASCII.GetBytes($"\r\n--{boundary.Groups["boundary"].Value}--");
        var headersEnd = body.Span.IndexOf("\r\n\r\n"u8);
        var contentEnd = body.Span.LastIndexOf(end);
        if (!body.Span.StartsWith(delimiter) || headersEnd < delimiter.Length || contentEnd < headersEnd + 4)
        {
            verdict.Refuse(NoForm, "broken multipart body");
            return null;
        }

        var headers = Encoding.UTF8.GetString(body.Span[delimiter.Length..headersEnd]);
        var content = body[(headersEnd + 4)..contentEnd];
        return Name(headers, content, verdict) is { } fileName ? new UploadBody(fileName, content) : null;
    }

    private static string? Name(string headers, ReadOnlyMemory<byte> content, Verdict verdict)
    {
        var disposition = headers.Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)) ?? "";
        if (!MediaPart().IsMatch(disposition))
        {
            verdict.Refuse(NoMedia, "no part named \"media\"");
            return null;
        }

        var length = LengthParameter().Match(disposition);
        if (length.Success && !string.Equals(length.Groups["length"].Value, content.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            verdict.Refuse(NoForm, "filelength is not the length");
            return null;
        }

        var name = FileNameParameter().Match(disposition);
        if (!name.Success)
        {
            verdict.Refuse(NoMedia, "no filename");
            return null;
        }

        // A name in the extended form only is shown as it stands, mangled.
        return name.Groups["plain"].Success ? name.Groups["plain"].Value : name.Groups["extended"].Value;
    }

    [GeneratedRegex("^multipart/form-data;\\s*boundary=(?<boundary>[0-9A-Za-z'()+_,./:=?-]{1,70})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(";\\s*name=\"media\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MediaPart();

    [GeneratedRegex(";\\s*filelength=\"?(?<length>\\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LengthParameter();

    [GeneratedRegex(";\\s*filename=\"(?<plain>[^\"]+)\"|;\\s*filename\\*=(?<extended>[^;]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileNameParameter();
}
