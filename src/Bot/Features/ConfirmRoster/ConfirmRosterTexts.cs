using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Features.ConfirmRoster;

internal static class ConfirmRosterTexts
{
    public const string Command = "名册确认";

    public const string NotYours = "名册由分局办公室和专项行动办公室确认，没有记下任何内容。您可以发“我的任务”看自己要办的事。";

    public static string NoCounty(string text) => $"没有“{text}”这个县市区，或不在您的职责范围内，没有记下任何内容。请写全称，如“名册确认 桃城区”。";

    public static string NoList(string county) => $"{county}还没有企业名单，不能确认。请先导入名单，再发“名册确认”。";

    public static string Confirmed(string county, int enterprises) => $"{county}名册已确认，在册{Number(enterprises)}家。以后名单有变化，可以再确认一次。";

    public static string Already(RosterConfirmation confirmation, string by) =>
        $"{confirmation.County}名册已由{by}在{confirmation.ConfirmedAt.Words()}确认，在册{Number(confirmation.Enterprises)}家。名单有变化的，请再发“名册确认”。";

    public static string Changed(string county) => $"{county}的名单在卡片发出后有了变化，没有确认。请看新的卡片再点。";

    /// <summary>For who works in the whole city.</summary>
    public static string State(Campaign campaign, IReadOnlyList<string> confirmed, IReadOnlyList<string> open) =>
        $"""
        动态名册（{campaign.RosterDue.Words()}前确认）
        已确认{Number(confirmed.Count)}个：{Some(confirmed)}
        没有确认{Number(open.Count)}个：{Some(open)}
        替某个县市区确认：{Command} 桃城区
        """.ReplaceLineEndings("\n");

    public static string Overdue(Campaign campaign, IReadOnlyList<string> open) =>
        $"动态名册应在{campaign.RosterDue.Words()}前确认，还有{Number(open.Count)}个县市区没有确认：{Some(open)}。请催分局办公室核对名单后发“{Command}”。";

    public static string Named(string county, int enterprises) => enterprises == 0 ? $"{county}（还没有名单）" : $"{county}（{Number(enterprises)}家）";

    private static string Some(IReadOnlyList<string> names) => names.Count == 0 ? "无" : string.Join('、', names);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
