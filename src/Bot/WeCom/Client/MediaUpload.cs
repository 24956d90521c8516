using System.Security.Cryptography;
using System.Text;

namespace Bot.WeCom.Client;

/// <summary>The multipart body of media/upload (protocol 5.3), by hand: the platform wants the name as raw UTF-8, no filename*, an unquoted boundary.</summary>
internal static class MediaUpload
{
    private const int Megabyte = 1024 * 1024;
    private const int TooSmall = 5;

    /// <summary>Wire value of the type parameter.</summary>
    public static string Type(MediaKind kind) => kind switch
    {
        MediaKind.Image => "image",
        MediaKind.Voice => "voice",
        MediaKind.Video => "video",
        MediaKind.File => "file",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>What the server would refuse, as it would say it; null when the media may go.</summary>
    public static ApiResult<UploadedMedia>.Refused? Fault(MediaKind kind, ReadOnlySpan<byte> content)
    {
        var megabytes = kind switch { MediaKind.Voice => 2, MediaKind.File => 20, _ => 10 };
        return content.Length switch
        {
            <= TooSmall => Bug(WeComErrors.MediaSizeIllegal, $"media must be larger than {TooSmall} bytes"),
            _ when content.Length > megabytes * Megabyte => Bug(WeComErrors.MediaTooLarge, $"{Type(kind)} must not be larger than {megabytes} MB"),
            _ when kind == MediaKind.Image && PictureType(content) is null => Bug(WeComErrors.MediaTypeIllegal, "image must be JPG or PNG"),
            _ => null,
        };

        static ApiResult<UploadedMedia>.Refused Bug(int code, string message) => new(code, message, ErrorClass.PayloadBug);
    }

    public static WeComRequest Request(MediaKind kind, string fileName, ReadOnlyMemory<byte> content)
    {
        var boundary = $"wecom{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        var head = Encoding.UTF8.GetBytes($"""
            --{boundary}
            Content-Disposition: form-data; name="media"; filename="{CleanName(fileName)}"; filelength={content.Length}
            Content-Type: {ContentType(kind, content.Span)}


            """.ReplaceLineEndings("\r\n"));
        var tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        byte[] body = [.. head, .. content.Span, .. tail];
        return new WeComRequest(HttpMethod.Post, "media/upload", $"type={Type(kind)}") { Body = body, ContentType = $"multipart/form-data; boundary={boundary}", Patience = 3 };
    }

    /// <summary>The name that people see; what would end the header or the quotes is taken out.</summary>
    private static string CleanName(string fileName)
    {
        var name = string.Concat(fileName.Where(c => c is not ('"' or '\\') && !char.IsControl(c)));
        return name.Length > 0 ? name : "file";
    }

    private static string ContentType(MediaKind kind, ReadOnlySpan<byte> content) => kind switch
    {
        MediaKind.Image => PictureType(content) ?? "application/octet-stream",
        MediaKind.Voice => "audio/amr",
        MediaKind.Video => "video/mp4",
        _ => "application/octet-stream",
    };

    private static string? PictureType(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : null;
}
