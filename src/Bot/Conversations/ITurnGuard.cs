namespace Bot.Conversations;

/// <summary>A rule that stands before every handler (unknown person, commitment first).</summary>
internal interface ITurnGuard
{
    /// <summary>Null lets the turn pass.</summary>
    Task<Reply?> CheckAsync(Turn turn, CancellationToken cancellationToken);
}
