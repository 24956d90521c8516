using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bot.Web;

/// <summary>Finished HTML. Made from interpolated strings whose every hole is encoded, unless it is finished HTML itself; so a text can never become markup.</summary>
internal readonly record struct Html(string Markup)
{
    /// <summary>Chinese stays readable in the source of the page.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html Empty { get; } = new("");

    public static Html Of(ref HtmlHandler markup) => markup.Finish();

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    public static Html Text(string? text) => new(Encoder.Encode(text ?? ""));

    public override string ToString() => Markup;
}

/// <summary>Compiles <c>Html.Of($"…")</c>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(Html html) => _markup.Append(html.Markup);

    public void AppendFormatted(string? text) => _markup.Append(Html.Text(text).Markup);

    public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public Html Finish() => new(_markup.ToString());
}
