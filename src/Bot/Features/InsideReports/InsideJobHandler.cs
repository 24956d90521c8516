using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.InsideReports;

/// <summary>
/// A few times a day the office gets what came in and the reporters what was answered. Not at once: a message at the very moment of a report, or of an
/// answer, would tell whoever reads the times of the queues who it was (decision 16).
/// </summary>
internal sealed class InsideJobHandler(InsideReportStore reports, InsideDrafts drafts, InsideOffice office, SessionStore sessions) : IConversationHandler
{
    public const string Job = "insidereport";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        JobDue { Part: null } due => new Reply([.. await ForgottenAsync(turn), .. await UnreadableAsync(turn), .. await OfficeAsync(turn, due), .. await ReportersAsync(turn), .. await WritersAsync(turn)]),
        JobDue more => new Reply(await OfficeAsync(turn, more)),
        _ => Reply.Nothing,
    };

    /// <summary>What nobody wrote on goes, and with it the session's question: what its writer says from then on would be taken for an answer.</summary>
    private async Task<IReadOnlyList<Effect>> ForgottenAsync(Turn turn)
    {
        var (before, effects) = (turn.Now.LocalDate().AddDays(-1), new List<Effect>());
        foreach (var draft in await reports.DraftsAsync(turn.Work, before))
        {
            if (drafts.Open(draft.Sealed) is { } words && await sessions.StopAskingAsync(turn.Work, words.UserId, InsideDrafts.Question, draft.Id))
            {
                effects.Add(new Whisper(words.UserId, InsideTexts.Forgotten));
            }
        }

        await reports.ForgetDraftsAsync(turn.Work, before);
        return effects;
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
                var asked = await sessions.AsksAsync(turn.Work, words.UserId, InsideDrafts.Question, draft.Id);
                effects.Add(new Whisper(words.UserId, asked ? InsideTexts.Unfinished : InsideTexts.UnfinishedElsewhere));
            }
        }

        return effects;
    }

    /// <summary>New ones that wait for their key stay new.</summary>
    private async Task<IReadOnlyList<Effect>> UnreadableAsync(Turn turn)
    {
        var unreadable = 0;
        foreach (var report in await reports.NewAsync(turn.Work))
        {
            unreadable += await office.OpensAsync(turn, report) ? 0 : 1;
        }

        return unreadable == 0 ? [] : [.. (await office.PeopleAsync(turn)).Select(person => new Whisper(person.UserId, InsideTexts.UnreadableNew(unreadable)))];
    }

    /// <summary>A few, and the others as a turn of their own: each is up to eleven messages to each of the office.</summary>
    private async Task<IReadOnlyList<Effect>> OfficeAsync(Turn turn, JobDue due)
    {
        var people = await office.PeopleAsync(turn);
        var (effects, shown) = (new List<Effect>(), 0);
        foreach (var report in people.Count == 0 ? [] : await reports.NewAsync(turn.Work))
        {
            if (!await office.OpensAsync(turn, report))
            {
                continue;
            }

            if (shown++ == WaitingCards.Most)
            {
                effects.Add(new Enter(turn.UserId, due with { Part = InsideTexts.Number(report.Number) }));
                break;
            }

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
