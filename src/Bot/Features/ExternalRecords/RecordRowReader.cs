using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Bot.Features.ExternalRecords;

/// <summary>Why a row is not taken.</summary>
internal enum RecordFault
{
    Formula,
    NoEnterprise,
    BadCode,
    NoCounty,
    UnknownCounty,
    UnknownCode,
    UnknownName,
    SeveralEnterprises,
    Nothing,
    BadDay,
    TooLong,
    SameRow,
}

/// <param name="Row">Of the file.</param>
/// <param name="Shown">What the row calls the enterprise.</param>
/// <param name="Other">The row that this one repeats.</param>
internal sealed record RecordNote(int Row, string Shown, RecordFault Fault, int Other = 0);

/// <summary>One row of another system: the record, or why not.</summary>
/// <param name="byCode">Enterprises by 统一社会信用代码.</param>
/// <param name="byName">Enterprises by county and name.</param>
internal sealed partial class RecordRowReader(
    RecordOrder order, CountyMap counties, ILookup<string, NamedEnterprise> byCode, ILookup<(string County, string Name), NamedEnterprise> byName)
{
    public const int MostWords = 1000;

    private static readonly string[] DayFormats =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss"];

    /// <summary>Rows out of whose words a phone number was taken.</summary>
    public int Masked { get; private set; }

    /// <summary>The code as the list has it; empty for none.</summary>
    public static string CodeOf(RecordRow row) => row.Code.TrimStart('\'').Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    public (ExternalRecord? Record, RecordFault Fault) Read(RecordRow row)
    {
        if (row.HasFormula)
        {
            return (null, RecordFault.Formula);
        }

        var (enterprise, fault) = Enterprise(row);
        if (enterprise is null)
        {
            return (null, fault);
        }

        if (row.Values.Count == 0)
        {
            return (null, RecordFault.Nothing);
        }

        var day = DayOf(row.Day);
        var words = string.Join('；', row.Values.Select(value => $"{value.Header}：{value.Text}"));
        var plain = Phone().Replace(words, "（电话略）");
        if (row.Day.Length > 0 && day is null)
        {
            return (null, RecordFault.BadDay);
        }

        if (plain.Length > MostWords)
        {
            return (null, RecordFault.TooLong);
        }

        Masked += plain == words ? 0 : 1;
        return (new ExternalRecord
        {
            Id = IdOf(enterprise.Id, day, plain),
            EnterpriseId = enterprise.Id,
            Kind = order.Kind,
            Day = day,
            Words = plain,
            Source = order.Source,
            SourceDay = order.Day,
        }, default);
    }

    /// <summary>By the code where the row has one, else by county and name; never by a guess.</summary>
    private (NamedEnterprise? Enterprise, RecordFault Fault) Enterprise(RecordRow row)
    {
        var code = CodeOf(row);
        if (code.Length > 0)
        {
            return CreditCode.Check(code) is CreditCodeCheck.Valid or CreditCodeCheck.OrganisationDigitDoubtful ? One(byCode[code], RecordFault.UnknownCode) : (null, RecordFault.BadCode);
        }

        if (row.Name.Length == 0)
        {
            return (null, RecordFault.NoEnterprise);
        }

        return row.County.Length == 0 ? (null, RecordFault.NoCounty)
            : counties.Find(row.County) is not { } county ? (null, RecordFault.UnknownCounty)
            : One(byName[(county, row.Name)], RecordFault.UnknownName);
    }

    private static (NamedEnterprise? Enterprise, RecordFault Fault) One(IEnumerable<NamedEnterprise> found, RecordFault none) => found.ToList() switch
    {
        [var one] => (one, default),
        [] => (null, none),
        _ => (null, RecordFault.SeveralEnterprises),
    };

    /// <summary>Without the date of the source: the same row in a later file is the same record.</summary>
    private string IdOf(string enterpriseId, DateOnly? day, string words)
    {
        string[] fields = [order.Kind.ToString(), enterpriseId, day?.ToString("O", CultureInfo.InvariantCulture) ?? "", order.Source, words];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(fields.Select(field => $"{field.Length}:{field}")))));
    }

    private static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateOnly.FromDateTime(day) : null;

    /// <summary>A mobile number, or a land line with its area code: 13812345678, 0318-2123456.</summary>
    [GeneratedRegex(@"(?<!\d)(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]\d{7,8})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phone();
}
