using System.Reflection;
using System.Security.Cryptography;

namespace Bot.Web.Board;

/// <summary>The board's own style and script, under addresses that change with their bytes.</summary>
internal static class BoardAssets
{
    private static readonly Dictionary<string, Asset> All = new(StringComparer.Ordinal)
    {
        ["board.css"] = Asset.Read("board.css", "text/css; charset=utf-8"),
        ["map.js"] = Asset.Read("map.js", "text/javascript; charset=utf-8"),
    };

    public static string Address(string name) => $"/board/asset/{All[name].Hash}/{name}";

    public static IResult Serve(HttpContext context, string name)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private sealed record Asset(byte[] Content, string ContentType, string Hash)
    {
        public static Asset Read(string name, string contentType)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Bot.Web.Board.{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var content = bytes.ToArray();
            return new Asset(content, contentType, Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
        }
    }
}
