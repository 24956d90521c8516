using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Reports;

/// <summary>发布 / 补充意见 / 退回重做. What is released are the bytes that were checked: every change is a new version with a card of its own.</summary>
internal sealed class ReportCardHandler(ReportDesk desk, ReportStore reports) : IConversationHandler
{
    /// <summary>Kind of the session's question for the remark; entity: the version it goes to.</summary>
    public const string Question = "report-remark";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => TappedAsync(turn, card.Action),
        TextInput text when turn.Session.Asked is { Kind: Question } asked => RemarkAsync(turn, asked.Entity, text.Text),
        _ => Task.FromResult(Reply.Text(turn.UserId, ReportTexts.NotFound)),
    };

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action)
    {
        if (turn.Person is not { } person || await reports.FindAsync(turn.Work, action.Entity) is not { } row)
        {
            return await desk.RefuseAsync(turn, null, ReportTexts.NotFound);
        }

        if (!await MayReleaseAsync(turn, person, row))
        {
            return await desk.RefuseAsync(turn, row.County, ReportTexts.NotYours);
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
        if (await desk.CountedLaterAsync(turn.Work, row) is { } later)
        {
            return Reply.Text(turn.UserId, ReportTexts.NoRelease(row, later));
        }

        if (!await desk.ReleaseAsync(turn, row))
        {
            return Reply.Text(turn.UserId, ReportTexts.Stale(row));
        }

        var released = row with { Status = ReportStatus.Released };
        var effects = new List<Effect> { new RefreshCard(turn.UserId, ReportCards.Of(released, ReportCardTexts.Released), ReportCards.Subject(released)) };
        var readers = (await desk.ReadersAsync(turn.Work, row.County)).Select(person => person.UserId).Append(turn.UserId).Distinct(StringComparer.Ordinal).ToList();
        foreach (var reader in readers)
        {
            effects.Add(new Say(reader, ReportTexts.Released(released, name)));
            effects.AddRange(ReportDesk.Files(reader, released));
        }

        // Of the other keepers the card is only a view.
        var (keepers, _) = await desk.KeepersAsync(turn.Work, row.County);
        effects.AddRange(keepers.Where(one => one.UserId != turn.UserId).Select(one => new RefreshCard(one.UserId, ReportCards.Of(released, ReportCardTexts.Released), ReportCards.Subject(released))));
        if (!row.IsCity)
        {
            effects.AddRange(await ToOfficeAsync(turn, released, name, readers));
        }

        return new Reply(effects);
    }

    /// <summary>One line for each county: on one day all of them release. Of a day that is over the files come with it, since 上报 shows the day in work.</summary>
    private async Task<IReadOnlyList<Effect>> ToOfficeAsync(Turn turn, ReportRow released, string name, List<string> served)
    {
        var (isOver, afterCity) = ((await reports.AfterAsync(turn.Work, released)).Count > 0, (await reports.OfDayAsync(turn.Work, released.CampaignId, released.Due)).Any(one => one.IsCity));
        var effects = new List<Effect>();
        foreach (var userId in (await desk.KeepersAsync(turn.Work, "")).People.Select(person => person.UserId).Where(userId => !served.Contains(userId, StringComparer.Ordinal)))
        {
            effects.Add(new Say(userId, ReportTexts.ToOffice(released, name, withFiles: isOver, afterCity)));
            effects.AddRange(isOver ? ReportDesk.Files(userId, released) : []);
        }

        // Who released it for the county has its files already.
        if (afterCity && served.Contains(turn.UserId, StringComparer.Ordinal) && (await desk.OwnAsync(turn.Work, turn.Person!)).Contains("", StringComparer.Ordinal))
        {
            effects.Add(new Say(turn.UserId, ReportTexts.AfterCity(released)));
        }

        return effects;
    }

    private async Task<Reply> RemakeAsync(Turn turn, ReportRow row)
    {
        if (await desk.LaterDueAsync(turn.Work, row, turn.Now.LocalDate()) is { } later)
        {
            return Reply.Text(turn.UserId, ReportTexts.NoRemake(row, later));
        }

        var made = await desk.MakeAsync(turn, desk.CampaignOf(row), row.County, row.Due);
        return await desk.ToKeepersAsync(turn, [row], made);
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

        var row = await reports.FindAsync(turn.Work, id);
        if (row is null || turn.Person is not { } person || !await MayReleaseAsync(turn, person, row))
        {
            return await desk.RefuseAsync(turn, row?.County, ReportTexts.NotFound) with { Session = over };
        }

        if (row.Status != ReportStatus.Draft)
        {
            return new Reply([new Say(turn.UserId, ReportTexts.Stale(row))], over);
        }

        if (text == ReportTexts.Drop && row.Remark is null)
        {
            return new Reply([new Say(turn.UserId, ReportTexts.Cancelled)], over);
        }

        var made = await desk.RemarkAsync(turn, row, text == ReportTexts.Drop ? null : text);
        return await desk.ToKeepersAsync(turn, [row], made, over);
    }

    private async Task<bool> MayReleaseAsync(Turn turn, Person person, ReportRow row) => (await desk.OwnAsync(turn.Work, person)).Contains(row.County, StringComparer.Ordinal);
}
