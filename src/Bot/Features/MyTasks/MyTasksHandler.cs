using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Planning;
using Domain.Rectification;

namespace Bot.Features.MyTasks;

/// <summary>我的任务: what waits for this person; open assignments and notices come again as fresh cards. Words that stand on a button say so first.</summary>
internal sealed class MyTasksHandler(
    InspectionStore inspections,
    AssignmentStore assignments,
    PlannedVisitStore planned,
    WaitingCards waiting,
    SelfCheckStore selfChecks,
    CampaignBook campaigns,
    CheckedAgain checkedAgain,
    CaseLines rectification,
    WaitingPenalties penalties,
    EmergencyStore emergencies,
    MaterialReceiptStore materials) : IConversationHandler
{
    public const string MenuKey = "MY_TASKS";

    public const string Nothing = "现在没有等您办的事。";

    public static string[] Commands => ["我的任务", "任务", .. ButtonWords];

    /// <summary>Typed instead of tapped.</summary>
    private static string[] ButtonWords => ["已收到", "接单", "转派"];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Input is TextInput text && ButtonWords.Contains(text.Text, StringComparer.Ordinal) && await waiting.AnswerAsync(turn) is { } again
            ? again
            : await ListAsync(turn);

    private async Task<Reply> ListAsync(Turn turn)
    {
        var open = await inspections.OpenOfAsync(turn.Work, turn.UserId);
        var owned = await waiting.OpenAssignmentsAsync(turn);
        var told = await waiting.OpenNoticesAsync(turn);

        var lines = new List<string>();
        var today = turn.Now.LocalDate();
        var led = await planned.LedAsync(turn.Work, turn.UserId, today, campaigns.Of([], today).Select(campaign => campaign.Id));
        var visits = led.Where(visit => visit.Day == today).ToList();
        if (visits.Count > 0)
        {
            lines.Add($"· 今天的体检任务：{visits.Count}家，{visits.Count(visit => visit.Status == PlannedVisitStatus.Offered)}家待接受。发“今日体检”办理。");
        }

        if (led.Count > visits.Count)
        {
            lines.Add($"· 逾期未做的体检任务：{led.Count - visits.Count}家。发“今日体检”办理。");
        }

        lines.AddRange(open.Where(one => one.Status == InspectionStatus.Draft).Select(one => $"· 草稿：{one.Enterprise.Name}，已记{one.Findings.Count}条问题。发“草稿”继续。"));
        lines.AddRange(open.Where(one => WaitingCards.Waits(one, turn.UserId)).Select(one => $"· 待签字：{one.Enterprise.Name}。发“签字”办理。"));
        foreach (var taken in (await assignments.OpenOfAsync(turn.Work, turn.UserId)).Where(one => one.State().Status == AssignmentStatus.Accepted))
        {
            if (await inspections.FindAsync(turn.Work, taken.InspectionId) is { } inspection)
            {
                lines.Add($"· 包联中：{inspection.Enterprise.Name}的{Words.Of(taken.Severity)}。");
            }
        }

        AddCount(lines, owned.Count, "待接单的包联问题");
        AddCount(lines, told.Count, "待确认的告知书");

        // Self-check.
        if ((await selfChecks.WaitingAsync(turn.Work, turn.UserId)).Count(one => campaigns.Of(one.County, today) is var active && active.Id == one.CampaignId && active.IsSelfCheck(today)) is > 0 and var silent)
        {
            lines.Add($"· 自查：{silent}家企业没有完成。发“自查”接着填。");
        }

        // Emergency report
        AddCount(lines, (await emergencies.DraftsOfAsync(turn.Work, turn.UserId)).Count, "没有填完的故障报告（发“故障”接着填）");
        AddCount(lines, (await emergencies.OpenOfOfficerAsync(turn.Work, turn.UserId)).Count, "没有恢复的故障（发“故障”看）");

        // Material
        if ((await materials.OfOfficerAsync(turn.Work, turn.UserId)).Where(one => one is { SentAt: not null, IsConfirmed: false }).Select(one => (one.MaterialId, one.Version)).Distinct().Count() is > 0 and var unconfirmed)
        {
            lines.Add($"· 没有确认的宣传材料：{unconfirmed}份。发“宣传”确认。");
        }

        lines.AddRange(await checkedAgain.LinesAsync(turn));
        lines.AddRange(await rectification.OfAsync(turn));

        // Penalties
        lines.AddRange(await penalties.LinesAsync(turn));
        return lines.Count == 0
            ? Reply.Text(turn.UserId, Nothing)
            : new Reply([new Say(turn.UserId, "您的任务：\n" + string.Join('\n', lines)), .. await waiting.AssignmentsAsync(turn, owned), .. await waiting.NoticesAsync(turn, told)]);
    }

    private static void AddCount(List<string> lines, int count, string what)
    {
        if (count > 0)
        {
            lines.Add($"· {what}：{count}件" + (count > WaitingCards.Most ? $"，先列{WaitingCards.Most}件" : ""));
        }
    }
}
