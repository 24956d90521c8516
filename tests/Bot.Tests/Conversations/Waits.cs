using Bot.Conversations;
using Bot.Messaging;

namespace Bot.Tests.Conversations;

internal static class Waits
{
    /// <summary>So long, and a part of it longer at most.</summary>
    public static void For(TimeSpan wait, DeliveryResult result) =>
        Assert.InRange((result is DeliveryResult.Wait waits ? waits.After : Assert.IsType<DeliveryResult.Retry>(result).After)!.Value, wait, wait + Jitter.PartOf(wait));
}
