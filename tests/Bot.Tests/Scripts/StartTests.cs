using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;

namespace Bot.Tests.Scripts;

/// <summary>开始体检: by menu, name, pinyin initials, place; what is found, what is not.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task ByMenu_OffersTheEnterprisesNotYetVisited_AndOpensTheChosenOne()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await zhang.ClicksMenuAsync("START");
        var card = await zhang.SeesCardAsync("开始体检");
        Scene.Has("还没有体检的企业，先列9家", card.ToString());
        Assert.All(card.Questions["enterprise"].Skip(1), option => Assert.Equal(Track.Full, CountySeed.Enterprises.Single(one => one.Id == option.Id).Track));

        var chosen = card.Questions["enterprise"][^1];
        await zhang.TapsAsync(card, "开始", ("enterprise", chosen.Id), ("partner", "李娜"));
        await zhang.SeesDoneAsync(card, "已开始");
        await zhang.SeesAsync($"已开始体检：{CountySeed.Enterprises.Single(one => one.Id == chosen.Id).Name}（12月9日），同行：李娜");
        await li.SeesCardAsync("您是同行执法人员");
        Assert.Equal([Scene.ZhangId, Scene.LiId], Assert.Single(await bot.OpenAsync(Scene.LiId)).Inspectors);
    }

    [Theory]
    [InlineData("体检 恒泰", "衡水恒泰焦化", "衡水恒泰丝网")]
    [InlineData("体检　恒泰焦化", "衡水恒泰焦化")]
    [InlineData("体检 htjh", "衡水恒泰焦化")]
    [InlineData("体检 HTJH", "衡水恒泰焦化")]
    public async Task ByNameOrInitials_FindsThem_AndOneMatchIsPreselected(string words, params string[] expected)
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();

        var offer = Assert.Single(await bot.AnswersAsync(zhang, () => zhang.SaysAsync(words)));

        Assert.Equal(expected.Order(StringComparer.Ordinal), CardView.Of(offer)!.Questions["enterprise"].Select(option => option.Text).Where(text => text != "请选择企业").Order(StringComparer.Ordinal));
        Assert.Equal(expected.Length == 1 ? "demo-002" : "none", Selected(offer, 0));
    }

    [Theory]
    [InlineData("体检 恒太")]
    [InlineData("体检 衡泰焦化")]
    public async Task ByAWrongCharacterOfTheSameSound_OffersWhatSoundsAlike_AndSaysSo(string words)
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();

        var offer = CardView.Of(Assert.Single(await bot.AnswersAsync(zhang, () => zhang.SaysAsync(words))))!;

        Scene.Has("名称不同，拼音首字母同为HT", offer.ToString());
        Assert.Contains("衡水恒泰焦化", offer.Questions["enterprise"].Select(option => option.Text));
    }

    [Fact]
    public async Task NamedColleague_IsPreselected()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.InspectorAsync(Scene.WangId);
        var offer = Assert.Single(await bot.AnswersAsync(zhang, () => zhang.SaysAsync("体检 恒泰焦化 王强")));
        Assert.Equal(("demo-002", Scene.WangId), (Selected(offer, 0), Selected(offer, 1)));
    }

    [Fact]
    public async Task ByPlace_NearestFirst()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var here = new GeoPoint(37.735, 115.670);
        await SeedElsewhereAsync(bot, here);
        var expected = CountySeed.Enterprises.Where(one => one.Location is not null).OrderBy(one => one.Location!.Value.MetresTo(here)).Take(9).Select(one => one.Id);

        await zhang.SendsLocationAsync(here.Latitude, here.Longitude);

        var card = await zhang.SeesCardAsync("开始体检");
        Assert.Equal(expected, card.Questions["enterprise"].Skip(1).Select(option => option.Id));
        Scene.Has("离您最近的企业，近的在前", card.ToString());
    }

    [Fact]
    public async Task OtherCountyOrNoSuchName_IsNotFound_AndManyMatchesAreCut()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await SeedElsewhereAsync(bot, new GeoPoint(37.8, 115.9));

        Scene.Has("不在您的职责范围内", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("体检 武邑金属")));
        Scene.Has("没有找到名称里有“没有这家”的企业", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("体检 没有这家")));
        await zhang.SaysAsync("体检 衡水");
        Scene.Has("符合的企业较多，先列9家", (await zhang.SeesCardAsync("开始体检")).ToString());
        Assert.Empty(await bot.OpenAsync(Scene.ZhangId));
    }

    [Fact]
    public async Task TwoTapsAtOnce_OneDraft_AndTheSameEnterpriseAgainOffersIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await zhang.SaysAsync("体检 恒泰焦化");
        var card = await zhang.SeesCardAsync("开始体检");

        var answers = await bot.AnswersAsync(zhang, () => zhang.TapsAsync(card, "开始"), () => zhang.TapsAsync(card, "开始"));
        Assert.Equal(2, answers.Count);
        Scene.Has("已开始体检", Phone.Words(answers[0]));
        Scene.Has("已经开始，不用再点", Phone.Words(answers[1]));
        Assert.Single(await bot.OpenAsync(Scene.ZhangId));
        Assert.Single(li.FromApp, bubble => CardView.Of(bubble)?.Title == "您是同行执法人员");

        await zhang.SaysAsync("体检 恒泰焦化");
        await zhang.TapsAsync(await zhang.SeesCardAsync("开始体检"), "开始");
        await zhang.SeesAsync("没有另开");
        await zhang.SeesCardAsync("您有一份未完成的体检");
        Assert.Single(await bot.OpenAsync(Scene.ZhangId));
    }

    [Fact]
    public async Task NobodyElseHasSigned_StartsAlone_AndIsToldSo()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        await zhang.SaysAsync("体检 恒泰焦化");
        var card = await zhang.SeesCardAsync("开始体检");
        Assert.False(card.Questions.ContainsKey("partner"));
        await zhang.TapsAsync(card, "开始");
        await zhang.SeesAsync("还没有同行执法人员");
        await zhang.SaysAsync("无问题");
        await zhang.SaysAsync("完成");
        await zhang.SeesAsync("同行执法人员");
    }

    private static Task<bool> SeedElsewhereAsync(BotFixture bot, GeoPoint place) => bot.Get<Database>().WriteAsync(async (work, _) =>
    {
        var elsewhere = CountySeed.Enterprises[0] with { Id = "away-001", Name = "武邑金属制品有限公司", County = "武邑县", Location = place };
        await bot.Get<EnterpriseStore>().UpsertAsync(work, elsewhere);
        return true;
    });

    private static string Selected(Bubble offer, int question) =>
        offer.Payload.GetProperty("select_list")[question].TryGetProperty("selected_id", out var id) ? id.GetString() ?? "" : "";
}
