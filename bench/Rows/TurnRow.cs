using System.Globalization;
using Bench.Books;
using Bench.Processes;
using Bench.Report;
using Bot.Messaging;

namespace Bench.Rows;

/// <summary>Full turns a second (an inspector's text → finding → card in the outbox) over accepted callbacks ÷ the rate at which these were accepted.</summary>
internal static class TurnRow
{
    /// <summary>Texts of one inspector in a sample, strictly one after the other.</summary>
    private const int Texts = 5;

    private const string CountFindings = "select count(*) from finding";

    private const string CountCards =
        """
        select count(distinct c.entity)
        from outbox as o
        inner join card as c on c.task_id = o.context
        where o.kind = 'card'
        """;

    private const string CountTurns = "select count(*) from inbox where state = 'done' and kind <> 'job'";

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context)
    {
        var inspectors = context.Size(600, 20);
        var (rounds, round) = (context.Options.Repeats + 1, 0);
        await using var site = await Site.StartAsync(context, new SiteNeeds
        {
            Still = [typeof(InboxWorker), typeof(OutboxWorker), typeof(MessageRetention)],
            Seed = store => Cast.SeedAsync(store, inspectors * rounds, TimeProvider.System.GetUtcNow()),
        });
        var (callbacks, book) = (context.Callbacks(), new InboxBook());
        var samples = await context.RepeatAsync(async () =>
        {
            // New inspectors each time: a draft that grows would make later samples dearer.
            var first = inspectors * round++;
            var sealedTexts = callbacks.Seal(inspectors * Texts, number => ServeSimulator.Member(first + (number % inspectors)), Cast.Words);
            var accepted = await AcceptRow.AcceptAsync(site, sealedTexts, book);
            var seconds = double.Parse(await site.Bot.AskAsync(ServeBot.DrainInbox), CultureInfo.InvariantCulture);
            var turns = sealedTexts.Length / seconds;
            return (turns / accepted.Rate, [new Term("turns/s", turns), new Term("accept/s", accepted.Rate)]);
        });
        var wanted = inspectors * Texts * rounds;
        var losses = new List<string>(await book.CheckAsync(site.File));
        foreach (var (what, sql) in new[] { ("turns", CountTurns), ("findings", CountFindings), ("cards", CountCards) })
        {
            var there = await Ledger.CountAsync(site.File, sql);
            losses.AddRange(there == wanted ? [] : [$"{wanted} texts were acknowledged, {there} {what} came of them."]);
        }

        return [new Figure("turn", samples) { Goal = new Goal(0.5, 0.8), Losses = losses }];
    }
}
