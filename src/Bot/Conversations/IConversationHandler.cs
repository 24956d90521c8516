namespace Bot.Conversations;

/// <summary>One feature's answer to a turn. Loads by store, asks the Domain, saves, words the reply. No HTTP, no clock, no send.</summary>
internal interface IConversationHandler
{
    Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken);
}
