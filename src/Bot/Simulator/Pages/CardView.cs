using System.Text.Json;

namespace Bot.Simulator.Pages;

/// <summary>The five template cards as the client draws them: source, menu, title, figure, quote, lists, picture, choices, buttons; grey when replaced. Texts beyond the recommended length are folded.</summary>
internal static class CardView
{
    public static Html Draw(Bubble bubble)
    {
        var card = bubble.Payload;
        var type = card.Text("card_type");
        var dead = card.Text("replace_text");
        var emphasis = card.Child("emphasis_content") is { } e
            ? Html.Of($"<div class=\"emphasis\"><b>{Fold(e.Text("title"), 14)}</b><small>{Fold(e.Text("desc"), 22)}</small></div>")
            : Html.Empty;
        var subTitle = card.Text("sub_title_text") is { Length: > 0 } sub ? Html.Of($"<p class=\"sub\">{Fold(sub, 160)}</p>") : Html.Empty;
        return Html.Of($"""
            <article class="card template {type}" data-task="{card.Text("task_id")}" data-type="{type}">
            {Source(card)}{Menu(card)}{Picture(card)}{Title(card)}{emphasis}{subTitle}{ImageText(card)}{Quote(card)}{Vertical(card)}{Horizontal(card)}
            {CardChoices.Draw(card, bubble.Id, dead.Length > 0)}{Buttons(card, dead)}{Jumps(card)}{Action(card)}
            </article>
            """);
    }

    /// <summary>The platform's client folds what is longer than recommended; the whole text stays in the title.</summary>
    public static Html Fold(string text, int characters)
    {
        var shown = FoldText(text, characters);
        return string.Equals(shown, text, StringComparison.Ordinal) ? Html.Text(text) : Html.Of($"<span class=\"folded\" title=\"{text}\">{shown}</span>");
    }

    public static string FoldText(string text, int characters)
    {
        var runes = text.EnumerateRunes().ToList();
        return runes.Count <= characters ? text : string.Concat(runes.Take(characters).Select(r => r.ToString())) + "…";
    }

    private static Html Source(JsonElement card)
    {
        if (card.Child("source") is not { } source)
        {
            return Html.Empty;
        }

        var icon = source.Text("icon_url") is { Length: > 0 } url ? Html.Of($"<img src=\"{url}\" alt=\"\">") : Html.Empty;
        return Html.Of($"<div class=\"source colour-{source.Int("desc_color")}\">{icon}{Fold(source.Text("desc"), 20)}</div>");
    }

    private static Html Menu(JsonElement card)
    {
        if (card.Child("action_menu") is not { } menu)
        {
            return Html.Empty;
        }

        var entries = menu.Items("action_list").Select(a => Html.Of($"<button type=\"button\" class=\"tap\" data-key=\"{a.Text("key")}\">{a.Text("text")}</button>"));
        var heading = menu.Text("desc") is { Length: > 0 } desc ? Html.Of($"<small>{desc}</small>") : Html.Empty;
        return Html.Of($"<details class=\"card-menu\"><summary aria-label=\"卡片菜单\" title=\"卡片菜单\">…</summary><div>{heading}{Html.Join(entries)}</div></details>");
    }

    private static Html Picture(JsonElement card)
    {
        if (card.Child("card_image") is not { } image)
        {
            return Html.Empty;
        }

        var wide = image.Child("aspect_ratio") is { } ratio && ratio.GetDouble() >= 1.8 ? "cover wide" : "cover";
        return Html.Of($"<img class=\"{wide}\" src=\"{image.Text("url")}\" alt=\"卡片图片\">");
    }

    private static Html Title(JsonElement card)
    {
        if (card.Child("main_title") is not { } title)
        {
            return Html.Empty;
        }

        var desc = title.Text("desc") is { Length: > 0 } text ? Html.Of($"<p class=\"desc\">{Fold(text, 44)}</p>") : Html.Empty;
        return Html.Of($"<h3>{Fold(title.Text("title"), 36)}</h3>{desc}");
    }

