using System.Globalization;
using System.Text;
using Bot.WeCom;
using Bot.WeCom.Callback;
using Bot.WeCom.CorpGroup;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.WeCom.Callback;

/// <summary>A gate with settings that a test may change at any time, its clock, and the platform's side of the wire.</summary>
internal sealed class GateBench : IOptionsMonitor<WeComOptions>
{
    public const string CorpId = "ww00000000000000a1";
    public const long Second = 1_700_000_000;
    public const string Nonce = "nonce-1";
    private static readonly byte[] Random16 = Encoding.ASCII.GetBytes("0123456789abcdef");

    public GateBench()
    {
        CurrentValue = new WeComOptions { CorpId = CorpId, AgentId = 1000002, Token = "QDG6eK", EncodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C" };
        Clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Second));
        Gate = new CallbackGate(this, Shared, Clock);
    }

    public GateBench(Vector vector)
        : this()
    {
        CurrentValue.CorpId = vector.ReceiveId;
        CurrentValue.Token = vector.Token;
        CurrentValue.EncodingAesKey = vector.Key;
        Clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(long.Parse(vector.Timestamp, CultureInfo.InvariantCulture)));
        Gate = new CallbackGate(this, Shared, Clock);
    }

    public WeComOptions CurrentValue { get; set; }

    public FakeTimeProvider Clock { get; }

    public CallbackGate Gate { get; }

    public SharedCorps Shared { get; } = new();

    public static string Timestamp => Second.ToString(CultureInfo.InvariantCulture);

    public SealedCallback Seal(string xml, string? receiveId = null, string? timestamp = null) => CallbackEnvelope.Seal(
        CallbackCipher.Key(CurrentValue.EncodingAesKey), CurrentValue.Token, receiveId ?? CurrentValue.CorpId, 1000002, xml, timestamp ?? Timestamp, Nonce, Random16);

    /// <summary>Seals and opens.</summary>
    public GateResult Deliver(string xml, string? receiveId = null, string? timestamp = null)
    {
        var sealedCallback = Seal(xml, receiveId, timestamp);
        return Gate.Open(sealedCallback.Signature, timestamp ?? Timestamp, Nonce, Encoding.UTF8.GetBytes(sealedCallback.Xml));
    }

    /// <summary>Signs whatever stands in Encrypt, and opens.</summary>
    public GateResult DeliverSigned(string encrypt) => Gate.Open(
        CallbackSignature.Compute(CurrentValue.Token, Timestamp, Nonce, encrypt), Timestamp, Nonce, Encoding.UTF8.GetBytes($"<xml><Encrypt>{encrypt}</Encrypt></xml>"));

    public static void AssertRefused(CallbackFault fault, int status, GateResult result) =>
        Assert.Equal(new GateResult.Refused(fault, status), Assert.IsType<GateResult.Refused>(result));

    public WeComOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<WeComOptions, string?> listener) => null;
}
