using Domain.Enterprises.Import;

namespace Domain.Responsibility.Import;

/// <summary>What a column of a list of people holds; each row gives one role.</summary>
public enum PeopleColumn
{
    Name,

    /// <summary>企业微信账号.</summary>
    UserId,
    Role,
    County,
    Squad,

    /// <summary>The enterprise an officer answers for, by name.</summary>
    Enterprise,

    /// <summary>The same by credit code.</summary>
    CreditCode,

    /// <summary>Place in the directory.</summary>
    Order,

    /// <summary>Account of the deputy for a leave.</summary>
    Deputy,
}

/// <summary>The headers by which the columns are known.</summary>
public static class PeopleColumns
{
    private const int MostHeaderLines = 3;

    private const int MostLinesAbove = 30;

    private static readonly Dictionary<string, PeopleColumn> Words = new(StringComparer.Ordinal)
    {
        ["姓名"] = PeopleColumn.Name,
        ["人员姓名"] = PeopleColumn.Name,
        ["企业微信账号"] = PeopleColumn.UserId,
        ["账号"] = PeopleColumn.UserId,
        ["帐号"] = PeopleColumn.UserId,
        ["企业微信帐号"] = PeopleColumn.UserId,
        ["USERID"] = PeopleColumn.UserId,
        ["角色"] = PeopleColumn.Role,
        ["职务"] = PeopleColumn.Role,
        ["岗位"] = PeopleColumn.Role,
        ["县市区"] = PeopleColumn.County,
        ["所属县市区"] = PeopleColumn.County,
        ["分局"] = PeopleColumn.County,
        ["中队"] = PeopleColumn.Squad,
        ["所属中队"] = PeopleColumn.Squad,
        ["企业名称"] = PeopleColumn.Enterprise,
        ["负责企业"] = PeopleColumn.Enterprise,
        ["所属企业"] = PeopleColumn.Enterprise,
        ["统一社会信用代码"] = PeopleColumn.CreditCode,
        ["信用代码"] = PeopleColumn.CreditCode,
        ["社会信用代码"] = PeopleColumn.CreditCode,
        ["顺序"] = PeopleColumn.Order,
        ["排序"] = PeopleColumn.Order,
        ["休假代理人"] = PeopleColumn.Deputy,
        ["代理人账号"] = PeopleColumn.Deputy,
        ["代理人"] = PeopleColumn.Deputy,
    };

    public static int Count { get; } = Enum.GetValues<PeopleColumn>().Length;

    public static PeopleColumn? Of(string header) => Words.TryGetValue(HeaderWord.Plain(header), out var column) ? column : null;

    /// <summary>Null when no line names accounts and roles.</summary>
    public static HeaderPlace<PeopleColumn>? Find(IReadOnlyList<IReadOnlyList<string>> lines) =>
        HeaderWord.Find(lines, Of, [PeopleColumn.UserId, PeopleColumn.Role], MostHeaderLines, MostLinesAbove);
}
