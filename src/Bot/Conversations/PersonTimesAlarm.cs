using Bot.Messaging;

namespace Bot.Conversations;

/// <summary>Once a day, when four fifths of its person-times are used, enters the inbox. The inbox knows its keys for a week, also over restarts: once is once.</summary>
internal sealed partial class PersonTimesAlarm(ISendBudget budget, Inbox inbox, ILogger<PersonTimesAlarm> logger)
{
    /// <summary>Nobody's lane: a person who is being answered does not hold it up.</summary>
    public const string Lane = "sys";

    // A day number, since a day is no atom. Told twice by two sends at once, the inbox takes one.
    private int _told;

    /// <summary>After a delivery; costs nothing on most days and never throws: what was sent stays sent, and its response_code is not lost.</summary>
    public async Task CheckAsync()
    {
        var (day, used, limit) = budget.PersonTimes;
        if (used * 5L < limit * 4L || Volatile.Read(ref _told) == day.DayNumber)
        {
            return;
        }

        try
        {
            var key = FormattableString.Invariant($"person-times|{day:yyyy-MM-dd}");
            await inbox.AcceptAsync(key, Lane, InboxKinds.PersonTimes, ConversationJson.Write(new PersonTimesLow(used, limit)));
            Volatile.Write(ref _told, day.DayNumber);
        }
        catch (Exception error)
        {
            // The next delivery tries again.
            Log.NotTold(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Four fifths of the day's person-times are used, and nobody could be told now.")]
        public static partial void NotTold(ILogger logger, Exception error);
    }
}
