namespace Bot.Storage.Stores;

/// <summary>WeCom's user ids compare without case; here they lie in lower case.</summary>
internal static class UserIds
{
    /// <summary>Width of the columns.</summary>
    public const int Longest = 64;

    private const char Between = '/';

    public static string Normal(string userId) => userId.ToLowerInvariant();

    /// <summary>The company of a downstream member, who is known as "corpid/userid" (上下游); null for a member of our own corp.</summary>
    public static string? CorpOf(string userId) => userId.IndexOf(Between, StringComparison.Ordinal) is > 0 and var at ? userId[..at] : null;

    /// <summary>What he is called within his company.</summary>
    public static string MemberOf(string userId) => userId[(userId.IndexOf(Between, StringComparison.Ordinal) + 1)..];

    public static string Downstream(string corpId, string memberId) => Normal($"{corpId}{Between}{memberId}");
}
