using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.MyTasks;

/// <summary>我的任务: what waits for this person; open assignments and notices come again as fresh cards.</summary>
internal sealed class MyTasksHandler(InspectionStore inspections, AssignmentStore assignments, NoticeStore notices) : IConversationHandler
{
    public const string MenuKey = "MY_TASKS";

    public const string Nothing = "现在没有等您办的事。";

    /// <summary>So many cards come again; the rest is counted, so that a long list does not flood the phone.</summary>
    private const int CardsShown = 5;

    public static string[] Commands => ["我的任务", "任务", "已收到", "接单", "转派"];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var open = await inspections.OpenOfAsync(turn.Work, turn.UserId);
        var drafts = open.Where(one => one.Status == InspectionStatus.Draft).ToList();
        var unsigned = open.Where(one => one.Status == InspectionStatus.Signing && one.Signatures.All(signature => signature.UserId != turn.UserId)).ToList();
        var all = await assignments.OpenOfAsync(turn.Work, turn.UserId);
        var owned = all.Where(one => one.State().Status == AssignmentStatus.Open).ToList();
        var enterprises = turn.Person?.Roles.Select(grant => grant.EnterpriseId).OfType<string>().ToList() ?? [];
        var told = enterprises.Count == 0 ? [] : await notices.OpenOfEnterprisesAsync(turn.Work, enterprises);

        var lines = new List<string>();
        lines.AddRange(drafts.Select(one => $"· 草稿：{one.Enterprise.Name}，已记{one.Findings.Count}条问题。发“草稿”继续。"));
        lines.AddRange(unsigned.Select(one => $"· 待签字：{one.Enterprise.Name}。发“签字”办理。"));
        foreach (var taken in all.Where(one => one.State().Status == AssignmentStatus.Accepted))
        {
            if (await inspections.FindAsync(turn.Work, taken.InspectionId) is { } inspection)
            {
                lines.Add($"· 包联中：{inspection.Enterprise.Name}的{Words.Of(taken.Severity)}。");
            }
        }

        AddCount(lines, owned.Count, "待接单的包联问题");
        AddCount(lines, told.Count, "待确认的告知书");
        if (lines.Count == 0)
        {
            return Reply.Text(turn.UserId, Nothing);
        }

        var effects = new List<Effect> { new Say(turn.UserId, "您的任务：\n" + string.Join('\n', lines)) };
        foreach (var assignment in owned.Take(CardsShown))
        {
            if (await inspections.FindAsync(turn.Work, assignment.InspectionId) is { } inspection)
            {
                effects.Add(new ShowCard(turn.UserId, AssignmentCards.Card(assignment, inspection), AssignmentCards.Subject(assignment)));
            }
        }

        foreach (var notice in told.Take(CardsShown))
        {
            if (await inspections.FindAsync(turn.Work, notice.InspectionId) is { } inspection)
            {
                effects.Add(new Say(turn.UserId, NoticeCards.Text(NoticeContent.Of(inspection), inspection.Enterprise.County)));
                effects.Add(new ShowCard(turn.UserId, NoticeCards.Card(notice, inspection), NoticeCards.Subject(notice)));
            }
        }

        return new Reply(effects);
    }

    private static void AddCount(List<string> lines, int count, string what)
    {
        if (count > 0)
        {
            lines.Add($"· {what}：{count}件" + (count > CardsShown ? $"，先列{CardsShown}件" : ""));
        }
    }
}
