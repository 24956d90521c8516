using System.Text;
using Bot.Conversations;
using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

/// <summary>100,000 mutated bodies of valid callbacks, and as many mutated queries as half of that: each is opened and understood, or refused; none throws.</summary>
public sealed class CallbackFuzzTests
{
    /// <summary>Half of these mutate the body, the others the query.</summary>
    private const int OuterRounds = 100_000;

    private const int SealedRounds = 50_000;

    private static readonly string[] Samples =
    [
        SampleXml.Text, SampleXml.Image, SampleXml.Location, SampleXml.Link, SampleXml.LocationReport, SampleXml.ScanWait, SampleXml.Pictures,
        SampleXml.LocationSelect, SampleXml.UpdateUser, SampleXml.BatchJob, SampleXml.CardSubmit, SampleXml.CardMenu, PublishedVectors.All["E1"].Message,
    ];

    private readonly GateBench bench = new();
    private readonly Dictionary<CallbackFault, int> seen = [];

    [Fact]
    public void OuterBodyAndQuery_Mutated()
    {
        var random = new Random(20261124);
        SealedCallback[] valid = [.. Samples.Select(sample => bench.Seal(sample))];
        for (var round = 0; round < OuterRounds; round++)
        {
            var message = valid[random.Next(valid.Length)];
            byte[] body = Encoding.UTF8.GetBytes(message.Xml);
            string? signature = message.Signature, timestamp = GateBench.Timestamp, nonce = GateBench.Nonce;
            switch (random.Next(6))
            {
                case 0:
                    signature = MutateText(random, signature);
                    break;
                case 1:
                    timestamp = MutateText(random, timestamp);
                    break;
                case 2:
                    nonce = MutateText(random, nonce);
                    break;
                default:
                    body = Mutate(random, body);
                    break;
            }

            Check(round, () => bench.Gate.Open(signature, timestamp, nonce, body));
        }

        AssertSeen(CallbackFault.None, CallbackFault.MissingParameter, CallbackFault.NotXml, CallbackFault.NotEncrypted, CallbackFault.Signature, CallbackFault.ReceiveId);
    }

    [Fact]
    public void SealedXmlOrCiphertext_Mutated()
    {
        var random = new Random(42);
        bench.CurrentValue.ExtraReceiveIds.Add(PublishedVectors.All["E1"].ReceiveId);
        for (var round = 0; round < SealedRounds; round++)
        {
            var xml = Samples[random.Next(Samples.Length)];
            if (random.Next(4) == 0)
            {
                var cipher = Convert.FromBase64String(CallbackElement.Parse(bench.Seal(xml).Xml)!.Text("Encrypt"));
                var encrypt = Convert.ToBase64String(Mutate(random, cipher)) + (random.Next(8) == 0 ? "*" : "");
                Check(round, () => bench.DeliverSigned(encrypt));
            }
            else
            {
                var mutant = Encoding.UTF8.GetString(Mutate(random, Encoding.UTF8.GetBytes(xml)));
                Check(round, () => bench.Deliver(mutant));
            }
        }

        AssertSeen(CallbackFault.None, CallbackFault.NotXml, CallbackFault.NotEncrypted, CallbackFault.Base64, CallbackFault.Cipher, CallbackFault.ReceiveId);
    }

    private void Check(int round, Func<GateResult> open)
    {
        GateResult? result = null;
        if (Record.Exception(() => { result = open(); }) is { } exception)
        {
            Assert.Fail($"Round {round}: {exception}");
        }

        var fault = result is GateResult.Refused refused ? refused.Fault : CallbackFault.None;
        seen[fault] = seen.GetValueOrDefault(fault) + 1;
        if (result is GateResult.Opened opened)
        {
            Assert.InRange(opened.DedupKey.Length, 1, CallbackKeys.MaximumLength);
            Assert.NotEqual("", opened.Lane);
            Assert.IsType(opened.Event.GetType(), CallbackXml.Read(opened.Xml));
            Assert.NotNull(InputMapper.Map(opened.Event));
        }
        else
        {
            Assert.InRange(Assert.IsType<GateResult.Refused>(result).Status, 400, 413);
        }
    }

    /// <summary>A fuzz that only ever meets one refusal tests nothing.</summary>
    private void AssertSeen(params CallbackFault[] faults) => Assert.All(faults, fault => Assert.Contains(fault, seen.Keys));

    private static string? MutateText(Random random, string text) => random.Next(10) switch
    {
        0 => null,
        1 => text + "\0",
        2 => new string('9', random.Next(40)),
        3 => text.ToUpperInvariant(),
        _ => Encoding.Latin1.GetString(Mutate(random, Encoding.Latin1.GetBytes(text))),
    };

    private static byte[] Mutate(Random random, byte[] source)
    {
        var bytes = source;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            bytes = MutateOnce(random, bytes);
        }

        return bytes;
    }

    private static byte[] MutateOnce(Random random, byte[] source)
    {
        if (source.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var from = random.Next(source.Length);
        var to = random.Next(from, Math.Min(source.Length, from + 64));
        switch (random.Next(6))
        {
            case 0:
                return source[..from];
            case 1:
                return [.. source[..to], .. source[from..]];
            case 2:
                return [.. source[..from], .. source[to..]];
            case 3:
                var swapped = source.ToArray();
                (swapped[from], swapped[to]) = (swapped[to], swapped[from]);
                return swapped;
            case 4:
                var digit = source.ToArray();
                digit[from] = (byte)"0123456789<>[]&;!-/ "[random.Next(20)];
                return digit;
            default:
                var changed = source.ToArray();
                changed[from] = (byte)random.Next(256);
                return changed;
        }
    }
}
