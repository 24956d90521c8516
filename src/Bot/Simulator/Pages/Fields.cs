using System.Text.Json;

namespace Bot.Simulator.Pages;

/// <summary>Reading of payloads that the checks have already passed.</summary>
internal static class Fields
{
    public static string Text(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText() : "";

    public static int Int(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    public static bool Flag(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    public static JsonElement? Child(this JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value : null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? [.. value.EnumerateArray()] : [];
}
