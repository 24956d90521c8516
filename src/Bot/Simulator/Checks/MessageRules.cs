using System.Text.Json;

namespace Bot.Simulator.Checks;

/// <summary>The message types of message/send (protocol 3.4). mpnews, miniprogram_notice and taskcard are not simulated and refused.</summary>
internal static class MessageRules
{
    private const int DescriptionMissing = 41033;
    private const int TitleMissing = 41016;

    /// <summary>The message's part of the request as a phone shows it, or null with the refusal in the verdict.</summary>
    public static CheckedMessage? Check(string? type, Node request, CardContext context)
    {
        if (type is not ("text" or "markdown" or "textcard" or "news" or "image" or "voice" or "video" or "file" or "template_card"))
        {
            request.Refuse(40008, "msgtype", "unknown or not simulated");
            return null;
        }

        if (request.Child(type, missing: type is "text" or "markdown" ? 44004 : Node.BadParameter) is not { } body)
        {
            return null;
        }

        var message = type switch
        {
            "text" => Text(body),
            "markdown" => Markdown(body),
            "textcard" => TextCard(body),
            "news" => News(body),
            "template_card" => new CheckedMessage(type, body.Json) { Card = CardRules.Check(body, context) },
            _ => Media(type, body, context),
        };
        body.Close();
        return body.Verdict.Refused ? null : message;
    }

    private static CheckedMessage? Text(Node body) => body.Text("content", missing: 44004) is null
        ? null
        : new CheckedMessage("text", Cut.Field(body.Json, "content", 2048, body.Verdict));

    private static CheckedMessage Markdown(Node body)
    {
        body.Text("content", missing: 44004, bytes: 2048, tooLong: 45002);
        return new CheckedMessage("markdown", body.Json);
    }

    /// <summary>The limits are read as bytes, the stricter of two pages.</summary>
    private static CheckedMessage? TextCard(Node body)
    {
        var whole = body.Text("title", TitleMissing) is not null & body.Text("description", DescriptionMissing) is not null;
        body.Link("url", missing: Node.BadParameter);
        body.Text("btntxt", advised: 4);
        return !whole ? null : new CheckedMessage("textcard", Cut.Field(Cut.Field(body.Json, "title", 128, body.Verdict), "description", 512, body.Verdict));
    }

    private static CheckedMessage News(Node body)
    {
        foreach (var article in body.Children("articles", 1, 8, 45008))
        {
            article.Text("title", TitleMissing, bytes: 128);
            article.Text("description", bytes: 512);
            article.Link("url", missing: article.Has("appid") ? 0 : Node.BadParameter);
            article.Link("picurl");
            article.Text("appid");
            article.Text("pagepath", missing: article.Has("appid") ? Node.BadParameter : 0, bytes: 128);
            article.Close();
        }

        return new CheckedMessage("news", body.Json);
    }

    private static CheckedMessage Media(string type, Node body, CardContext context)
    {
        var id = body.Text("media_id", missing: 41006);
        if (type is "video")
        {
            body.Text("title");
            body.Text("description");
        }

        if (id is not null)
        {
            var stored = context.MediaType(id);
            body.RefuseIf(stored is null, 40007, "media_id", "unknown or over three days old");
            body.RefuseIf(stored is not null && !string.Equals(stored, type, StringComparison.Ordinal), 40004, "media_id", $"uploaded as {stored}");
        }

        var shown = type is "video" ? Cut.Field(Cut.Field(body.Json, "title", 128, body.Verdict), "description", 512, body.Verdict) : body.Json;
        return new CheckedMessage(type, shown) { MediaId = id };
    }
}

/// <param name="Payload">As shown: already cut.</param>
internal sealed record CheckedMessage(string Kind, JsonElement Payload)
{
    public CardFacts? Card { get; init; }

    public string? MediaId { get; init; }
}
