using System.Globalization;
using System.Security.Cryptography;
using Bot.Simulator;

namespace Bench;

/// <summary>The keys of a run, known to its processes by their environment.</summary>
internal static class Keys
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static SimulatorSettings New() => new()
    {
        Secret = RandomNumberGenerator.GetHexString(43),
        Token = RandomNumberGenerator.GetHexString(24),
        EncodingAesKey = RandomNumberGenerator.GetString(Letters, 43),
    };

    public static IReadOnlyDictionary<string, string> ToEnvironment(SimulatorSettings keys) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WeCom__CorpId"] = keys.CorpId,
        ["WeCom__AgentId"] = keys.AgentId.ToString(CultureInfo.InvariantCulture),
        ["WeCom__Secret"] = keys.Secret,
        ["WeCom__Token"] = keys.Token,
        ["WeCom__EncodingAesKey"] = keys.EncodingAesKey,
    };

    public static SimulatorSettings FromEnvironment() => new()
    {
        CorpId = Variable("WeCom__CorpId"),
        AgentId = int.Parse(Variable("WeCom__AgentId"), CultureInfo.InvariantCulture),
        Secret = Variable("WeCom__Secret"),
        Token = Variable("WeCom__Token"),
        EncodingAesKey = Variable("WeCom__EncodingAesKey"),
    };

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
