using System.Text.Json;

namespace Bot.Simulator;

/// <summary>One bubble on a phone. <paramref name="Kind"/>: text, markdown, textcard, news, image, voice, video, file, template_card, and the person's own text, image, location.</summary>
/// <param name="Payload">The message's part of the JSON, e.g. {"content": …} or the template card as it is shown now (a greyed card carries replace_text).</param>
/// <param name="Content">Bytes of a picture or file.</param>
internal sealed record Bubble(long Id, bool FromApp, string Kind, JsonElement Payload, DateTimeOffset At, byte[]? Content, string? FileName)
{
    /// <summary>Grows with every change, so that the page redraws only what changed.</summary>
    public long Revision { get; init; }
}
