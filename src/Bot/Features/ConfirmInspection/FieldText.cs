using Domain.Inspections;

namespace Bot.Features.ConfirmInspection;

/// <summary>What a text is that comes while a short field of the form is asked for: inspectors go on typing findings.</summary>
internal static class FieldText
{
    public enum Kind
    {
        /// <summary>The field, or an answer to a question about something else.</summary>
        Field,

        /// <summary>A finding: it says whether the enterprise is producing.</summary>
        Finding,

        /// <summary>Too long for the field, and no finding either for sure.</summary>
        TooLong,
    }

    /// <summary>Longest believable text of the field, in UTF-16 units; 0 for a part that is no short field.</summary>
    public static int Longest(FormPart part) => part switch
    {
        FormPart.LegalRepresentative or FormPart.EnterpriseType or FormPart.Township => 30,
        FormPart.Address => 60,
        _ => 0,
    };

    public static Kind Read(FormPart part, string text, DescriptionWords words) =>
        Longest(part) == 0 ? Kind.Field
        : words.Producing.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? Kind.Finding
        : text.Length > Longest(part) ? Kind.TooLong
        : Kind.Field;
}
