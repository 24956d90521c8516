using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>宣传 in the made-up county: 何晓燕 answers for two enterprises, nobody for the other 38.</summary>
internal static class MaterialScene
{
    public const string Leaflet = "annex6";
    public const string First = "企业注意事项“明白纸”\n1.企业生产前";
    public const string Receipt = "请确认收到：企业注意事项“明白纸”";

    public static async Task<(BotFixture Bot, Phone Zhou, Phone He)> StartAsync(params (string Key, string Value)[] overrides)
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary, SelfCheckScene.PositiveList], overrides);
        return (bot, bot.As(VisitScene.ZhouId), he);
    }

    /// <summary>宣传 up to where the confirmation is asked for, or something else.</summary>
    public static async Task AsksAsync(this Phone phone, string whom = "all", string when = "Now", string what = Leaflet)
    {
        await phone.SaysAsync("宣传");
        var card = await phone.SeesCardAsync("发宣传材料");
        await phone.TapsAsync(card, "下一步", ("what", what), ("whom", whom), ("when", when));
    }

    public static async Task<CardView> ConfirmsAsync(this Phone phone)
    {
        var card = await phone.SeesCardAsync("请确认发送宣传材料");
        await phone.TapsAsync(card, "确认发送");
        return card;
    }

    /// <summary>As the silence and the visits are looked for: the moment of the job on that December day.</summary>
    public static Task RunAsync(this BotFixture bot, int day, double hour = 8.5) => VisitScene.MorningAsync(bot, day, hour);

    public static Task<IReadOnlyList<MaterialReceipt>> ReceiptsAsync(this BotFixture bot, string userId = CountySeed.Officer) =>
        bot.ReadAsync(work => bot.Get<MaterialReceiptStore>().OfOfficerAsync(work, userId));

    /// <summary>An office of the county beside its director.</summary>
    public static async Task<Phone> OfficeAsync(this BotFixture bot, string userId = "stranger", string name = "路人")
    {
        await SignVisit.GrantAsync(bot, userId, name, new RoleGrant(Role.CityOffice, CountySeed.County));
        return bot.As(userId);
    }

    /// <summary>A folder with one letter in it.</summary>
    public static string Folder(string head, string body)
    {
        var folder = Directory.CreateTempSubdirectory("bot-material-").FullName;
        File.WriteAllText(Path.Combine(folder, "letter.txt"), $"{head}\n\n{body}");
        return folder;
    }
}
