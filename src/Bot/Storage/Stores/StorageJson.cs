using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bot.Storage.Stores;

/// <summary>JSON inside columns: Chinese stays readable.</summary>
internal static class StorageJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
