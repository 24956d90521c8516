using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>A signed visit whose notice is acknowledged: where 整改 begins.</summary>
internal static class RectifyScene
{
    /// <summary>Made with exiftool 12.57: taken 2020-12-15 14:03:09 at 37.7112 N, 115.6203 E, beside demo-002.</summary>
    public static byte[] Located => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/4QE2RXhpZgAATU0AKgAAAAgABgEaAAUAAAABAAAAVgEbAAUAAAABAAAAXgEoAAMAAAABAAIAAAITAAMAAAABAAEAAIdpAAQAAAABAAAAZoglAAQAAAABAAAAvAAAAAAAAABIAAAAAQAAAEgAAAABAAWQAAAHAAAABDAyMzKQAwACAAAAFAAAAKiRAQAHAAAABAECAwCgAAAHAAAABDAxMDCgAQADAAAAAf//AAAAAAAAMjAyMDoxMjoxNSAxNDowMzowOQAABQAAAAEAAAAEAgMAAAABAAIAAAACTgAAAAACAAUAAAADAAAA/gADAAIAAAACRQAAAAAEAAUAAAADAAABFgAAAAAAAAAlAAAAAQAAACoAAAABAAAD8AAAABkAAABzAAAAAQAAACUAAAABAAABRwAAABn/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=");

    /// <summary>The officer's phone; the card that lists his findings is the last thing seen, or with one finding that finding's card.</summary>
    public static async Task<(SignVisit Visit, Phone Officer)> AcknowledgedAsync(BotFixture bot, params string[] findings)
    {
        var visit = await SignVisit.SignedAsync(bot, findings);
        var officer = bot.As(CountySeed.Officer);
        var notice = await officer.SeesCardAsync("入企体检告知");
        await officer.TapsAsync(notice, "已收到");
        await officer.SeesDoneAsync(notice, "已收到");
        return (visit, officer);
    }

    /// <summary>Evidence of the one finding is handed in; the re-check's cards.</summary>
    public static async Task<(CardView Zhang, CardView Li)> HandInAsync(SignVisit visit, Phone officer, CardView card, params string[] words)
    {
        await officer.TapsAsync(card, "传材料");
        await officer.SeesAsync("整改后的照片或一句说明");
        foreach (var text in words)
        {
            await officer.SaysAsync(text);
            await officer.SeesAsync("已记到");
        }

        await officer.SaysAsync("提交");
        await officer.SeesAsync("已提交，执法人员复查后马上告诉您");
        return (await visit.Zhang.SeesCardAsync("复查 1-"), await visit.Li.SeesCardAsync("复查 1-"));
    }

    /// <summary>To nine in the morning of the day, with everything the clock sets off.</summary>
    public static async Task MorningAsync(BotFixture bot, int year, int month, int day)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(year, month, day, 9, 30, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}
