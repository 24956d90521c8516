using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>导入名册: the address in the chat, the page behind it, the answer in the chat.</summary>
public sealed partial class RosterUploadTests : IDisposable
{
    private const string City = "chen.jing";
    private const string List = "企业名称,县市区,行业类别\n甲橡胶厂,桃城区,橡胶\n乙厂,石家庄,化工\n";

    private readonly SocketsHttpHandler _sockets = new();
    private readonly HttpMessageInvoker _browser;

    public RosterUploadTests() => _browser = new HttpMessageInvoker(_sockets);

    public void Dispose()
    {
        _browser.Dispose();
        _sockets.Dispose();
    }

    [Fact]
    public async Task AFile_IsHandedIn_Shown_AndImportedByATap()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(City);
        var address = await AddressAsync(bot, City, "导入名册");
        Assert.Contains("<form method=\"post\"", (await GetAsync(address)).Text, StringComparison.Ordinal);

        var (status, text) = await PostAsync(address, "名单.csv", List);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("已收到", text, StringComparison.Ordinal);
        await chen.SeesAsync("新增1家，变更0家，不变0家，不能导入1行");
        Assert.Contains(chen.FromApp, bubble => bubble.Kind == "file");
        var card = await chen.SeesCardAsync("导入企业名单");
        Assert.Equal(40, await CountAsync(bot));

        var answers = await bot.AnswersAsync(chen, () => chen.TapsAsync(card, "导入有效行"), () => chen.TapsAsync(card, "导入有效行"));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("第1号导入已完成：新增1家", StringComparison.Ordinal));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("第1号导入已经完成", StringComparison.Ordinal));
        Assert.Equal(41, await CountAsync(bot));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(address, "名单.csv", List)).Status);
    }

    [Fact]
    public async Task WhatIsNoList_IsTold_AndTheAddressStaysGood()
    {
        await using var bot = await BotFixture.StartAsync();
        var address = await AddressAsync(bot, City, "导入名册");

        var (status, text) = await PostAsync(address, "名单.pdf", "%PDF-1.7");

        Assert.Equal((HttpStatusCode.BadRequest, true), (status, text.Contains("这不是表格文件", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(address, "名单.csv", List)).Status);
    }

    [Fact]
    public async Task AnAddress_IsOld_AfterHalfAnHour_AndNobodyGuessesOne()
    {
        await using var bot = await BotFixture.StartAsync();
        var address = await AddressAsync(bot, City, "导入名册");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(new Uri(address, new string('0', 64)))).Status);

        bot.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(address, "名单.csv", List)).Status);
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from import_run")));
    }

    [Fact]
    public async Task ACountysOffice_ImportsItsCountyOnly_AndNobodyElseAny()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = "stranger", Name = "路人", Roles = [new RoleGrant(Role.CityOffice, "枣强县")] }));
        var office = bot.As("stranger");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(await AddressAsync(bot, "stranger", "导入名册"), "名单.csv", List)).Status);
        await office.SeesAsync("新增0家，变更0家，不变0家，不能导入2行");
        await office.SaysAsync("导入名册 桃城区");
        await office.SeesAsync("不在您的职责范围内");

        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        Scene.Has("名册由分局办公室和专项行动办公室导入", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("导入名册")));
    }

    [Fact]
    public async Task NotImported_LeavesTheListAsItWas()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(City);
        await PostAsync(await AddressAsync(bot, City, "导入名册 桃城区"), "名单.csv", List);
        var card = await chen.SeesCardAsync("导入企业名单");
        await chen.TapsAsync(card, "不导入");
        await chen.SeesDoneAsync(card, "没有导入");
        Assert.Equal(40, await CountAsync(bot));
    }

    /// <summary>The address of the chat, on the running bot instead of the public name.</summary>
    private static async Task<Uri> AddressAsync(BotFixture bot, string userId, string words)
    {
        var phone = bot.As(userId);
        var text = await bot.AnswerAsync(phone, () => phone.SaysAsync(words));
        return new Uri(bot.CallbackUrl, Path().Match(text).Value);
    }

    private Task<(HttpStatusCode Status, string Text)> GetAsync(Uri address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    private Task<(HttpStatusCode Status, string Text)> PostAsync(Uri address, string name, string content) => SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name }, { new StringContent("Wgs84"), "system" } },
    });

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _browser.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private static Task<long> CountAsync(BotFixture bot) => bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from enterprise"));

    [GeneratedRegex("/import/roster/[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
