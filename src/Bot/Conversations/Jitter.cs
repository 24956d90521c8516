namespace Bot.Conversations;

/// <summary>What many wait for at once does not bring all of them back at once. Only upwards: a pause that WeCom or the budget asks for is never cut short.</summary>
internal static class Jitter
{
    private const double Part = 0.2;

    /// <summary>More than this gains nothing: the outbox makes few calls at a time anyway.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The span over which those who wait so long come back.</summary>
    public static TimeSpan PartOf(TimeSpan wait) => wait * Part < Longest ? wait * Part : Longest;

    public static TimeSpan Within(TimeSpan span) => span * Random.Shared.NextDouble();

    public static TimeSpan Up(TimeSpan wait) => wait + Within(PartOf(wait));
}
