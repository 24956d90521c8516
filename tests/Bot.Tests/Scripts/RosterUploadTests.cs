using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Documents.Lists;
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
        Scene.Has("还没有导入，名册没有变", Phone.Words(await chen.SeesAsync("新增1家，变更0家，不变0家，不能导入1行")));
        Assert.Contains(chen.FromApp, bubble => bubble.Kind == "file");
        var card = await chen.SeesCardAsync("导入企业名单");
        Assert.Equal(40, await CountAsync(bot));

        var answers = await bot.AnswersAsync(chen, () => chen.TapsAsync(card, "导入有效行"), () => chen.TapsAsync(card, "导入有效行"));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("第1号导入已完成：新增1家", StringComparison.Ordinal));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("第1号导入已经完成", StringComparison.Ordinal));
        Assert.Equal(41, await CountAsync(bot));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(address, "名单.csv", List)).Status);
    }

    /// <summary>The whole of it, as it is read on the phone.</summary>
    [Fact]
    public async Task TheWords_AreThese()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(City);
        await PostAsync(await AddressAsync(bot, City, "导入名册 桃城区"), "C:\\名单\\桃城.csv", List + "甲橡胶厂,桃城区,橡胶\n");
        var card = await chen.SeesCardAsync("导入企业名单");
        await chen.TapsAsync(card, "导入有效行");
        await chen.SeesDoneAsync(card, "已导入");
        await chen.SeesAsync("第1号导入已完成");

        Golden.Match(Token().Replace(string.Join('\n', bot.Transcript), "…"), "Golden/roster-upload.txt");
    }

    [Fact]
    public async Task Looking_DoesNotUseTheAddressUp_AndTellsNobody()
    {
        await using var bot = await BotFixture.StartAsync();
        var address = await AddressAsync(bot, City, "导入名册");

        using var head = await _browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), TestContext.Current.CancellationToken);
        using var page = await _browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (head.StatusCode, page.StatusCode));
        Assert.Equal(("no-store", "no-referrer", "nosniff"), (page.Headers.CacheControl!.ToString(), Header(page, "Referrer-Policy"), Header(page, "X-Content-Type-Options")));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(address, "名单.csv", List)).Status);
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from upload_link where token_sha256 = @token", new { token = address.Segments[^1] })));
        Assert.DoesNotContain(bot.Logs.GetSnapshot(), record => record.Message.Contains(address.Segments[^1], StringComparison.Ordinal));

        static string Header(HttpResponseMessage answer, string name) => string.Join(' ', answer.Headers.GetValues(name));
    }

    [Fact]
    public async Task NamesAndHeaders_OfTheFile_AreShownAsWords()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(City);
        var address = await AddressAsync(bot, City, "导入名册");

        var (_, text) = await PostAsync(address, "../../a\u202E<b>.csv", $"企业名称,县市区,<script>{new string('长', 5000)}\n甲橡胶厂,桃城区,\n");

        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Scene.Has("a<b>.csv，共1行", Phone.Words(await chen.SeesAsync("新增1家")));
        Assert.Single(chen.FromApp, bubble => Phone.Words(bubble).Contains("没有用到的列：<script>长", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TooLarge_OrNoFile_IsTold_AndTheAddressStaysGood()
    {
        await using var bot = await BotFixture.StartAsync();
        var address = await AddressAsync(bot, City, "导入名册");

        using var claimed = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("x") };
        Scene.Has("没有收到文件", (await SendAsync(claimed)).Text);
        var (status, text) = await PostAsync(address, "名单.csv", new string('1', (50 * 1024 * 1024) + 1));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Scene.Has("文件太大：最多50MB", text);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(address, "名单.csv", List)).Status);
    }

    [Fact]
    public async Task WhoLosesTheOffice_LosesTheAddress_AndTheCard()
    {
        await using var bot = await BotFixture.StartAsync();
        await GrantAsync(bot, new RoleGrant(Role.CityOffice, "桃城区"));
        var office = bot.As("stranger");
        var (used, idle) = (await AddressAsync(bot, "stranger", "导入名册"), await AddressAsync(bot, "stranger", "导入名册"));
        await PostAsync(used, "名单.csv", List);
        var card = await office.SeesCardAsync("导入企业名单");

        await GrantAsync(bot, new RoleGrant(Role.CityOffice, "枣强县"));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(idle)).Status);
        Scene.Has("不在您职责范围内的县市区", await bot.AnswerAsync(office, () => office.TapsAsync(card, "导入有效行")));
        await GrantAsync(bot, new RoleGrant(Role.CityOffice));
        Scene.Has("名册由分局办公室", await bot.AnswerAsync(office, () => office.TapsAsync(card, "导入有效行")));
        Scene.Has("名册由分局办公室", await bot.AnswerAsync(office, () => office.SaysAsync("导入名册")));
        Assert.Equal(40, await CountAsync(bot));
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
        await GrantAsync(bot, new RoleGrant(Role.CityOffice, "枣强县"));
        var office = bot.As("stranger");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(await AddressAsync(bot, "stranger", "导入名册"), "名单.csv", List)).Status);
        Scene.Has("没有要导入的行，名册没有变", Phone.Words(await office.SeesAsync("新增0家，变更0家，不变0家，不能导入2行")));
        var file = office.FromApp.Single(bubble => bubble.Kind == "file").Content!;
        Assert.Equal(["2", "县市区", "桃城区", "没有导入", "不是这次导入的县市区（枣强县）。请由所属分局导入。"], ListFile.Read(file).Sheets[0].Lines[1].Cells);
        await office.SaysAsync("导入名册 桃城区");
        await office.SeesAsync("不在您的职责范围内");

        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        Scene.Has("名册由分局办公室（只限本县市区）和系统管理员导入", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("导入名册")));
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

    private static Task<bool> GrantAsync(BotFixture bot, RoleGrant grant) =>
        bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = "stranger", Name = "路人", Roles = [grant] }));

    private static Task<long> CountAsync(BotFixture bot) => bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from enterprise"));

    [GeneratedRegex("/import/roster/[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