    private static Html ImageText(JsonElement card) => card.Child("image_text_area") is { } area
        ? RichText.Link(area.Text("url"), Html.Of($"<div class=\"image-text\"><img src=\"{area.Text("image_url")}\" alt=\"\"><div><b>{area.Text("title")}</b><small>{area.Text("desc")}</small></div></div>"), "whole")
        : Html.Empty;

    private static Html Quote(JsonElement card) => card.Child("quote_area") is { } quote
        ? RichText.Link(quote.Text("url"), Html.Of($"<div class=\"quote\"><b>{quote.Text("title")}</b><span>{quote.Text("quote_text")}</span></div>"), "whole")
        : Html.Empty;

    private static Html Vertical(JsonElement card) => Html.Join(card.Items("vertical_content_list").Select(item =>
        Html.Of($"<div class=\"paragraph\"><b>{Fold(item.Text("title"), 38)}</b><p>{Fold(item.Text("desc"), 160)}</p></div>")));

    private static Html Horizontal(JsonElement card)
    {
        var lines = card.Items("horizontal_content_list").Select(line =>
        {
            var value = Fold(line.Text("value"), 30);
            var shown = line.Int("type") switch
            {
                1 => RichText.Link(line.Text("url"), value, "link"),
                2 or 3 => Html.Of($"<span class=\"link\">{value}</span>"),
                _ => value,
            };
            return Html.Of($"<dt>{Fold(line.Text("keyname"), 5)}</dt><dd>{shown}</dd>");
        }).ToList();
        return lines.Count == 0 ? Html.Empty : Html.Of($"<dl class=\"lines\">{Html.Join(lines)}</dl>");
    }

    /// <summary>Two to a row when the words are short, otherwise stacked, as the client does.</summary>
    private static Html Buttons(JsonElement card, string dead)
    {
        if (dead.Length > 0)
        {
            return Html.Of($"<div class=\"buttons stacked\"><button type=\"button\" class=\"dead\" disabled>{dead}</button></div>");
        }

        if (card.Child("submit_button") is { } submit)
        {
            var text = submit.Text("text") is { Length: > 0 } given ? given : "提交";
            return Html.Of($"<div class=\"buttons stacked\"><button type=\"button\" class=\"tap style-1\" data-key=\"{submit.Text("key")}\">{Fold(text, 10)}</button></div>");
        }

        var list = card.Items("button_list");
        var layout = list.Count > 1 && list.All(b => b.Text("text").Length <= 6) ? "pairs" : "stacked";
        return list.Count == 0 ? Html.Empty : Html.Of($"<div class=\"buttons {layout}\">{Html.Join(list.Select(Button))}</div>");
    }

    private static Html Button(JsonElement button)
    {
        var style = Math.Max(1, button.Int("style"));
        var text = Fold(button.Text("text"), 10);
        return button.Int("type") == 1
            ? RichText.Link(button.Text("url"), text, "button style-3")
            : Html.Of($"<button type=\"button\" class=\"tap style-{style}\" data-key=\"{button.Text("key")}\">{text}</button>");
    }

    private static Html Jumps(JsonElement card)
    {
        var jumps = card.Items("jump_list").Select(jump => RichText.Link(
            jump.Text("url"),
            Html.Of($"<span class=\"jump-words\">{Fold(jump.Text("title"), 18)}</span><span class=\"chevron\"></span>"),
            "jump")).ToList();
        return jumps.Count == 0 ? Html.Empty : Html.Of($"<nav class=\"jumps\">{Html.Join(jumps)}</nav>");
    }

    /// <summary>The whole card is a link; a visible one at its foot keeps links from nesting.</summary>
    private static Html Action(JsonElement card) => card.Child("card_action") is { } action && action.Int("type") == 1
        ? Html.Of($"<div class=\"foot\">{RichText.Link(action.Text("url"), Html.Of($"查看详情<span class=\"chevron\"></span>"), "whole")}</div>")
        : Html.Empty;
}
