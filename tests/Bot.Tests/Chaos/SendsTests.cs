using Bot.Chaos.Play;
using Bot.Simulator;

namespace Bot.Tests.Chaos;

/// <summary>What the fault harness takes for an excused repeat, and what not.</summary>
public sealed class SendsTests
{
    private static readonly HashSet<string> InHand = new(StringComparer.Ordinal) { "a" };

    [Fact]
    public void ARepeat_OfACallThatWasAnswered_IsBlind()
    {
        var sends = Sends.Of([Sent("a", 1), Sent("a", 2), Sent("b", 3)], []);

        Assert.Equal((0, 1, 1), (sends.InFlight, sends.Repeats.Count, sends.Blind.Count));
    }

    [Fact]
    public void ACallWhoseAnswerWasNotComplete_ExcusesOneRepeat()
    {
        var sends = Sends.Of([Sent("a", 1, answered: false), Sent("a", 2), Sent("a", 3), Sent("b", 4, answered: false)], []);

        Assert.Equal((2, 2), (sends.InFlight, sends.Repeats.Count));
        Assert.Equal(3, Assert.Single(sends.Blind).ReceivedAt);
    }

    [Fact]
    public void WhatWasInHandAtAKill_MayBeRepeatedOnceAfterIt()
    {
        var sends = Sends.Of([Sent("a", 1), Sent("a", 20), Sent("a", 21), Sent("b", 2), Sent("b", 22)], [Kill(10, 15)]);

        Assert.Equal((1, 3), (sends.InFlight, sends.Repeats.Count));
        Assert.Equal([21, 22], sends.Blind.Select(call => call.ReceivedAt).Order());
    }

    /// <summary>Claimed ahead at the kill is not in flight: the platform had nothing of it.</summary>
    [Fact]
    public void WhatWasClaimedAtAKill_AndNotSent_ExcusesNothing()
    {
        var sends = Sends.Of([Sent("a", 20), Sent("a", 21)], [Kill(10, 15)]);

        Assert.Equal((0, 1, 1), (sends.InFlight, sends.Repeats.Count, sends.Blind.Count));
    }

    [Fact]
    public void ARepeatBeforeTheKill_IsNotExcusedByIt() =>
        Assert.Single(Sends.Of([Sent("a", 1), Sent("a", 2)], [Kill(10, 15)]).Blind);

    [Fact]
    public void WhatHadNoEffect_IsNoRepeat()
    {
        var sends = Sends.Of([Sent("a", 1, errcode: 45009), Sent("a", 2, errcode: null), Sent("a", 3)], []);

        Assert.Empty(sends.Repeats);
    }

    [Fact]
    public void ACardUpdate_IsKnownByItsCode()
    {
        var (first, again) = (Updated("code", 1, 0, "x"), Updated("code", 2, 60140, "y"));

        Assert.Single(Sends.Of([first, again], []).Blind);
        Assert.Single(Sends.Of([Updated("never seen", 3, 60140, "x")], []).Blind);
        first.Answered = false;
        Assert.Empty(Sends.Of([first, again], []).Blind);
    }

    private static Interruption Kill(long at, long next) => new(at, InHand) { Until = next };

    private static SimulatedCall Sent(string body, long at, bool answered = true, int? errcode = 0) =>
        new(Sends.Send, body, at) { Answered = answered, Errcode = errcode };

    private static SimulatedCall Updated(string code, long at, int errcode, string words) =>
        new(Sends.Update, $$$"""{"response_code":"{{{code}}}","button":{"replace_name":"{{{words}}}"}}""", at) { Answered = true, Errcode = errcode };
}
