using Bot.Conversations;

namespace Bot.Tests.Features.Access;

public sealed class UnknownPersonGuardTests
{
    [Fact]
    public async Task AnyInput_OfAStranger_IsOneSentenceWithWhomToAsk()
    {
        await using var world = await FeatureWorld.StartAsync();

        foreach (var input in new Input[] { new TextInput("开始体检"), new PictureInput("m"), new MenuInput("START"), new EnteredInput(FirstTime: true) })
        {
            var reply = await world.SendAsync("nobody", input);

            Assert.Contains("请联系管理员周敏", Assert.IsType<Say>(Assert.Single(reply.Effects)).Text, StringComparison.Ordinal);
        }

        Assert.Null(world.SessionOf("nobody").DraftId);
    }

    [Fact]
    public async Task Entering_OfAStranger_IsAnsweredOnceADay()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.SendAsync("nobody", new EnteredInput(FirstTime: false));

        Assert.Empty((await world.SendAsync("nobody", new EnteredInput(FirstTime: false))).Effects);

        world.Now = world.Now.AddDays(1);
        Assert.Single((await world.SendAsync("nobody", new EnteredInput(FirstTime: false))).Effects);
    }

    [Theory]
    [InlineData("语音", "处理不了语音")]
    [InlineData("miniprogram", "处理不了这种消息")]
    public async Task Unsupported_IsAnsweredWithWhatCanBeSent(string kind, string expected)
    {
        await using var world = await FeatureWorld.StartAsync();

        var words = (await world.SendAsync(FeatureWorld.Zhang, new UnsupportedInput(kind))).Words(FeatureWorld.Zhang);

        Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.Contains("请发文字、照片或位置", words, StringComparison.Ordinal);
    }
}
