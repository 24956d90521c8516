using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Bot.Operations;

/// <summary>Sentences about a line that was typed wrong.</summary>
internal static partial class CliTexts
{
    /// <summary>The library's sentence, or ours where it has none in Chinese.</summary>
    public static string Of(ParseError error) =>
        error.SymbolResult is ArgumentResult { Tokens: [{ Value: var value }, ..] } argument && error.Message.StartsWith("Cannot parse", StringComparison.Ordinal) ? CannotBe(value, argument)
        : Required().Match(error.Message) is { Success: true } missing ? $"缺少 {missing.Groups["name"].Value}。"
        : Repeated().Match(error.Message) is { Success: true } twice ? $"{twice.Groups["name"].Value} 只能写一次，只能有一个值。"
        : error.Message;

    private static string CannotBe(string value, ArgumentResult argument)
    {
        var (name, description) = argument.Parent is OptionResult { Option: var option } ? (option.Name, option.Description) : (argument.Argument.Name, argument.Argument.Description);
        return $"“{value}”不能作 {name}：{description}";
    }

    [GeneratedRegex("^Option '(?<name>[^']+)' is required", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Required();

    [GeneratedRegex("^Option '(?<name>[^']+)' expects a single argument", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repeated();
}
