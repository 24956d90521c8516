namespace Bot.WeCom.Messages;

/// <summary>A message of ours breaks a limit of the platform: a bug of the caller, found before anything is sent.</summary>
/// <param name="field">JSON path, e.g. "template_card.button_list[2].text".</param>
internal sealed class WeComLimitException(string field, string message) : Exception($"{field}: {message}")
{
    public string Field { get; } = field;
}
