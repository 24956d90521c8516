using System.Security.Cryptography;

namespace Bot.Simulator.Pages;

/// <summary>An act of a person, from the page.</summary>
/// <param name="Act">enter, say, tap, menu, location, sample.</param>
internal sealed record PageAct(
    string User,
    string Act,
    string? Text = null,
    string? Task = null,
    string? Key = null,
    Dictionary<string, IReadOnlyList<string>>? Selections = null,
    double Latitude = 0,
    double Longitude = 0,
    string? Label = null);

internal static class PageActs
{
    private static readonly TimeSpan SlowCall = TimeSpan.FromSeconds(3);

    public static Task<bool> RunAsync(SimulatedTenant tenant, PageAct act) => act switch
    {
        { Act: "enter" } => tenant.EnterAsync(act.User),
        { Act: "say", Text.Length: > 0 } => tenant.SayAsync(act.User, act.Text),
        { Act: "tap", Task: not null, Key: not null } => tenant.TapAsync(act.User, act.Task, act.Key, act.Selections),
        { Act: "menu", Key: not null } => tenant.ClickMenuAsync(act.User, act.Key),
        { Act: "location", Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } => tenant.SendLocationAsync(act.User, act.Latitude, act.Longitude, act.Label ?? ""),
        { Act: "sample" } => tenant.SendPictureAsync(act.User, SamplePicture.Draw(RandomNumberGenerator.GetInt32(int.MaxValue))),
        _ => throw new PersonCannotException("没有这样的操作,或内容不全。"),
    };

    /// <summary>False when there is no such fault.</summary>
    public static bool Plan(SimulatorFaults faults, string kind)
    {
        switch (kind)
        {
            case "drop":
                faults.DropAnswer();
                return true;
            case "duplicate":
                faults.DuplicateCallbacks(1);
                return true;
            case "delay":
                faults.Delay(SlowCall);
                return true;
            case "45009":
                faults.Fail(45009);
                return true;
            case "-1":
                faults.Fail(-1);
                return true;
            case "expire":
                faults.ExpireTokens();
                return true;
            default:
                return false;
        }
    }
}
