namespace Domain.Enterprises;

/// <summary>What a check of a credit code finds, the gravest first.</summary>
public enum CreditCodeCheck
{
    /// <summary>Not 18 characters.</summary>
    WrongLength,

    /// <summary>A character outside 0-9 and A-Z without I, O, S, V, Z.</summary>
    WrongCharacter,

    /// <summary>The 18th character does not fit the others: refused.</summary>
    WrongCheckDigit,

    /// <summary>Only the 17th (check digit of the organisation code, GB 11714) does not fit: kept, warned.</summary>
    OrganisationDigitDoubtful,

    Valid,
}

/// <summary>统一社会信用代码, GB 32100-2015: 18 characters, the last a check digit modulo 31 over the 17 before it.</summary>
public static class CreditCode
{
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // GB 32100: 3^(i-1) mod 31.
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    // GB 11714: over the characters 9 to 16.
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Checks a code in upper case without blanks.</summary>
    public static CreditCodeCheck Check(string code)
    {
        if (code.Length != Length)
        {
            return CreditCodeCheck.WrongLength;
        }

        if (code.Any(character => !Alphabet.Contains(character, StringComparison.Ordinal)))
        {
            return CreditCodeCheck.WrongCharacter;
        }

        if (code[17] != CheckDigit(code[..17]))
        {
            return CreditCodeCheck.WrongCheckDigit;
        }

        return code[16] == OrganisationDigit(code[8..16]) ? CreditCodeCheck.Valid : CreditCodeCheck.OrganisationDigitDoubtful;
    }

    /// <summary>The 18th character for the 17 before it.</summary>
    public static char CheckDigit(string first17) =>
        Alphabet[(31 - (Weights.Zip(first17, (weight, character) => weight * Alphabet.IndexOf(character, StringComparison.Ordinal)).Sum() % 31)) % 31];

    private static char OrganisationDigit(string eight)
    {
        var digit = (11 - (OrganisationWeights.Zip(eight, (weight, character) => weight * OrganisationValue(character)).Sum() % 11)) % 11;
        return digit == 10 ? 'X' : (char)('0' + digit);
    }

    // GB 11714 counts all 26 letters: A = 10 … Z = 35.
    private static int OrganisationValue(char character) => char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
}
