namespace Bot.Redis;

/// <summary>Section "Redis" of the configuration.</summary>
internal sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>As StackExchange.Redis writes it, "host:6379,password=…"; empty: no Redis.</summary>
    public string Configuration { get; set; } = "";

    /// <summary>Before every key and channel, so that several sites can share a server.</summary>
    public string Prefix { get; set; } = "bot:";

    /// <summary>A longer answer counts as lost: nothing of ours may wait behind Redis.</summary>
    public TimeSpan AnswerLimit { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Who hears the other instances' calls looks for due work at least so often all the same; the next lease or waiting time that ends is looked for at its time.</summary>
    public TimeSpan SafetyPoll { get; set; } = TimeSpan.FromSeconds(30);
}
