using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Conversations;
using Bot.Features.Alerts;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>
/// 预警 from other systems: POST with X-Alert-Timestamp (Unix seconds) and X-Alert-Signature, lower-case hex of HMAC-SHA256 over the timestamp, a line feed and the
/// body. 200 only after it is on disk; what it does is a turn of its own. Without a secret there is no such address.
/// </summary>
internal static class AlertEndpoint
{
    public const string TimestampHeader = "X-Alert-Timestamp";
    public const string SignatureHeader = "X-Alert-Signature";

    private const int MostBytes = 16 * 1024;

    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<AlertsOptions>, AlertsOptions>();
        services.AddOptions<AlertsOptions>().Bind(configuration.GetSection(AlertsOptions.Section)).ValidateOnStart();
        return services;
    }

    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder app)
    {
        var options = app.ServiceProvider.GetRequiredService<IOptions<AlertsOptions>>().Value;
        if (options.Secret.Length > 0)
        {
            app.MapPost(options.Path, AcceptAsync);
        }

        return app;
    }

    /// <summary>Lower-case hex.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), (byte)'\n', .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    private static async Task<IResult> AcceptAsync(
        HttpRequest request, IOptions<AlertsOptions> settings, Inbox inbox, Database database, AlertStore alerts, TimeProvider time, CancellationToken gone)
    {
        var (options, buffer) = (settings.Value, new byte[MostBytes + 1]);
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, gone);
        if (length > MostBytes)
        {
            return Answer(AlertTexts.TooBig, StatusCodes.Status413PayloadTooLarge);
        }

        var (body, timestamp) = (buffer.AsMemory(0, length), request.Headers[TimestampHeader].ToString());

        // The signature first: whoever cannot sign learns nothing else.
        if (!IsSigned(options.Secret, timestamp, request.Headers[SignatureHeader].ToString(), body.Span))
        {
            return Answer(AlertTexts.NotSigned, StatusCodes.Status401Unauthorized);
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - (double)seconds) > options.Window.TotalSeconds)
        {
            return Answer(AlertTexts.TooOld, StatusCodes.Status401Unauthorized);
        }

        var (alert, fault) = AlertReader.Read(body.Span, options);
        if (alert is null)
        {
            return Answer(fault!, StatusCodes.Status400BadRequest);
        }

        try
        {
            return !await database.ReadAsync((work, _) => alerts.IsKnownAsync(work, alert.Id), gone)
                && await inbox.AcceptAsync(AlertReader.KeyOf(alert.Id), AlertReader.Lane, InboxKinds.Alert, ConversationJson.Write(alert)) == AcceptResult.Accepted
                ? Answer(AlertTexts.Taken, StatusCodes.Status200OK)
                : Answer(AlertTexts.Known, StatusCodes.Status409Conflict);
        }
        catch (StorageBusyException)
        {
            return Answer(AlertTexts.Busy, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static bool IsSigned(string secret, string timestamp, string signature, ReadOnlySpan<byte> body) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature));

    private static IResult Answer(string words, int status) => Results.Text(words, "text/plain", Encoding.UTF8, status);
}
