using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>Whether the configuration and the server are such as the program needs.</summary>
internal static class RedisChecks
{
    /// <summary>The first with users and rights (ACL).</summary>
    public static Version Oldest { get; } = new(6, 0);

    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);

    /// <exception cref="RedisUnusableException">It is not what the library reads.</exception>
    public static ConfigurationOptions Parse(string configuration)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(configuration);
            if (settings.EndPoints.Count > 0)
            {
                return settings;
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            // What the library says may quote a piece of the password.
        }

        throw new RedisUnusableException(RedisTexts.Malformed);
    }

    /// <summary>Hosts and ports, without anything secret.</summary>
    public static string Place(ConfigurationOptions settings) => string.Join('、', settings.EndPoints.Select(Name));

    /// <summary>Null when the server is merely not there.</summary>
    /// <exception cref="RedisUnusableException">The server is there and refuses us, is too old, or is no Redis.</exception>
    public static async Task<RedisUnusableException?> FaultAsync(RedisConnectionException failed, ConfigurationOptions settings)
    {
        var place = Place(settings);
        if (failed.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            return new(Refused(failed.Message, place));
        }

        return !settings.Ssl && settings.EndPoints.Count == 1 && await IsOtherAsync(settings.EndPoints[0]) ? new(RedisTexts.NotRedis(place)) : null;
    }

    /// <summary>The server's refusal in words; it begins with a code of the protocol.</summary>
    public static string Refused(string message, string place) =>
        message.Contains("NOAUTH", StringComparison.Ordinal) ? RedisTexts.NoPassword(place)
        : message.Contains("NOPERM", StringComparison.Ordinal) ? RedisTexts.NoRight(place)
        : RedisTexts.WrongPassword(place);

    /// <exception cref="RedisUnusableException">The server is too old.</exception>
    public static void Require(Version version, string place)
    {
        if (version < Oldest)
        {
            throw new RedisUnusableException(RedisTexts.Old(place, version.ToString(), Oldest.ToString()));
        }
    }

    private static string Name(EndPoint end) => end switch
    {
        DnsEndPoint dns => FormattableString.Invariant($"{dns.Host}:{dns.Port}"),
        _ => end.ToString() ?? "?",
    };

    /// <summary>True when somebody answers there who is no Redis: the library only says that it got no connection.</summary>
    private static async Task<bool> IsOtherAsync(EndPoint end)
    {
        using var limit = new CancellationTokenSource(ProbeLimit, TimeProvider.System);
        try
        {
            using var client = new TcpClient();
            await (end is DnsEndPoint dns ? client.ConnectAsync(dns.Host, dns.Port, limit.Token) : client.ConnectAsync((IPEndPoint)end, limit.Token));
            await using var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n\r\n"u8.ToArray(), limit.Token);
            var first = new byte[1];
            return await stream.ReadAsync(first, limit.Token) == 1 && first[0] is not ((byte)'+' or (byte)'-');
        }
        catch (Exception away) when (away is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
