namespace Bot.Conversations;

/// <summary>How much may be sent: to a member in a minute and in an hour, to all together in a day.</summary>
internal readonly record struct SendLimits(int Minute, int Hour, int Day)
{
    /// <param name="share">Among how many each limit is shared out; nobody goes without.</param>
    public static SendLimits Of(ConversationOptions options, int share) =>
        new(Math.Max(1, options.MessagesPerMinute / share), Math.Max(1, options.MessagesPerHour / share), Math.Max(1, options.PersonTimesPerDay / share));
}
