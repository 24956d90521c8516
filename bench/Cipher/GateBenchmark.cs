using System.Text;
using Bench.Load;
using BenchmarkDotNet.Attributes;
using Bot.Simulator.Callbacks;
using Bot.WeCom;
using Bot.WeCom.Callback;
using Bot.WeCom.CorpGroup;
using Microsoft.Extensions.Options;

namespace Bench.Cipher;

/// <summary>CallbackGate.Open of one callback: signature, AES, receive id, XML, key and lane. Public, as BenchmarkDotNet wants it.</summary>
[MemoryDiagnoser]
public class GateBenchmark
{
    private CallbackGate _gate = null!;
    private Posted _text = null!;
    private Posted _card = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var keys = Keys.New();
        var (words, now, callbacks) = (new CallbackText(keys), TimeProvider.System.GetUtcNow(), new Callbacks(keys, "/", TimeProvider.System));
        _gate = new CallbackGate(
            new Fixed(new WeComOptions { CorpId = keys.CorpId, AgentId = keys.AgentId, Token = keys.Token, EncodingAesKey = keys.EncodingAesKey, TimestampWindow = TimeSpan.FromDays(1) }),
            new SharedCorps(),
            TimeProvider.System);
        var tap = new CardTap("c0190000000007000800000000000abcd", "multiple_interaction", "finding-set:0190000000007000800000000000abcd:3", FromMenu: false, [("type", ["7"]), ("handling", ["2"]), ("severity", ["Key"])]);
        _text = new Posted(callbacks.Seal(words.Text("zhang.wei", now, 7_400_000_000_000_000_001, "正在生产，除尘器未开启，破碎工序烟尘直排"), 1, now));
        _card = new Posted(callbacks.Seal(words.CardTapped("zhang.wei", now, tap, new string('r', 64)), 2, now));
    }

    [Benchmark]
    public object Text() => _text.Open(_gate);

    [Benchmark]
    public object CardEvent() => _card.Open(_gate);

    private sealed class Posted((SealedCallback Sealed, string Timestamp, string Nonce) one)
    {
        private readonly byte[] _body = Encoding.UTF8.GetBytes(one.Sealed.Xml);

        public GateResult.Opened Open(CallbackGate gate) => gate.Open(one.Sealed.Signature, one.Timestamp, one.Nonce, _body) is GateResult.Opened opened
            ? opened
            : throw new InvalidOperationException("The gate refused the callback.");
    }

    private sealed class Fixed(WeComOptions options) : IOptionsMonitor<WeComOptions>
    {
        public WeComOptions CurrentValue => options;

        public WeComOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<WeComOptions, string?> listener) => null;
    }
}
