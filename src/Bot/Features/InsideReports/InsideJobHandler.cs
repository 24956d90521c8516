using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.InsideReports;

/// <summary>
/// A few times a day the office gets what came in and the reporters what was answered. Not at once: a message at the very moment of a report, or of an
/// answer, would tell whoever reads the times of the queues who it was (decision 16).
/// </summary>
internal sealed class InsideJobHandler(InsideReportStore reports, InsideDrafts drafts, InsideOffice office) : IConversationHandler
{
    public const string Job = "insidereport";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        await reports.ForgetDraftsAsync(turn.Work, turn.Now.LocalDate().AddDays(-1));
        return new Reply([.. await OfficeAsync(turn), .. await ReportersAsync(turn), .. await WritersAsync(turn)]);
    }

    /// <summary>Whoever left his report unfinished yesterday hears it once, before it is forgotten.</summary>
    private async Task<IReadOnlyList<Effect>> WritersAsync(Turn turn)
    {
        var effects = new List<Effect>();
        foreach (var draft in await reports.DraftsAsync(turn.Work, turn.Now.LocalDate()))
        {
            if (drafts.Open(draft.Sealed) is { Warned: false } words)
            {
                await drafts.WarnedAsync(turn.Work, draft, words);
                effects.Add(new Whisper(words.UserId, InsideTexts.Unfinished));
            }
        }

        return effects;
    }

    private async Task<IReadOnlyList<Effect>> OfficeAsync(Turn turn)
    {
        var people = await office.PeopleAsync(turn);
        var effects = new List<Effect>();
        foreach (var report in people.Count == 0 ? [] : await reports.NewAsync(turn.Work))
        {
            foreach (var person in people)
            {
                effects.AddRange(await office.ShowAsync(turn, person.UserId, report));
            }

            await reports.SeenAsync(turn.Work, report.Id);
        }

        return effects;
    }

    private async Task<IReadOnlyList<Effect>> ReportersAsync(Turn turn)
    {
        var effects = new List<Effect>();
        foreach (var report in await reports.NewsAsync(turn.Work))
        {
            // What cannot be opened waits for its key.
            if (drafts.Open(await reports.SealedAsync(turn.Work, report.Id)) is { } words)
            {
                await reports.ToldAsync(turn.Work, report.Id);
                effects.Add(new Whisper(words.UserId, InsideTexts.News(report, words.Reply)));
            }
        }

        return effects;
    }
}
