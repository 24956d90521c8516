using System.Globalization;

namespace Bot.Features.Shared;

/// <summary>A visit that is about to be opened, as the buttons carry it: ids only, keys are logged. The draft's id is fixed by the card, so a second tap cannot open a second draft.</summary>
internal sealed record VisitKey(string DraftId, string EnterpriseId, string? PartnerId)
{
    /// <summary>Verb of a button that carries a key and opens its visit without a further question.</summary>
    public const string OpenVerb = "visit-another";

    private const char Separator = '~';

    private const int MillisecondDigits = 12;

    public static VisitKey? Parse(string text) =>
        text.Split(Separator) is [{ Length: > 0 } draft, { Length: > 0 } enterprise, var partner]
            ? new VisitKey(draft, enterprise, partner.Length == 0 ? null : partner)
            : null;

    /// <summary>Id of a draft that a card made now would open.</summary>
    public static string NewDraft(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>Whether the card that carries the key was made before that moment: its draft's id tells (UUIDv7, milliseconds).</summary>
    public bool IsOlderThan(DateTimeOffset moment) =>
        !long.TryParse(DraftId.AsSpan(0, Math.Min(DraftId.Length, MillisecondDigits)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var made)
        || made < moment.ToUnixTimeMilliseconds();

    public override string ToString() => $"{DraftId}{Separator}{EnterpriseId}{Separator}{PartnerId}";
}
