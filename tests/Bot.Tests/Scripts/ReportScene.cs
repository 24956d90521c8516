using Bot.Documents.Lists;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Simulator;
using Bot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>A county with an office that keeps its report.</summary>
internal static class ReportScene
{
    public const string Sun = "sun.yu";

    public static async Task<BotFixture> StartAsync(params SimulatedMember[] others)
    {
        var bot = await BotFixture.StartAsync([new SimulatedMember(Sun, "孙雨", "分局办公室"), .. others]);
        await SignVisit.GrantAsync(bot, Sun, "孙雨", new RoleGrant(Role.CityOffice, CountySeed.County));
        return bot;
    }

    /// <summary>To the hour of the day in December, with everything the clock sets off.</summary>
    public static async Task AtAsync(BotFixture bot, int day, double hour)
    {
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, day, 0, 0, 5, TimeSpan.FromHours(8)).AddHours(hour));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }

    public static string Words(byte[] docx)
    {
        using var stream = new MemoryStream(docx);
        using var package = WordprocessingDocument.Open(stream, isEditable: false);
        return package.MainDocumentPart!.Document!.Body!.InnerText;
    }

    /// <summary>What a person sees who opens the workbook.</summary>
    public static IReadOnlyList<string> Cells(byte[] workbook) => [.. ListFile.Read(workbook).Sheets[0].Lines.Select(line => string.Join('|', line.Cells))];
}
