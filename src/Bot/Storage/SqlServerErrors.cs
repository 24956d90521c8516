namespace Bot.Storage;

/// <summary>What an error of SQL Server means for whoever asked for the work.</summary>
internal enum SqlServerFault
{
    /// <summary>A bug of ours, or a rule of the schema: it goes to the caller as it came.</summary>
    Other,

    /// <summary>Lost against another's work: the same work from its start may well succeed.</summary>
    Conflict,

    /// <summary>A key or unique index refused a second row. It may have come while the work looked, so the work looks once more.</summary>
    Duplicate,

    /// <summary>The server is away, going away, or takes too long.</summary>
    Away,

    /// <summary>No room for data or log.</summary>
    Full,

    /// <summary>Its pages are damaged or its disk fails.</summary>
    Damaged,
}

/// <summary>
/// Errors by number, never by text: the text speaks the language of the server. Numbers below 0, up to 999 from the network, and of severity 20 and
/// more come from the way to the server.
/// </summary>
internal static class SqlServerErrors
{
    /// <summary>Severity from which on the connection is gone (docs: Database Engine error severities).</summary>
    public const byte Fatal = 20;

    public static SqlServerFault Classify(int number, byte severity) => number switch
    {
        // Deadlock victim; lock request time-out; a snapshot overtaken by another's update, or by a change of the schema.
        1205 or 1222 or 3960 or 3961 => SqlServerFault.Conflict,

        // Key; unique index.
        2627 or 2601 => SqlServerFault.Duplicate,

        // Filegroup full; log full; no space for an extent; disk full; quota of an Azure database; of an Express one.
        1105 or 9002 or 1101 or 3257 or 40544 or 1827 => SqlServerFault.Full,

        // Bad checksum; I/O error of the system; page that is none.
        823 or 824 or 825 or 605 or 5242 or 5243 => SqlServerFault.Damaged,

        // Command or connection time-out; no network, no server, no answer (SNI, Windows, Linux); connection cut.
        -2 or -1 or 2 or 53 or 64 or 121 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 11001 or 11004 => SqlServerFault.Away,

        // The database cannot be opened, is being recovered, restored, moved, is off line, suspect or read-only, or not the primary of its group.
        4060 or 921 or 922 or 924 or 926 or 927 or 942 or 945 or 952 or 976 or 978 or 979 or 982 or 983 or 3906 or 4064 => SqlServerFault.Away,

        // The server shuts down, is paused, or ended our session; too many workers or connections; no memory.
        6005 or 17142 or 17188 or 17189 or 596 or 701 or 802 or 8645 or 8651 or 10928 or 10929 or 17809 => SqlServerFault.Away,

        // Azure: the database moves, is busy, or was throttled.
        4221 or 615 or 40020 or 40143 or 40166 or 40197 or 40501 or 40540 or 40613 or 49918 or 49919 or 49920 => SqlServerFault.Away,

        // Log-in: the password may just have been changed; the account be locked or the log-in come too early.
        18401 or 18451 or 18456 or 18461 or 18486 => SqlServerFault.Away,

        _ when severity >= Fatal => SqlServerFault.Away,
        _ => SqlServerFault.Other,
    };

    /// <summary>The sentence for an error that stops the start; null when it is none of the operator's.</summary>
    public static string? Explain(int number, byte severity, string place, string why) => number switch
    {
        18456 or 18452 or 18470 or 18486 or 18487 or 18488 => SqlServerTexts.LoginFailed(place, why),
        4060 or 4064 or 911 => SqlServerTexts.NoDatabase(place, why),
        229 or 230 or 262 or 297 or 300 or 916 or 2760 or 15151 or 15247 or 3701 or 1088 => SqlServerTexts.NoRight(place, why),
        448 or 452 or 468 => SqlServerTexts.WrongCollation(place, why),
        3906 => SqlServerTexts.ReadOnly(place),
        -2146893019 or -2146893022 or -2146762487 => SqlServerTexts.NotTrusted(place, why),
        _ => Classify(number, severity) switch
        {
            SqlServerFault.Full => SqlServerTexts.Full(place, why),
            SqlServerFault.Damaged => SqlServerTexts.Damaged(place, why),
            SqlServerFault.Away => SqlServerTexts.Unreachable(place, why),
            _ => null,
        },
    };
}
