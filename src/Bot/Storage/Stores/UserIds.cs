namespace Bot.Storage.Stores;

/// <summary>WeCom's user ids compare without case; here they lie in lower case.</summary>
internal static class UserIds
{
    public static string Normal(string userId) => userId.ToLowerInvariant();
}
