using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.WeCom.Messages;

namespace Bot.Tests.Conversations;

public sealed class DuplicateCheckTests
{
    private static readonly byte[] Body = WeComJson.Send(["zhao.lei"], 1, new TextMessage("好的 \"duplicate_check_interval\":1 😀"));

    [Fact]
    public void SameMessage_SameBytes_NeighboursDiffer()
    {
        var bodies = Enumerable.Range(0, 3000).Select(n => Convert.ToHexString(DuplicateCheck.Distinguish(Body, n))).ToHashSet();
        Assert.Equal(3000, bodies.Count);
        Assert.Equal(DuplicateCheck.Distinguish(Body, 7), DuplicateCheck.Distinguish(Body, 7));
    }

    [Theory]
    [InlineData(0, 14400)]
    [InlineData(1, 14399)]
    [InlineData(3600, 10800)]
    [InlineData(3601, 14400)]
    public void Interval_StaysWithinThreeToFourHours_AndNothingElseChanges(long serial, int interval)
    {
        var (before, after) = (JsonNode.Parse(Body)!.AsObject(), JsonNode.Parse(DuplicateCheck.Distinguish(Body, serial))!.AsObject());
        Assert.Equal(interval, after["duplicate_check_interval"]!.GetValue<int>());
        before.Remove("duplicate_check_interval");
        after.Remove("duplicate_check_interval");
        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public void NamesSpread_AndAreTheSameEveryTime()
    {
        // 200 of 3601 places: some 5 pairs meet.
        var intervals = Enumerable.Range(0, 200).Select(n => Convert.ToHexString(DuplicateCheck.Distinguish(Body, DuplicateCheck.Serial($"c{n}")))).ToHashSet();
        Assert.InRange(intervals.Count, 180, 200);

        // sha256sum of "c1" begins so.
        Assert.Equal(0xd0f631ca, DuplicateCheck.Serial("c1"));
    }

    [Fact]
    public void BodyWithoutInterval_IsABug() =>
        Assert.Throws<ArgumentException>(() => DuplicateCheck.Distinguish("""{"a":{"duplicate_check_interval":1}}"""u8.ToArray(), 1));
}
