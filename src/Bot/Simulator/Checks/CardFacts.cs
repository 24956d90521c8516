namespace Bot.Simulator.Checks;

/// <summary>What the server must remember of a checked card.</summary>
/// <param name="HasCallback">A response_code belongs to it: the three interactive kinds, and a notice with action_menu.</param>
internal sealed record CardFacts(string CardType, string? TaskId, bool HasCallback)
{
    /// <summary>button_, vote_ and multiple_interaction: button.replace_name works only for these (protocol 4.9).</summary>
    public bool IsInteractive => CardType.EndsWith("_interaction", StringComparison.Ordinal);
}

/// <summary>Where a card stands: replace_text and disable are for updates only, and an attachment must still live.</summary>
internal sealed record CardContext(bool InUpdate, Func<string, string?> MediaType);
