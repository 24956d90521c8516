namespace Bot.Redis;

/// <summary>Redis cannot be used as it is configured. The message is a sentence for the operator; a password never stands in it.</summary>
internal sealed class RedisUnusableException(string message) : Exception(message);
