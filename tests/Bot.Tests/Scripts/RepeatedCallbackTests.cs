using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.Features.MyTasks;
using Bot.Messaging;
using Bot.Operations.Demo;
using Bot.Tests.Support;
using Bot.WeCom.Callback;

namespace Bot.Tests.Scripts;

/// <summary>A repeated callback gets the same empty 200 and has no second effect: at once, after a restart and days later.</summary>
public sealed class RepeatedCallbackTests
{
    private const int Copies = 20;
    private const int Days = 6;

    [Fact]
    public Task AText() => OnceAsync(
        async bot => (await SignVisit.OpenAsync(bot)).Zhang,
        zhang => zhang.SaysAsync(SignVisit.Key),
        "select count(*) from finding");

    [Fact]
    public Task AMenuEvent() => OnceAsync(
        bot => bot.InspectorAsync(Scene.ZhangId),
        zhang => zhang.ClicksMenuAsync(MyTasksHandler.MenuKey),
        "select 1");

    [Fact]
    public async Task ACardTap()
    {
        CardView? card = null;
        await OnceAsync(
            async bot =>
            {
                var zhang = bot.As(Scene.ZhangId);
                await zhang.SaysAsync("承诺书");
                card = await zhang.SeesCardAsync("承诺书");
                return zhang;
            },
            zhang => zhang.TapsAsync(card!, card!.Buttons.Keys.First()),
            "select count(*) from commitment");
    }

    private static async Task OnceAsync(Func<BotFixture, Task<Phone>> begin, Func<Phone, Task> act, string effect)
    {
        await using var bot = await BotFixture.StartAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var phone = await begin(bot);
        await bot.SettleAsync();
        var before = await SeenAsync(bot, phone, effect);

        bot.Tenant.Faults.DuplicateCallbacks(Copies - 1);
        await act(phone);
        await bot.SettleAsync();
        var xml = await bot.ReadAsync(work => work.ScalarAsync<string>("select body from inbox where id = (select max(id) from inbox where kind = 'wecom')"));
        var once = await SeenAsync(bot, phone, effect);
        Assert.Equal((before.Rows + 1, before.Turns + 1), (once.Rows, once.Turns));
        Assert.Equal(1, once.Effects);
        Assert.True(once.Answers > before.Answers, "The act has no answer.");

        Assert.All(await Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => AgainAsync(http, bot, xml!))), Accepted);
        await bot.SettleAsync();
        Assert.Equal(once, await SeenAsync(bot, phone, effect));

        await bot.RestartAsync();
        Accepted(await AgainAsync(http, bot, xml!));
        await bot.SettleAsync();
        Assert.Equal(once, await SeenAsync(bot, phone, effect));

        for (var hour = 0; hour < Days * 24; hour++)
        {
            bot.Clock.Advance(TimeSpan.FromHours(1));
            await bot.Get<MessageRetention>().PurgeAsync(TestContext.Current.CancellationToken);
        }

        await bot.SettleAsync();
        var days = await SeenAsync(bot, phone, effect);
        Accepted(await AgainAsync(http, bot, xml!));
        await bot.RestartAsync();
        Accepted(await AgainAsync(http, bot, xml!));
        await bot.SettleAsync();
        Assert.Equal(days, await SeenAsync(bot, phone, effect));
        Assert.Equal(once.Effects, days.Effects);
    }

    private static async Task<Seen> SeenAsync(BotFixture bot, Phone phone, string effect) => await bot.ReadAsync(async work => new Seen(
        await work.ScalarAsync<long>("select count(*) from inbox where kind = 'wecom'"),
        await work.ScalarAsync<long>("select count(*) from audit where action in ('turn', 'event')"),
        await work.ScalarAsync<long>(effect),
        phone.FromApp.Count));

    private static void Accepted((HttpStatusCode Status, string Body) answer) => Assert.Equal((HttpStatusCode.OK, ""), answer);

    /// <summary>The same decrypted callback with another nonce, timestamp and ciphertext, as WeCom's repeats are.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> AgainAsync(HttpMessageInvoker http, BotFixture bot, string xml)
    {
        var nonce = RandomNumberGenerator.GetString("0123456789", 10);
        var timestamp = bot.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var again = CallbackEnvelope.Seal(CallbackCipher.Key(bot.Keys.EncodingAesKey), bot.Keys.Token, bot.Keys.CorpId, bot.Keys.AgentId, xml, timestamp, nonce, RandomNumberGenerator.GetBytes(16));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{bot.CallbackUrl}?msg_signature={again.Signature}&timestamp={timestamp}&nonce={nonce}"))
        {
            Content = new StringContent(again.Xml, Encoding.UTF8, "text/xml"),
        };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed record Seen(long Rows, long Turns, long Effects, int Answers);
}
