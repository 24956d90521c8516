using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Operations;

/// <summary>What doctor says of the sending: whether it stands still, whether it fails, what it waits for.</summary>
internal static class SendingReport
{
    /// <returns>False when a person has to do something.</returns>
    public static async Task<bool> WriteAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var (mark, now) = (services.GetRequiredService<StopMark>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var (stop, failing, waiting, limited) = await database.ReadAsync(
            async (work, _) => (await mark.FindAsync(work), await OutboxWaits.FailingAsync(work), await SendHistory.WaitingAsync(work), await OutboxWaits.LimitedAsync(work, now)),
            cancellationToken);
        var still = stop is null && failing?.StandStill(now) == true;
        await output.WriteLineAsync(
            stop is not null ? DoctorTexts.Stopped(stop)
            : failing is null ? DoctorTexts.Sends
            : still ? DoctorTexts.NothingGetsThrough(failing, waiting)
            : DoctorTexts.SomeFail(failing));
        foreach (var one in limited)
        {
            await output.WriteLineAsync(DoctorTexts.Limited(one));
        }

        return stop is null && !still;
    }
}
