using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Ledger;

/// <summary>台账: the workbook of annex 4 for the counties in the person's scope.</summary>
internal sealed class LedgerHandler(LedgerStore ledger, FileStore files, CampaignBook campaigns) : IConversationHandler
{
    public const string Nothing = "还没有签完字的体检，台账是空的。";

    public const string OutOfScope = "台账只发给执法人员和分局、市局人员。您可以发“我的任务”看自己要办的事。";

    /// <summary>A workbook is made anew for each request; longer than any delivery takes it is of no use.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>台帐 is the commonest slip.</summary>
    public static string[] Commands => ["台账", "台帐"];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is null || Scope.CountiesOf(turn.Person) is not { } counties)
        {
            return Reply.Text(turn.UserId, OutOfScope);
        }

        var rows = new List<LedgerRow>();
        foreach (var campaign in campaigns.Of(counties, turn.Now.LocalDate()))
        {
            rows.AddRange(await ledger.ReadAsync(turn.Work, campaign.Id, counties));
        }

        if (rows.Count == 0)
        {
            return Reply.Text(turn.UserId, Nothing);
        }

        var bytes = LedgerWorkbook.Render(LedgerRows.Headers, [.. rows.Select(row => row.Cells)]);
        var sha256 = await files.PutPassingAsync(turn.Work, bytes, Workbook, Keep, turn.Now);
        var place = counties.Count == 0 ? "全市" : string.Join('、', counties);
        var day = turn.Now.LocalDate();
        return new Reply(
        [
            new Say(turn.UserId, $"{place}问题台账，共{rows.Count}行，截至{turn.Now.Words()}。"),
            new SendFile(turn.UserId, sha256, FormattableString.Invariant($"问题台账-{place}-{day:yyyyMMdd}.xlsx")),
        ]);
    }
}
