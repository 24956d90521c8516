using Domain.Campaigns;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The campaigns of the settings; none there means the circular's.</summary>
internal static class CampaignSettings
{
    public const string Section = "Campaigns";

    /// <exception cref="OptionsValidationException">A campaign contradicts itself or another; one sentence for each reason.</exception>
    public static CampaignBook Read(IConfiguration configuration)
    {
        // One by one: bound as an array, an entry with a wrong date would be left out silently.
        var given = configuration.GetSection(Section).GetChildren().Select(entry => entry.Get<Campaign>()).OfType<Campaign>().ToArray();
        Campaign[] campaigns = given.Length > 0 ? given : [new Campaign()];
        var problems = CampaignBook.Check(campaigns);
        return problems.Count == 0
            ? new CampaignBook(campaigns)
            : throw new OptionsValidationException(Section, typeof(Campaign), problems.Select(Sentence));
    }

    private static string Sentence(CampaignProblem problem) => $"{Section}：" + problem.Fault switch
    {
        CampaignFault.PhaseOrder => $"{problem.Campaign} 的 {problem.Other}From 要在 IssuedOn 当天或以后，并且不晚于 {problem.Other}To。",
        CampaignFault.SameId => $"两个专项行动的 Id 都是“{problem.Campaign}”，Id 不能重复。",
        CampaignFault.Overlap => $"“{problem.Campaign}”还没结束，“{problem.Other}”就在同样的县市区开始了。请改 IssuedOn 或 Counties，一个县市区一天只有一个专项行动。",
        _ => $"{problem.Campaign} 的 CityQuota 不能小于 0，CityQuotaShownFrom 是 1 到 31 的日子，VisitsPerDay 是 1 到 20 的数，HearingDays 是 1 到 60 的数。",
    };
}
