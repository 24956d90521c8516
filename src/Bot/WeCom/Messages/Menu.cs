using System.Text.Json.Serialization;

namespace Bot.WeCom.Messages;

/// <summary>The application's menu (protocol 5.4): 1-3 top entries, each a leaf or up to 5 leaves.</summary>
internal sealed record Menu([property: JsonPropertyName("button")] IReadOnlyList<MenuEntry> Entries);

/// <param name="Type">click, view, pic_photo_or_album, location_select …; null for a parent.</param>
/// <param name="Appid">Only with view_miniprogram, as <paramref name="Pagepath"/>.</param>
internal sealed record MenuEntry(
    string Name,
    string? Type = null,
    string? Key = null,
    string? Url = null,
    [property: JsonPropertyName("sub_button")] IReadOnlyList<MenuEntry>? Children = null,
    string? Appid = null,
    string? Pagepath = null);
