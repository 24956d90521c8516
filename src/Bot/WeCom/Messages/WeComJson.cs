using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bot.WeCom.Messages;

/// <summary>The one place where bodies for the platform are made. The bytes are stored and sent as they are, so that a repeat is identical.</summary>
internal static class WeComJson
{
    /// <summary>business_type of 上下游 (protocol 6.3).</summary>
    private const int DownstreamBusiness = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WireText() },
        TypeInfoResolver = WireContext.Default.WithAddedModifier(OmitEmpty),
    };

    /// <summary>Final bytes of a message/send call, with enable_duplicate_check (protocol 3.2).</summary>
    /// <exception cref="WeComLimitException">A limit of protocol 3.4 or 4 is broken; names the field.</exception>
    public static byte[] Send(IReadOnlyList<string> users, int agentId, OutgoingMessage message)
    {
        Limit.Recipients("touser", users, everybody: true);
        MessageLimits.Check(message);
        var body = new SendBody(string.Join('|', users), message.MessageType, agentId);
        body = message switch
        {
            TextMessage text => body with { Text = new TextBody(text.Content) },
            MarkdownMessage markdown => body with { Markdown = new TextBody(markdown.Content) },
            TextCardMessage card => body with { Textcard = new TextCardBody(card.Title, card.Description, card.Url, card.ButtonText) },
            ImageMessage image => body with { Image = new MediaBody(image.MediaId) },
            FileMessage file => body with { File = new MediaBody(file.MediaId) },
            TemplateCardMessage card => body with { TemplateCard = card.Card },
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.MessageType, "no such message type"),
        };
        return Bytes(body);
    }

    /// <summary>Final bytes of an update_template_card call that replaces the card.</summary>
    /// <exception cref="WeComLimitException">A limit of protocol 4 is broken; names the field.</exception>
    public static byte[] UpdateCard(IReadOnlyList<string> users, int agentId, string responseCode, TemplateCard card)
    {
        CheckTarget(users, responseCode);
        CardLimits.Check(card, update: true);
        return Bytes(new UpdateBody(users, agentId, responseCode) { TemplateCard = card });
    }

    /// <summary>Final bytes of an update that greys the buttons.</summary>
    /// <exception cref="WeComLimitException">A limit of protocol 4.9 is broken; names the field.</exception>
    public static byte[] UpdateButton(IReadOnlyList<string> users, int agentId, string responseCode, string replaceName)
    {
        CheckTarget(users, responseCode);
        Limit.Required("button.replace_name", replaceName);
        return Bytes(new UpdateBody(users, agentId, responseCode) { Button = new ReplaceBody(replaceName) });
    }

    /// <summary>Final bytes of a menu/create call.</summary>
    /// <exception cref="WeComLimitException">A limit of protocol 5.4 is broken; names the field.</exception>
    public static byte[] Menu(Menu menu)
    {
        MessageLimits.Check(menu);
        return Bytes(menu);
    }

    /// <summary>Final bytes of a corpgroup/corp/list_app_share_info call; the platform's longest page.</summary>
    /// <param name="cursor">Empty for the first page.</param>
    public static byte[] ListShares(int agentId, string cursor) => Bytes(new ShareListBody(agentId, DownstreamBusiness, 100, cursor));

    /// <summary>Final bytes of a corpgroup/corp/gettoken call; corp and agent are the downstream company's.</summary>
    public static byte[] CorpToken(string corpId, int agentId) => Bytes(new CorpTokenBody(corpId, agentId, DownstreamBusiness));

    private static void CheckTarget(IReadOnlyList<string> users, string responseCode)
    {
        Limit.Recipients("userids", users, everybody: false);
        Limit.Required("response_code", responseCode);
    }

    private static byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));

    /// <summary>Nulls, empty texts and empty lists stay away (protocol 3.2); card_type comes first, for the reader of a log.</summary>
    private static void OmitEmpty(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
        {
            property.ShouldSerialize = static (_, value) => value is not (null or "" or ICollection { Count: 0 });
            property.Order = property.Name == "card_type" ? -1 : property.Order;
        }
    }
}
