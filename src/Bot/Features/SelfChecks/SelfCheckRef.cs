namespace Bot.Features.SelfChecks;

/// <summary>A self-check, and what of it, as a card's key names them: "campaign~enterprise" or "campaign~enterprise~detail" (a key's parts are split at ':').</summary>
/// <param name="Detail">Name of the part, or number of the problem; null for the whole.</param>
internal sealed record SelfCheckRef(string CampaignId, string EnterpriseId, string? Detail = null)
{
    private const char Separator = '~';

    /// <summary>Null when the text names none.</summary>
    public static SelfCheckRef? Parse(string text) => text.Split(Separator) switch
    {
        [{ Length: > 0 } campaign, { Length: > 0 } enterprise] => new SelfCheckRef(campaign, enterprise),
        [{ Length: > 0 } campaign, { Length: > 0 } enterprise, { Length: > 0 } detail] => new SelfCheckRef(campaign, enterprise, detail),
        _ => null,
    };

    public override string ToString() => Detail is null ? $"{CampaignId}{Separator}{EnterpriseId}" : $"{CampaignId}{Separator}{EnterpriseId}{Separator}{Detail}";
}
