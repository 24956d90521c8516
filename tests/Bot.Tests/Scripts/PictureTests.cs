using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Pictures: an album at once, before any finding, with bytes that are gone.</summary>
public sealed class PictureTests
{
    private const string Text = "正在生产，除尘器未开启，烟尘直排";

    [Fact]
    public async Task AnAlbumOfFiveAtOnce_BelongsToTheFinding_IsAnsweredOnce_BytesKept()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var (_, form) = await zhang.FilesAsync(Text, 1);
        var album = Enumerable.Range(0, 5).Select(n => Picture((byte)n)).ToList();

        var answers = await bot.AnswersAsync(zhang, [.. album.Select(picture => (Func<Task>)(() => zhang.SendsPictureAsync(picture)))]);

        Scene.Has("照片已附到第1条", Phone.Words(Assert.Single(answers)));
        var pictures = (await bot.InspectionAsync(id)).Findings[0].Pictures;
        Assert.Equal(5, pictures.Count);
        var stored = new List<byte[]>();
        foreach (var picture in pictures)
        {
            stored.Add((await bot.ReadAsync(work => bot.Get<FileStore>().GetAsync(work, picture.Sha256!)))!.Value.Content);
        }

        Assert.Equal(album.Select(Convert.ToHexString).Order(StringComparer.Ordinal), stored.Select(Convert.ToHexString).Order(StringComparer.Ordinal));

        // Pictures came between the form and its tap: the form is not stale.
        await zhang.TapsAsync(form, "确定", ("handling", "立行立改"));
        await zhang.SeesDoneAsync(form, "已选好");
    }

    [Fact]
    public async Task BeforeAnyDraftOrFinding_AreKept_AndGoToTheFirstFinding()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        Scene.Has("照片先留着", await bot.AnswerAsync(zhang, () => zhang.SendsPictureAsync(Picture(1))));

        await bot.RestartAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.SeesAsync("前面先发的1张照片，会附到这次的第一条问题");
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        Scene.Has("接着发文字描述问题", await bot.AnswerAsync(zhang, () => zhang.SendsPictureAsync(Picture(2))));
        var (filed, _) = await zhang.FilesAsync(Text, 1);
        Scene.Has("照片：2张", filed.ToString());

        await zhang.FilesAsync("料场未苫盖，正在生产，扬尘明显", 2);
        Assert.Equal([2, 0], (await bot.InspectionAsync(id)).Findings.Select(finding => finding.Pictures.Count(picture => picture.Sha256 is not null)));
    }

    [Fact]
    public async Task ToAnEarlierFinding_AfterNamingIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.FilesAsync(Text, 1);
        await zhang.FilesAsync("料场未苫盖，正在生产，扬尘明显", 2);

        Scene.Has("接下来的照片附到这一条", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("改 1")));
        Scene.Has("照片已附到第1条", await bot.AnswerAsync(zhang, () => zhang.SendsPictureAsync(Picture(1))));
        Assert.Equal([1, 0], (await bot.InspectionAsync(id)).Findings.Select(finding => finding.Pictures.Count));
    }

    /// <summary>Who comes back to a draft and sends the picture first is told to name the finding: then it goes there and nowhere else.</summary>
    [Fact]
    public async Task Kept_GoToTheFindingThatIsNamed()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.FilesAsync(Text, 1);
        await li.TapsAsync(await li.SeesCardAsync("您是同行执法人员"), "继续");
        await li.SeesAsync("现在填写");

        Scene.Has("就发“改 1”", await bot.AnswerAsync(li, () => li.SendsPictureAsync(Picture(1))));
        Scene.Has("前面先发的1张照片已附上", await bot.AnswerAsync(li, () => li.SaysAsync("改 1")));
        await li.FilesAsync("料场未苫盖，正在生产，扬尘明显", 2);
        Assert.Equal([1, 0], (await bot.InspectionAsync(id)).Findings.Select(finding => finding.Pictures.Count));
    }

    [Fact]
    public async Task BytesGoneAfterThreeDays_ThePersonIsTold_AndThePictureLeavesTheFinding()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.FilesAsync(Text, 1);

        // Accepted, but the service was away until WeCom had forgotten the picture.
        await zhang.SendsPictureAsync(Picture(1));
        bot.Clock.Advance(TimeSpan.FromDays(3.1));

        await zhang.SeesAsync("第1条的一张照片没有取到，已去掉");
        Assert.Empty((await bot.InspectionAsync(id)).Findings[0].Pictures);
        await zhang.SendsPictureAsync(Picture(2));
        await bot.SettleAsync();
        Assert.NotNull(Assert.Single((await bot.InspectionAsync(id)).Findings[0].Pictures).Sha256);
    }

    [Fact]
    public async Task BytesRefused_WhilePending_IsTold_AndATemporaryFaultIsNot()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        bot.Tenant.Faults.Fail(40007, path: "media/get");
        await zhang.SendsPictureAsync(Picture(1));
        await zhang.SeesAsync("有一张照片没有取到，没有记下");

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        bot.Tenant.Faults.Fail(-1, path: "media/get");
        await zhang.SendsPictureAsync(Picture(2));
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SettleAsync();
        var kept = Assert.Single((await bot.SessionAsync(Scene.ZhangId)).PendingPictures!);
        Assert.NotNull(kept.Sha256);
    }

    /// <summary>Different bytes each: a PNG may carry anything behind its end.</summary>
    private static byte[] Picture(byte number) => [.. SamplePicture.Png, number];
}
