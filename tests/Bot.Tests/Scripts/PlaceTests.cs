using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>A location during a visit fills 经纬度 and warns when it is far from the list's.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task FillsTheCoordinates_AndWarnsWhenFar()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");

        Scene.Has("离名单上的位置约", await bot.AnswerAsync(zhang, () => zhang.SendsLocationAsync(37.7112, 115.6203)));
        var far = await bot.AnswerAsync(zhang, () => zhang.SendsLocationAsync(37.80, 115.70));
        Scene.Has("提醒：这里离名单上的位置约12.", far);

        // The warning is against the list, not against the place sent before.
        Scene.Has("提醒", await bot.AnswerAsync(zhang, () => zhang.SendsLocationAsync(37.80, 115.70)));
        var location = (await bot.InspectionAsync(id)).Enterprise.Location!.Value;
        Assert.Equal((37.80, 115.70), (location.Latitude, location.Longitude));
    }

    [Fact]
    public async Task MissingInTheList_IsAskedForAtTheStart_AndTaken()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "金桥石化助剂");
        Assert.Contains(zhang.FromApp, bubble => Phone.Words(bubble).Contains("名单里没有经纬度，请发位置", StringComparison.Ordinal));

        Assert.Equal("经纬度已记下：东经115.67000、北纬37.73500。", await bot.AnswerAsync(zhang, () => zhang.SendsLocationAsync(37.735, 115.670)));
        Assert.NotNull((await bot.InspectionAsync(id)).Enterprise.Location);
    }
}
