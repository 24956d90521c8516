namespace Bot.Tests.Redis;

/// <summary>Run when the other tests are over: beside them an answer of Redis may take so long that it counts as lost, as it should.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RedisCollection
{
    public const string Name = "Redis";
}
