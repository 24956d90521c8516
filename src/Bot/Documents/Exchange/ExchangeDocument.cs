namespace Bot.Documents.Exchange;

/// <summary>One file of the exchange with 移动执法APP and 双随机 (二(一)2(3)); docs/exchange.md is its description.</summary>
/// <param name="Schema"><see cref="Version"/>.</param>
/// <param name="System">Who made it; its ids are unique within that system.</param>
/// <param name="From">First day of the visits.</param>
/// <param name="To">Last day of the visits.</param>
internal sealed record ExchangeDocument(
    string Schema,
    string System,
    DateTimeOffset MadeAt,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<ExchangeVisit> Visits,
    IReadOnlyList<ExchangeFinding> Findings,
    IReadOnlyList<ExchangeCount> Counts)
{
    public const string Version = "tijian-exchange/1";

    /// <summary>Name of this system in the files it makes.</summary>
    public const string Own = "tijian-bot";
}

/// <summary>点位: one visit to one enterprise.</summary>
/// <param name="Id">Never changes, whatever becomes of the visit.</param>
/// <param name="CreditCode">统一社会信用代码; null where it is not known, then name and county are the key.</param>
/// <param name="Kind">One of <see cref="ExchangeWords.Kinds"/>.</param>
/// <param name="Number">序号 of the signed form; null where there is none.</param>
/// <param name="Sha256">Of the signed form's snapshot; null where there is none.</param>
/// <param name="Inspectors">How many took part.</param>
internal sealed record ExchangeVisit(string Id, string? CreditCode, string Enterprise, string County, DateOnly Day, string Kind, int? Number, string? Sha256, int Inspectors);

/// <summary>问题: one finding of a visit.</summary>
/// <param name="Visit">Id of its visit, in the same file.</param>
/// <param name="Type">问题类型, 1 to 27 (annex 4); null where it is not known.</param>
/// <param name="Severity">One of <see cref="ExchangeWords.Severities"/>; null where it is not known.</param>
/// <param name="Handling">查处情况, 1 to 5 (annex 4); null where it is not known.</param>
/// <param name="State">One of <see cref="ExchangeWords.States"/>.</param>
internal sealed record ExchangeFinding(string Id, string Visit, int Ordinal, int? Type, string? Severity, int? Handling, string State, string Words);

/// <summary>点位数, 问题数 and 执法人员数 of a county on a day: what has to be the same in both systems.</summary>
/// <param name="Inspectors">Different people who took part in visits there on that day.</param>
internal sealed record ExchangeCount(DateOnly Day, string County, int Visits, int Findings, int Inspectors);

/// <summary>The words of the format.</summary>
internal static class ExchangeWords
{
    public const string Routine = "routine";
    public const string Complaint = "complaint";
    public const string Exceedance = "exceedance";
    public const string Special = "special";
    public const string DoubleRandom = "double_random";

    public const string NoCase = "none";

    public static IReadOnlyList<string> Kinds { get; } = [Routine, Complaint, Exceedance, Special, DoubleRandom];

    public static IReadOnlyList<string> Severities { get; } = ["general", "key", "major"];

    /// <summary>Where the rectification stands; none: there is no case of it.</summary>
    public static IReadOnlyList<string> States { get; } = [NoCase, "open", "submitted", "visit_needed", "closed"];
}
