using System.Globalization;

namespace Bot.Simulator.Pages;

/// <summary>One bubble of a conversation.</summary>
internal static class BubbleView
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    public static Html Draw(Bubble bubble)
    {
        var side = bubble.FromApp ? "app" : "self";
        var time = bubble.At.ToOffset(ChinaOffset).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Html.Of($"<li class=\"row {side}\" data-id=\"{bubble.Id}\" data-kind=\"{bubble.Kind}\"><div class=\"piece\">{Body(bubble)}<time>{time}</time></div></li>");
    }

    private static Html Body(Bubble bubble)
    {
        var payload = bubble.Payload;
        return bubble.Kind switch
        {
            "text" => Html.Of($"<div class=\"bubble text\">{RichText.Plain(payload.Text("content"))}</div>"),
            "markdown" => Html.Of($"<div class=\"bubble markdown\">{RichText.Markdown(payload.Text("content"))}</div>"),
            "textcard" => TextCard(bubble),
            "news" => Html.Of($"<div class=\"card news\">{Html.Join(payload.Items("articles").Select(Article))}</div>"),
            "image" => Html.Of($"<a class=\"picture\" href=\"/content/{bubble.Id}\" target=\"_blank\"><img src=\"/content/{bubble.Id}\" alt=\"图片\"></a>"),
            "file" or "voice" or "video" => File(bubble),
            "location" => Location(bubble),
            "template_card" => CardView.Draw(bubble),
            _ => Html.Of($"<div class=\"bubble text\">{bubble.Kind}</div>"),
        };
    }

    private static Html TextCard(Bubble bubble)
    {
        var card = bubble.Payload;
        var button = card.Text("btntxt") is { Length: > 0 } text ? text : "详情";
        var body = Html.Of($"<h3>{card.Text("title")}</h3><div class=\"desc\">{RichText.CardText(card.Text("description"))}</div><div class=\"more\">{button}<span class=\"chevron\"></span></div>");
        return Html.Of($"<div class=\"card textcard\">{RichText.Link(card.Text("url"), body, "whole")}</div>");
    }

    private static Html Article(System.Text.Json.JsonElement article)
    {
        var picture = article.Text("picurl") is { Length: > 0 } url ? Html.Of($"<img class=\"cover\" src=\"{url}\" alt=\"\">") : Html.Empty;
        return RichText.Link(article.Text("url"), Html.Of($"{picture}<h3>{article.Text("title")}</h3><div class=\"desc\">{article.Text("description")}</div>"), "whole");
    }

    private static Html File(Bubble bubble)
    {
        var name = bubble.FileName ?? bubble.Kind;
        var extension = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        var size = (bubble.Content?.Length ?? 0) / 1024.0;
        return Html.Of($"<a class=\"file\" href=\"/content/{bubble.Id}\" download=\"{name}\"><span class=\"file-name\">{name}<small>{size.ToString("0.#", CultureInfo.InvariantCulture)} KB</small></span><span class=\"file-kind\">{extension}</span></a>");
    }

    private static Html Location(Bubble bubble)
    {
        var place = bubble.Payload;
        return Html.Of($"<div class=\"place\"><strong>{place.Text("label")}</strong><small>{place.Text("latitude")}, {place.Text("longitude")}</small><span class=\"map\" aria-hidden=\"true\"></span></div>");
    }
}
