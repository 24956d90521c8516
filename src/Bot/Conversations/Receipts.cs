using Bot.WeCom.Client;

namespace Bot.Conversations;

internal static class Receipts
{
    /// <summary>Why the message did not reach the one person it was for; null when it was accepted. errcode 0 alone does not say so (protocol 3.3).</summary>
    public static string? Misses(this SendReceipt receipt, string userId) =>
        receipt.InvalidUsers.Contains(userId, StringComparer.OrdinalIgnoreCase) ? "invaliduser"
        : receipt.UnlicensedUsers.Contains(userId, StringComparer.OrdinalIgnoreCase) ? "unlicenseduser"
        : null;
}
