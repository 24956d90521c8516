using System.Globalization;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Web.Board;

/// <summary>The findings page's question as it stands in the address.</summary>
/// <param name="Shares">Whose ledger it is: of one campaign, or of those under way.</param>
/// <param name="Before">Where the page goes on; null for the newest.</param>
internal sealed record FindingQuery(IReadOnlyList<CampaignShare> Shares, FindingFilter Filter, long? Before, IQueryCollection Asked)
{
    private static readonly string[] Names = ["campaign", "county", "industry", "type", "severity", "state", "days"];

    /// <summary>Whether anything narrows the ledger but the county and the campaign.</summary>
    public bool Narrows => Filter is not { Industry: 0, Type: 0, Severity: null, State: null, Since: null };

    /// <summary>Null when what stands there is no question of this page.</summary>
    /// <param name="counties">The counties that are asked for, all in scope.</param>
    public static FindingQuery? Read(IQueryCollection query, IReadOnlyList<string> counties, CampaignBook campaigns, BoardVisitor visitor)
    {
        var shares = query["campaign"].ToString() is not { Length: > 0 } id ? campaigns.Shares(counties, visitor.CountyNames, visitor.Today)
            : campaigns.Find(id) is { } campaign ? [new CampaignShare(campaign, counties)]
            : null;
        var severity = query["severity"].ToString();
        var state = query["state"].ToString();
        if (shares is null
            || Number(query, "industry", Industry.All.Count) is not { } industry
            || Number(query, "type", ProblemType.All.Count) is not { } type
            || Number(query, "days", 3660) is not { } days
            || Number(query, "before", long.MaxValue) is not { } before
            || (severity.Length > 0 && !(Enum.TryParse<Severity>(severity, out var known) && known.ToString() == severity))
            || !Array.Exists(BoardTexts.States, one => one.Value == state))
        {
            return null;
        }

        var filter = new FindingFilter
        {
            Industry = (int)industry,
            Type = (int)type,
            Severity = severity.Length > 0 ? Enum.Parse<Severity>(severity) : null,
            State = state.Length > 0 ? state : null,
            Since = days > 0 ? visitor.Today.AddDays(1 - (int)days) : null,
        };
        return new FindingQuery(shares, filter, before > 0 ? before : null, query);
    }

    /// <summary>The same question at another address, from another place on.</summary>
    public string Address(string path, long? before = null)
    {
        var address = path;
        foreach (var name in Names)
        {
            address = Parts.Address(address, (name, Asked[name].ToString()));
        }

        return Parts.Address(address, ("before", before?.ToString(CultureInfo.InvariantCulture)));
    }

    private static long? Number(IQueryCollection query, string name, long most) =>
        query[name].ToString() is not { Length: > 0 } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : null;
}
