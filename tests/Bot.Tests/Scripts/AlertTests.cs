using System.Globalization;
using System.Net;
using System.Text;
using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>预警 by the signed endpoint: who is told, what moves, and what is refused whole.</summary>
public sealed class AlertTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Campaign = "2020-2021";
    private const string Alert = """{"id":"grid-7","kind":"hot-spot","latitude":37.73,"longitude":115.66,"radiusKm":5,"pollutant":"PM2.5","words":"小时均值突升"}""";

    [Fact]
    public async Task TheCountysLeadersSeeTheEnterprises_AndUntoldVisitsGoForward()
    {
        await using var bot = await StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var late = new DateOnly(2021, 3, 1);
        await bot.WriteAsync(work => bot.Get<PlannedVisitStore>().AddAsync(work, [Visit("demo-019", late), Visit("demo-021", late) with { Status = PlannedVisitStatus.Accepted }], bot.Clock.GetUtcNow()));
        var told = zhang.FromApp.Count;

        Assert.Equal((HttpStatusCode.OK, "预警已收下，服务会按范围通知有关县市区。"), await PostAsync(bot, Alert));
        await bot.SettleAsync();
        foreach (var leader in new[] { "wang.qiang", "zhao.min", "zhou.tao", "chen.jing" })
        {
            var words = Phone.Words(await bot.As(leader).SeesAsync("【预警】卫星或网格热点，PM2.5，东经115.6600、北纬37.7300周边5公里：小时均值突升"));
            Scene.Has("提前1家，照原安排1家", words);
            Scene.Has("3月1日提前到12月10日", words);
            Assert.Single(SignVisit.Files(bot.As(leader), "预警-桃城区-20201209.xlsx"));
        }

        Assert.Equal(told, zhang.FromApp.Count);
        var visits = await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, CountySeed.County));
        Assert.Equal([new DateOnly(2020, 12, 10), late], visits.Select(visit => visit.Day));
        Assert.Equal((VisitOrigin.Alert, "grid-7"), (visits[0].Origin, visits[0].Source));

        // The same once more: nothing twice.
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(bot, Alert)).Status);
        await bot.SettleAsync();
        Assert.Equal(1, bot.As("zhou.tao").FromApp.Count(bubble => Phone.Words(bubble).Contains("【预警】", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("不在本市范围内", "37.73", "39.91")]
    [InlineData("半径", "\"radiusKm\":5", "\"radiusKm\":7")]
    [InlineData("类别", "hot-spot", "rain")]
    [InlineData("编号", "grid-7", "grid 7")]
    [InlineData("没有经纬度", "\"latitude\":37.73,", "")]
    [InlineData("不是约定的 JSON", "}", "")]
    [InlineData("不是约定的 JSON", "\"words\"", "\"word\"")]
    public async Task WhatIsWrong_IsASentence_AndNothingIsStored(string sentence, string part, string instead)
    {
        await using var bot = await StartAsync();
        var (status, words) = await PostAsync(bot, Alert.Replace(part, instead, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Scene.Has(sentence, words);
        await NothingAsync(bot);
    }

    [Fact]
    public async Task WrongSignature_OrAnOldOne_IsRefused()
    {
        await using var bot = await StartAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, "签名不对，预警没有记下。请核对密钥和签名的内容。"), await PostAsync(bot, Alert, secret: "another-secret-of-thirty-two-chars"));
        var (status, words) = await PostAsync(bot, Alert, late: TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Scene.Has("时间和本机相差太多", words);
        await NothingAsync(bot);
    }

    [Fact]
    public async Task WithoutASecret_ThereIsNoEndpoint()
    {
        await using var bot = await BotFixture.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(bot, Alert)).Status);
    }

    private static Task<BotFixture> StartAsync() => BotFixture.StartAsync(("Alerts:Secret", Secret));

    private static async Task NothingAsync(BotFixture bot)
    {
        await bot.SettleAsync();
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from alert")));
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from inbox where kind = 'alert'")));
        Assert.Empty(bot.As("zhou.tao").FromApp);
    }

    private static async Task<(HttpStatusCode Status, string Words)> PostAsync(BotFixture bot, string json, string secret = Secret, TimeSpan late = default)
    {
        var (body, timestamp) = (Encoding.UTF8.GetBytes(json), (bot.Clock.GetUtcNow() - late).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.CallbackUrl, "/alerts")) { Content = new ByteArrayContent(body) };
        request.Headers.Add(AlertEndpoint.TimestampHeader, timestamp);
        request.Headers.Add(AlertEndpoint.SignatureHeader, AlertEndpoint.Sign(secret, timestamp, body));
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static PlannedVisit Visit(string enterpriseId, DateOnly day) => new()
    {
        Id = $"v-{enterpriseId}",
        CampaignId = Campaign,
        County = CountySeed.County,
        EnterpriseId = enterpriseId,
        Day = day,
        Lead = Scene.ZhangId,
        Partner = Scene.LiId,
        Origin = VisitOrigin.Plan,
        Source = "p",
    };
}
