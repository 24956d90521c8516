namespace Bot.Conversations;

/// <summary>How much may be sent: to a member in a minute and in an hour, to all together in a day.</summary>
internal readonly record struct SendLimits(int Minute, int Hour, int Day)
{
    /// <param name="share">Among how many each limit is shared out; nobody goes without.</param>
    /// <param name="corp">The downstream company whose day it is; null for our own corp.</param>
    public static SendLimits Of(ConversationOptions options, int share, string? corp = null) => new(
        Math.Max(1, options.MessagesPerMinute / share),
        Math.Max(1, options.MessagesPerHour / share),
        Math.Max(1, (corp is null ? options.PersonTimesPerDay : options.DownstreamPersonTimesPerDay) / share));
}
