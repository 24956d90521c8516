using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Pages;

/// <summary>Texts with the little markup that each message type allows; everything else in them is plain text.</summary>
internal static partial class RichText
{
    private const int RegexLimit = 1000;

    /// <summary>A link if it leads to http or https, otherwise the bare words.</summary>
    public static Html Link(string url, Html words, string css) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? Html.Of($"<a class=\"{css}\" href=\"{url}\" target=\"_blank\" rel=\"noopener noreferrer\">{words}</a>")
            : words;

    /// <summary>text: line breaks (by CSS) and anchors.</summary>
    public static Html Plain(string text) => Replace(Anchor(), text, m => Link(m.Groups["url"].Value, Html.Text(m.Groups["words"].Value), "link"));

    /// <summary>textcard's description: br and div with three classes.</summary>
    public static Html CardText(string text) => Replace(CardMarkup(), text, m => m.Groups["css"].Success
        ? Html.Of($"<div class=\"tone-{m.Groups["css"].Value}\">{m.Groups["words"].Value}</div>")
        : Html.Of($"<br>"));

    /// <summary>markdown: headings, quotes, bold, links, code, three colours.</summary>
    public static Html Markdown(string text) => Html.Join(text.Split('\n').Select(line =>
    {
        var heading = Heading().Match(line);
        if (heading.Success)
        {
            return Html.Of($"<div class=\"md-h\">{Inline(heading.Groups["words"].Value)}</div>");
        }

        return line.StartsWith('>')
            ? Html.Of($"<blockquote>{Inline(line[1..].TrimStart())}</blockquote>")
            : Html.Of($"<div class=\"md-line\">{Inline(line)}</div>");
    }));

    private static Html Inline(string text) => Replace(InlineMarkup(), text, m => m switch
    {
        _ when m.Groups["bold"].Success => Html.Of($"<strong>{Inline(m.Groups["bold"].Value)}</strong>"),
        _ when m.Groups["code"].Success => Html.Of($"<code>{m.Groups["code"].Value}</code>"),
        _ when m.Groups["url"].Success => Link(m.Groups["url"].Value, Html.Text(m.Groups["words"].Value), "link"),
        _ => Html.Of($"<span class=\"tone-{m.Groups["tone"].Value}\">{Inline(m.Groups["coloured"].Value)}</span>"),
    });

    private static Html Replace(Regex markup, string text, Func<Match, Html> draw)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (Match match in markup.Matches(text))
        {
            result.Append(Html.Text(text[done..match.Index]).Markup).Append(draw(match).Markup);
            done = match.Index + match.Length;
        }

        return new Html(result.Append(Html.Text(text[done..]).Markup).ToString());
    }

    [GeneratedRegex("<a\\s+href=[\"'](?<url>[^\"']*)[\"']\\s*>(?<words>.*?)</a>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, RegexLimit)]
    private static partial Regex Anchor();

    [GeneratedRegex("<div class=\"(?<css>gray|normal|highlight)\">(?<words>.*?)</div>|<br\\s*/?>|\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, RegexLimit)]
    private static partial Regex CardMarkup();

    [GeneratedRegex("^#{1,6}\\s+(?<words>.*)$", RegexOptions.ExplicitCapture, RegexLimit)]
    private static partial Regex Heading();

    [GeneratedRegex("\\*\\*(?<bold>[^*]+)\\*\\*|`(?<code>[^`]+)`|\\[(?<words>[^\\]]+)\\]\\((?<url>[^)\\s]+)\\)|<font color=\"(?<tone>info|comment|warning)\">(?<coloured>.*?)</font>", RegexOptions.ExplicitCapture, RegexLimit)]
    private static partial Regex InlineMarkup();
}
