using Domain.Enterprises;
using FsCheck;
using FsCheck.Xunit;

namespace Domain.Tests.Enterprises;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // The first is the worked example of GB 32100-2015; the others are published codes, as other validators test them.
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91110000600037341L")]
    [InlineData("91310110666007217T")]
    [InlineData("91310115591693856A")]
    public void Check_PublishedCode_IsValid(string code) => Assert.Equal(CreditCodeCheck.Valid, CreditCode.Check(code));

    [Theory]
    [InlineData("", CreditCodeCheck.WrongLength)]
    [InlineData("91110000600037341", CreditCodeCheck.WrongLength)]
    [InlineData("91110000600037341LL", CreditCodeCheck.WrongLength)]
    [InlineData("9111000060003734IL", CreditCodeCheck.WrongCharacter)]
    [InlineData("91110000600037341l", CreditCodeCheck.WrongCharacter)]
    [InlineData("91350100M000100Y4Z", CreditCodeCheck.WrongCharacter)]
    [InlineData("9111000060003734\uFF11L", CreditCodeCheck.WrongCharacter)]
    [InlineData("91110000600037342L", CreditCodeCheck.WrongCheckDigit)]
    [InlineData("91350211M00013FA1N", CreditCodeCheck.WrongCheckDigit)]
    public void Check_BadCode_SaysWhat(string code, CreditCodeCheck expected) => Assert.Equal(expected, CreditCode.Check(code));

    [Fact]
    public void Check_OnlyThe17thWrong_IsDoubtful()
    {
        var first17 = "91110000600037342";

        Assert.Equal(CreditCodeCheck.OrganisationDigitDoubtful, CreditCode.Check(first17 + CreditCode.CheckDigit(first17)));
    }

    // 31 is prime and no weight is a multiple of it, so one wrong character always shows.
    [Property]
    public bool Check_OneCharacterChanged_IsNoticed(PositiveInt place, PositiveInt shift)
    {
        const string Code = "91110000600037341L";
        var at = place.Get % 18;
        var other = Alphabet[(Alphabet.IndexOf(Code[at], StringComparison.Ordinal) + 1 + (shift.Get % 30)) % 31];

        return CreditCode.Check(Code[..at] + other + Code[(at + 1)..]) == CreditCodeCheck.WrongCheckDigit;
    }
}
