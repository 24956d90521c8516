using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Documents;
using Bot.Operations.Demo;
using Bot.Redis;
using Bot.Storage;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>What stops the program from starting, as a sentence that says what to do.</summary>
internal static partial class Faults
{
    /// <summary>Null for a bug: that one keeps its stack trace.</summary>
    public static string? Sentence(Exception wrong) => wrong switch
    {
        OptionsValidationException options =>
            $"配置不完整，没有启动：\n{string.Join('\n', options.Failures.Select(Setting).Distinct(StringComparer.Ordinal).Select(failure => "  " + failure))}\n照 appsettings.example.json 写好 appsettings.json，或用环境变量（如 WeCom__CorpId）。先看看效果：dotnet run --project src/Bot -- demo",
        AggregateException { InnerExceptions: var all } when all.All(one => one is OptionsValidationException) =>
            Sentence(new OptionsValidationException("", typeof(object), all.Cast<OptionsValidationException>().SelectMany(one => one.Failures))),
        AggregateException { InnerExceptions: var all } => all.Select(Sentence).OfType<string>().FirstOrDefault(),
        InvalidDataException when Json(wrong) is { } json => $"没有启动：{json}",
        InvalidOperationException when Unreadable().Match(wrong.Message) is { Success: true } found => $"没有启动：{Value(found)}",
        StorageFullException => $"没有启动：{StorageTexts.Full}",
        StorageBusyException { InnerException: SqliteException inner } when !SqliteDialect.IsBusy(inner) => $"没有启动：{StorageTexts.NotNow(inner.Message)}",
        StorageBusyException { InnerException: SqlException inner } => $"没有启动：{StorageTexts.NotNow(inner.Message)}",
        StorageBusyException => $"没有启动：{StorageTexts.Locked}",
        StorageUnusableException or RedisUnusableException or ContentFileException or DemoFolderException => $"没有启动：{wrong.Message}",
        SocketException or IOException { InnerException: SocketException or Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"没有启动：监听地址用不了（{wrong.Message}）。请换 Urls 或 --port。",
        FormatException when wrong.Message.StartsWith("Invalid url", StringComparison.OrdinalIgnoreCase) =>
            $"没有启动：配置项 Urls 写得不对（{wrong.Message}）。要写监听地址，如 http://127.0.0.1:5080。",
        _ => null,
    };

    /// <summary>The framework's sentence about an attribute, as "Section:Name" and our words.</summary>
    private static string Setting(string failure) =>
        Attribute().Match(failure) is { Success: true } found ? $"{found.Groups["section"].Value}:{found.Groups["name"].Value} {found.Groups["words"].Value}" : failure;

    private static string? Json(Exception wrong)
    {
        for (var inner = wrong.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is JsonException broken)
            {
                var file = FileName().Match(wrong.Message) is { Success: true } found ? found.Groups["file"].Value : "appsettings.json";
                return FormattableString.Invariant($"配置文件 {file} 第 {broken.LineNumber + 1} 行附近格式不对，多半是少了或多了逗号、引号、括号。请对照 appsettings.example.json 改好。");
            }
        }

        return null;
    }

    private static string Value(Match found)
    {
        var example = found.Groups["type"].Value.Split('.')[^1] switch
        {
            "TimeSpan" => "时间长度，如 00:01:00（1 分钟）、3.00:00:00（3 天）",
            "DateOnly" => "日期，如 2020-12-07",
            "Int32" or "Int64" => "整数，如 16",
            "Boolean" => "true 或 false",
            "Uri" => "地址，如 https://qyapi.weixin.qq.com/",
            var other => other,
        };
        var value = found.Groups["value"].Value;
        return $"配置项 {found.Groups["key"].Value}{(value.Length > 0 ? $" 的值“{value}”" : " ")}不对，要写{example}。";
    }

    [GeneratedRegex("'(?<section>\\w+)Options' members: '(?<name>\\w+)' with the error: '(?<words>.*)'\\.?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("^Failed to convert configuration value( '(?<value>[^']*)')? at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unreadable();

    [GeneratedRegex("file '(?<file>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
