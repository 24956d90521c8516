using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>What somebody who fills no form is told when he types something: his own next step.</summary>
internal sealed class RoleFallback(NoticeStore notices, InspectionStore inspections, FormSummary summary, WaitingCards waiting)
{
    private const string Leader = "您发的文字没有记下。等您办的包联问题，发“我的任务”，在卡片上点“接单”或“转派”；看今天的情况，发“日报”“看板”；看问题台账，发“台账”。";

    private const string Overview = "您发的文字没有记下。看今天的情况，发“日报”“看板”；看报告，发“上报”；查一家企业，发“查 企业名称”；怎么用，发“帮助”。";

    /// <summary>Begins 查 without the space that makes it a command: a finding could begin with it.</summary>
    private const string Unspaced = "查企业，“查”后面空一格再写名称，如：查 恒泰。";

    private const char LookUp = '查';

    private const string Reader = "您发的文字没有记下。等您办的事，发“我的任务”；怎么用，发“帮助”。";

    private const string Courtesy = "好的。等您办的事，发“我的任务”。";

    public async Task<Reply> ReplyAsync(Turn turn, Person person, string text) => await ReceiptAsync(turn, text) ?? Reply.Text(
        turn.UserId,
        SmallTalk.IsCourtesy(text) || SmallTalk.IsReceipt(text) ? Courtesy
        : person.Holds(Role.EnterpriseOfficer) ? Officer(await InspectorsAsync(turn, person))
        : text.StartsWith(LookUp) ? Unspaced
        : person.Roles.Any(grant => grant.Role is Role.SquadLeader or Role.BrigadeLeader or Role.DeputyDirector or Role.CountyDirector) ? Leader
        : person.Roles.Any(grant => grant.Role is Role.CityOffice or Role.CityLeader) ? Overview
        : Reader);

    /// <summary>收到 in words, while a card waits for the tap; null for anything else.</summary>
    public async Task<Reply?> ReceiptAsync(Turn turn, string text) =>
        SmallTalk.IsReceipt(text) ? await waiting.AnswerAsync(turn) : null;

    private static string Officer(string? inspectors) =>
        $"您发的文字没有转给别人。体检告知书写明问题、要求和期限，看后在卡片上点“已收到”就行；要再看一遍，发“我的任务”；交整改材料、申请延期，发“整改”；设施故障，发“故障”；填企业自查，发“自查”。有疑问或困难，请直接联系{(inspectors is null ? "告知书上写明的执法人员" : $"执法人员{inspectors}")}。";

    /// <summary>Who visited, by the notice that still waits; null when none does.</summary>
    private async Task<string?> InspectorsAsync(Turn turn, Person person)
    {
        var enterprises = person.Roles.Select(grant => grant.EnterpriseId).OfType<string>().ToList();
        var open = enterprises.Count == 0 ? [] : await notices.OpenOfEnterprisesAsync(turn.Work, enterprises);
        return open.Count > 0 && await inspections.FindAsync(turn.Work, open[0].InspectionId) is { } inspection
            ? string.Join("、", (await summary.NamesAsync(turn.Work, inspection)).Values)
            : null;
    }
}
