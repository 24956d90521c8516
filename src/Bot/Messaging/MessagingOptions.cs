namespace Bot.Messaging;

/// <summary>Section "Messaging" of the configuration.</summary>
internal sealed class MessagingOptions
{
    public const string Section = "Messaging";

    /// <summary>How many persons' items are worked on at once, inbox and outbox each.</summary>
    public int ParallelLanes { get; set; } = 16;

    /// <summary>After so many failures an item becomes a dead letter.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// So often the program may end while it handles an inbox item and nothing else, which it does with what it held at several ends; then the
    /// item becomes a dead letter when it is half an hour old, too.
    /// </summary>
    public int MaxCrashes { get; set; } = 10;

    /// <summary>How long a taken item belongs to its worker; another may take it afterwards.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A delivery that takes longer is given up as ambiguous; shorter than <see cref="Lease"/>.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often due items are looked for without being woken.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>First pause after a failure; it doubles with each further one.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan RetryMost { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a send that may have arrived is repeated. Shorter than the shortest duplicate_check_interval our messages carry, 3 hours, by an hour
    /// that the clock may be put back and by the lease: the bytes may leave that much later than they were taken.
    /// </summary>
    public TimeSpan DuplicateCheck { get; set; } = new(1, 45, 0);

    /// <summary>After failing for so long a message becomes a dead letter; waiting is no failing.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Pause of the whole outbox when the server says that our configuration is wrong.</summary>
    public TimeSpan StopPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a callback's nonce is remembered; more than twice WeCom:TimestampWindow, since a timestamp may lie before and after our clock.</summary>
    public TimeSpan NonceWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long finished items are kept; the inbox's keys refuse duplicates so long.</summary>
    public TimeSpan KeepDone { get; set; } = TimeSpan.FromDays(8);
}
