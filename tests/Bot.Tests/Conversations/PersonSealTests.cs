using Bot.Conversations;
using Bot.WeCom;

namespace Bot.Tests.Conversations;

/// <summary>What is closed is opened by its own key only, also after the keys were changed.</summary>
public sealed class PersonSealTests
{
    private const string Words = "举报人 zhang.wei：夜里偷排，三号车间后面";

    [Fact]
    public void TheSameWords_AreClosedAnewEachTime_AndOpened()
    {
        var seal = Seal("own");
        var (first, second) = (seal.Close(Words), seal.Close(Words));
        Assert.NotEqual(first, second);
        Assert.Equal((Words, Words), (seal.Open(first), seal.Open(second)));
    }

    [Fact]
    public void OneBitChanged_OrCutShort_IsNotOpened()
    {
        var seal = Seal("own");
        var closed = seal.Close(Words);
        for (var index = 0; index < closed.Length; index++)
        {
            byte[] changed = [.. closed];
            changed[index] ^= 1;
            Assert.Null(seal.Open(changed));
            Assert.Null(seal.Open(closed[..index]));
        }
    }

    [Fact]
    public void AnotherKey_OpensNothing_ANamedFormerOneDoes()
    {
        var closed = Seal("old").Close(Words);
        Assert.Null(Seal("new").Open(closed));
        Assert.Equal(Words, Seal("new", former: "old").Open(closed));
    }

    /// <summary>Reports were closed by the callback's key until a SealKey was set; then the callback's key was changed too.</summary>
    [Fact]
    public void TheCallbacksKey_ClosesWhereNoneIsSet_AndOpensWhenOneIsSetLater()
    {
        var closed = Seal("").Close(Words);
        Assert.Equal(Words, Seal("own").Open(closed));
        Assert.Null(Seal("own", callback: "changed").Open(closed));
        Assert.Equal(Words, Seal("own", callback: "changed", former: "callback").Open(closed));
    }

    private static PersonSeal Seal(string key, string callback = "callback", string? former = null)
    {
        var options = new ConversationOptions { SealKey = key };
        if (former is not null)
        {
            options.FormerSealKeys.Add(former);
        }

        return new PersonSeal(new FixedOptions<ConversationOptions>(options), new FixedOptions<WeComOptions>(new WeComOptions { EncodingAesKey = callback }));
    }
}
