using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>MANIFEST.json: what is in the pack, by hash; signed as a whole.</summary>
internal sealed record PackManifest
{
    public const string Name = "MANIFEST.json";
    public const string SignatureName = "MANIFEST.sig";
    public const string EntriesName = "audit/entries.jsonl";
    public const string HeadsName = "audit/heads.json";

    /// <summary>Names a person reads in a browser or an editor stay readable; LF on every system.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    public static JsonSerializerOptions Line { get; } = new(Json) { WriteIndented = false };

    public int Format { get; init; } = 1;

    /// <summary>What the pack is about, in words.</summary>
    public string About { get; init; } = "";

    public DateTimeOffset MadeAt { get; init; }

    public string KeyId { get; init; } = "";

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public string PublicKey { get; init; } = "";

    public SignedHead? Head { get; init; }

    public IReadOnlyList<PackForm> Forms { get; init; } = [];

    public IReadOnlyList<PackFile> Files { get; init; } = [];
}

/// <param name="Snapshot">Name of the file with the canonical text.</param>
/// <param name="Sha256">What it must hash to: the hash that was signed.</param>
internal sealed record PackForm(string Id, string Snapshot, string Sha256);

internal sealed record PackFile(string Name, long Size, string Sha256);
