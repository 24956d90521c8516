using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>What the tests of 内部举报 share: a report, and everything that is kept.</summary>
internal static partial class InsideScene
{
    public const string Reporter = "stranger";
    public const string Office = "feng.yi";
    public const string Said = "每天夜里两点从雨水口排酸洗废水";

    public static string Sha256 { get; } = Convert.ToHexString(SHA256.HashData(SamplePicture.Png));

    /// <summary>Every table: neither what was said nor, except in these tables, who said it; nor does the log tell.</summary>
    public static async Task<IReadOnlyList<string>> TablesNamingAsync(BotFixture bot, string person, params string[] said)
    {
        var named = new List<string>();
        foreach (var table in TableOrder.Copied.Select(one => one.Name).Concat(TableOrder.Passing))
        {
            var rows = await RowsAsync(bot, table);
            Assert.All(rows, row => Assert.All(said, words => Assert.DoesNotContain(words, row, StringComparison.OrdinalIgnoreCase)));
            if (rows.Any(row => row.Contains(person, StringComparison.OrdinalIgnoreCase)))
            {
                named.Add(table);
            }
        }

        Assert.DoesNotContain(bot.Logs.GetSnapshot(), record => record.Message.Contains(person, StringComparison.OrdinalIgnoreCase) || said.Any(words => record.Message.Contains(words, StringComparison.Ordinal)));
        return named;
    }

    public static async Task<string> ReportAsync(BotFixture bot, Phone he, bool picture)
    {
        await he.SaysAsync("举报");
        await he.SeesAsync("1. 举报哪家企业");
        await he.SaysAsync("恒泰焦化");
        await he.SeesAsync("2. 有什么问题");
        await he.SaysAsync(Said);
        await he.SeesAsync("3. 在什么地方");
        await he.SaysAsync("厂区东北角雨水口");
        await he.SeesAsync("4. 有照片的");
        if (picture)
        {
            await he.SendsPictureAsync(SamplePicture.Png);
            await he.SeesAsync("照片已收下");
            await bot.SettleAsync();
        }

        await he.SaysAsync("提交");
        return ReceiptPattern().Match(Phone.Words(await he.SeesAsync("举报已收下"))).Value;
    }

    public static async Task<IReadOnlyList<string>> RowsAsync(BotFixture bot, string table) =>
        [.. (await bot.ReadAsync(work => work.QueryAsync<dynamic>($"select * from {table}")))
            .Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values.Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString())))];

    public static async Task AtAsync(BotFixture bot, int hour, int minute)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, 9, hour, minute, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }

    [GeneratedRegex("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex ReceiptPattern();
}
