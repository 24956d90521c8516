using System.Text.Json.Serialization;

namespace Bot.WeCom.Messages;

/// <summary>Body of message/send (protocol 3.2); exactly one of the contents is set.</summary>
internal sealed record SendBody(string Touser, string Msgtype, int Agentid)
{
    public TextBody? Text { get; init; }

    public TextBody? Markdown { get; init; }

    public TextCardBody? Textcard { get; init; }

    public MediaBody? Image { get; init; }

    public MediaBody? File { get; init; }

    public TemplateCard? TemplateCard { get; init; }

    /// <summary>Makes a repeat after a time-out harmless.</summary>
    public int EnableDuplicateCheck { get; } = 1;

    /// <summary>Seconds; the platform's maximum, 4 hours.</summary>
    public int DuplicateCheckInterval { get; } = 14400;
}

internal sealed record TextBody(string Content);

internal sealed record TextCardBody(string Title, string Description, string Url, string? Btntxt);

internal sealed record MediaBody(string MediaId);

/// <summary>Body of message/update_template_card (protocol 4.9): either the button or the card.</summary>
internal sealed record UpdateBody(IReadOnlyList<string> Userids, int Agentid, string ResponseCode)
{
    public ReplaceBody? Button { get; init; }

    public TemplateCard? TemplateCard { get; init; }
}

internal sealed record ReplaceBody(string ReplaceName);

/// <summary>Body of corpgroup/corp/list_app_share_info (protocol 6.3).</summary>
internal sealed record ShareListBody(int Agentid, int BusinessType, int Limit, string Cursor);

/// <summary>Body of corpgroup/corp/gettoken (protocol 6.3).</summary>
internal sealed record CorpTokenBody(string Corpid, int Agentid, int BusinessType);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SendBody))]
[JsonSerializable(typeof(UpdateBody))]
[JsonSerializable(typeof(Menu))]
[JsonSerializable(typeof(ShareListBody))]
[JsonSerializable(typeof(CorpTokenBody))]
internal sealed partial class WireContext : JsonSerializerContext;
