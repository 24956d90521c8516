using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;

namespace Bot.Features.Reports;

/// <summary>发布 / 补充意见 / 退回重做. What is released are the bytes that were checked: every change is a new version with a card of its own.</summary>
internal sealed class ReportCardHandler(ReportDesk desk, ReportStore reports, WorkCalendar calendar) : IConversationHandler
{
    /// <summary>Kind of the session's question for the remark; entity: the version it goes to.</summary>
    public const string Question = "report-remark";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => TappedAsync(turn, card.Action),
        TextInput text when turn.Session.Asked is { Kind: Question } asked => RemarkAsync(turn, asked.Entity, text.Text),
        _ => Task.FromResult(Reply.Text(turn.UserId, ReportTexts.NotFound)),
    };

    /// <summary>The cards of drafts that a new version has taken the place of.</summary>
    public static IEnumerable<Effect> Frozen(string userId, IEnumerable<ReportRow> versions) =>
        versions.Where(row => row.Status == ReportStatus.Draft).Select(row => new RefreshCard(userId, ReportCards.Of(row, ReportCardTexts.Replaced), ReportCards.Subject(row)));

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action)
    {
        if (turn.Person is not { } person || await reports.FindAsync(turn.Work, action.Entity) is not { } row)
        {
            return Reply.Text(turn.UserId, ReportTexts.NotFound);
        }

        if (!ReportDesk.MayRelease(person, row.County))
        {
            return Reply.Text(turn.UserId, ReportTexts.NotYours);
        }

        return row.Status switch
        {
            ReportStatus.Released => Reply.Text(turn.UserId, ReportTexts.Already(row, await desk.NameAsync(turn.Work, row.DecidedBy!))),
            ReportStatus.Replaced => Reply.Text(turn.UserId, ReportTexts.Stale(row)),
            _ => action.Verb switch
            {
                ReportCards.ReleaseVerb => await ReleaseAsync(turn, row, person.Name),
                ReportCards.RemarkVerb => new Reply([new Say(turn.UserId, ReportTexts.AskRemark(row))], turn.Session with { Asked = new Question(Question, row.Id) }),
                _ => await RemakeAsync(turn, row),
            },
        };
    }

    private async Task<Reply> ReleaseAsync(Turn turn, ReportRow row, string name)
    {
        if (!await desk.ReleaseAsync(turn, row))
        {
            return Reply.Text(turn.UserId, ReportTexts.Stale(row));
        }

        var released = row with { Status = ReportStatus.Released };
        var effects = new List<Effect> { new RefreshCard(turn.UserId, ReportCards.Of(released, ReportCardTexts.Released), ReportCards.Subject(released)) };
        var readers = (await desk.ReadersAsync(turn.Work, row.County)).Select(person => person.UserId).Append(turn.UserId).Distinct(StringComparer.Ordinal);
        foreach (var reader in readers)
        {
            effects.Add(new Say(reader, ReportTexts.Released(released, name)));
            effects.AddRange(ReportDesk.Files(reader, released));
        }

        // Of the other keepers the card is only a view.
        var (keepers, _) = await desk.KeepersAsync(turn.Work, row.County);
        effects.AddRange(keepers.Where(one => one.UserId != turn.UserId).Select(one => new RefreshCard(one.UserId, ReportCards.Of(released, ReportCardTexts.Released), ReportCards.Subject(released))));
        if (!row.IsCity && (await reports.OfDayAsync(turn.Work, row.CampaignId, row.Due)).Any(one => one.IsCity))
        {
            var (office, _) = await desk.KeepersAsync(turn.Work, "");
            effects.AddRange(office.Select(person => new Say(person.UserId, ReportTexts.AfterCity(row))));
        }

        return new Reply(effects);
    }

    private async Task<Reply> RemakeAsync(Turn turn, ReportRow row)
    {
        var made = await desk.MakeAsync(turn, desk.CampaignOf(row), row.County, row.Due);
        return new Reply([.. Frozen(turn.UserId, [row]), .. ReportHandler.Show(turn.UserId, made, ReportDays.WorkedOn(row.Due, calendar), nobodyThere: false)]);
    }

    private async Task<Reply> RemarkAsync(Turn turn, string id, string text)
    {
        var over = turn.Session with { Asked = null };
        if (text == ReportTexts.Cancel)
        {
            return new Reply([new Say(turn.UserId, ReportTexts.Cancelled)], over);
        }

        if (!Words.SaySomething(text))
        {
            return Reply.Text(turn.UserId, ReportTexts.NoWords);
        }

        if (text.Length > ReportTexts.MostCharacters)
        {
            return Reply.Text(turn.UserId, ReportTexts.TooLong);
        }

        if (await reports.FindAsync(turn.Work, id) is not { } row || turn.Person is not { } person || !ReportDesk.MayRelease(person, row.County))
        {
            return new Reply([new Say(turn.UserId, ReportTexts.NotFound)], over);
        }

        if (row.Status != ReportStatus.Draft)
        {
            return new Reply([new Say(turn.UserId, ReportTexts.Stale(row))], over);
        }

        var made = await desk.RemarkAsync(turn, row, text);
        return new Reply([.. Frozen(turn.UserId, [row]), .. ReportHandler.Show(turn.UserId, made, ReportDays.WorkedOn(row.Due, calendar), nobodyThere: false)], over);
    }
}
