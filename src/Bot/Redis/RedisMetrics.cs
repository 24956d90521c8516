using System.Diagnostics.Metrics;

namespace Bot.Redis;

/// <summary>Whether the common ground of the instances is there.</summary>
internal sealed class RedisMetrics
{
    public const string MeterName = "Bot.Redis";

    private readonly Counter<long> _lost;
    private int _up;

    public RedisMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _lost = meter.CreateCounter<long>("bot.redis.lost", description: "Times that Redis was lost");
        meter.CreateObservableGauge("bot.redis.up", () => Volatile.Read(ref _up), description: "1 while Redis is of use, 0 while the instance stands alone");
    }

    public void Lost()
    {
        Volatile.Write(ref _up, 0);
        _lost.Add(1);
    }

    public void Joined() => Volatile.Write(ref _up, 1);
}
