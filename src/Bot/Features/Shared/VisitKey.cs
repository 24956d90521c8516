namespace Bot.Features.Shared;

/// <summary>A visit that is about to be opened, as the buttons carry it: ids only, keys are logged. The draft's id is fixed by the card, so a second tap cannot open a second draft.</summary>
internal sealed record VisitKey(string DraftId, string EnterpriseId, string? PartnerId)
{
    private const char Separator = '~';

    public static VisitKey? Parse(string text) =>
        text.Split(Separator) is [{ Length: > 0 } draft, { Length: > 0 } enterprise, var partner]
            ? new VisitKey(draft, enterprise, partner.Length == 0 ? null : partner)
            : null;

    public override string ToString() => $"{DraftId}{Separator}{EnterpriseId}{Separator}{PartnerId}";
}
