using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Responsibility;

namespace Bot.Features.InsideReports;

/// <summary>The DisciplineOffice reads a report, learns who made it (on record), and answers: 受理, 转办, 办结, each with words.</summary>
internal sealed class InsideAnswerHandler(InsideReportStore reports, InsideDrafts drafts, InsideOffice office, DirectoryStore directory, ContentFiles content, AuditLog audit) : IConversationHandler
{
    /// <summary>Kind of the session's question for the words; entity: the report; part: status, version and county.</summary>
    public const string Question = "inside-answer";

    public const string ReporterRead = "inside-reporter-read";

    private const char Between = '|';
    private const int MostText = 1000;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var over = turn.Session.Asked is { Kind: Question } ? turn.Session with { Asked = null } : null;
        return !InsideOffice.Is(turn.Person) ? new Reply([new Say(turn.UserId, InsideTexts.NotYours)], over) : turn.Input switch
        {
            CardInput card when await reports.FindAsync(turn.Work, card.Action.Entity) is { } report => await TappedAsync(turn, card, report),
            TextInput text when turn.Session.Asked is { Kind: Question } asked => await WordsAsync(turn, asked, text.Text) with { Forget = true },
            _ => Reply.Text(turn.UserId, InsideTexts.NotFound),
        };
    }

    private async Task<Reply> TappedAsync(Turn turn, CardInput card, InsideReport report)
    {
        switch (card.Action.Verb)
        {
            case InsideCards.ReadVerb:
                return new Reply(await office.ContentAsync(turn, turn.UserId, report));
            case InsideCards.WhoVerb:
                return await WhoAsync(turn, report);
        }

        var next = InsideCards.StatusOf(card.Action.Verb);
        if (report.Answer(next, card.Action.Version) is Outcome<InsideReport>.Refused(var refusal))
        {
            return new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal)), InsideCards.Refresh(turn.UserId, report, orSend: false)]);
        }

        if (!await office.OpensAsync(turn, report))
        {
            return next == InsideReportStatus.Closed
                ? new Reply([new Say(turn.UserId, InsideTexts.AskCloseUnread(report.Number))], Asking(turn, report, next, ""))
                : Reply.Text(turn.UserId, InsideTexts.Unreadable);
        }

        string[] counties = [.. content.Counties.Counties];
        if (card.Action.Verb == InsideCards.TransferVerb)
        {
            return new Reply([InsideCards.Counties(turn.UserId, report, counties)]);
        }

        var county = "";
        if (card.Action.Verb == InsideCards.CountyVerb)
        {
            if (!int.TryParse(card.Choice(InsideCards.CountyQuestion), out var index) || index < 0 || index >= counties.Length)
            {
                return Reply.Text(turn.UserId, InsideTexts.ChooseCounty);
            }

            county = counties[index];
            if (await office.LeaderAsync(turn, county) is null)
            {
                return Reply.Text(turn.UserId, InsideTexts.NoLeader(county));
            }
        }

        return new Reply([new Say(turn.UserId, InsideTexts.AskReply(next, report.Number))], Asking(turn, report, next, county));
    }

    private static Session Asking(Turn turn, InsideReport report, InsideReportStatus next, string county) =>
        turn.Session with { Asked = new Question(Question, report.Id, string.Join(Between, next, InsideTexts.Number(report.Version), county)) };

    private async Task<Reply> WhoAsync(Turn turn, InsideReport report)
    {
        if (drafts.Open(await reports.SealedAsync(turn.Work, report.Id)) is not { } words)
        {
            return Reply.Text(turn.UserId, InsideTexts.Unreadable);
        }

        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, ReporterRead, InsideTexts.Number(report.Number), "{}");
        var name = (await directory.FindAsync(turn.Work, words.UserId))?.Name ?? "不在人员名单里的成员";
        return new Reply([new Whisper(turn.UserId, InsideTexts.Reporter(report.Number, name, words.UserId))]);
    }

    private async Task<Reply> WordsAsync(Turn turn, Question asked, string text)
    {
        var over = turn.Session with { Asked = null };
        if (SmallTalk.IsCancel(text))
        {
            return new Reply([new Say(turn.UserId, InsideTexts.NoChange)], over);
        }

        if (await reports.FindAsync(turn.Work, asked.Entity) is not { } report
            || asked.Part?.Split(Between) is not [var status, var version, var county]
            || !Enum.TryParse<InsideReportStatus>(status, out var next))
        {
            return new Reply([new Say(turn.UserId, InsideTexts.NotFound)], over);
        }

        if (!Words.SaySomething(text) || text.Length > MostText || (next == InsideReportStatus.Transferred && SmallTalk.IsNoFact(text)))
        {
            return Reply.Text(turn.UserId, text.Length > MostText ? RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Length, MostText)) : InsideTexts.AskReply(next, report.Number));
        }

        return report.Answer(next, InspectionWords.Number(version)) switch
        {
            Outcome<InsideReport>.Accepted(var answered) => Ended(await AnswerAsync(turn, report, answered, text, county), over),
            Outcome<InsideReport>.Refused(var refusal) => new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], over),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Reply Ended(Reply reply, Session over) => reply with { Session = reply.Session ?? over };

    private async Task<Reply> AnswerAsync(Turn turn, InsideReport before, InsideReport answered, string text, string county)
    {
        if (drafts.Open(await reports.SealedAsync(turn.Work, before.Id)) is not { } words)
        {
            return answered.IsOpen ? Reply.Text(turn.UserId, InsideTexts.Unreadable) : await CloseUnreadAsync(turn, before, answered, text);
        }

        var leader = county.Length > 0 ? await office.LeaderAsync(turn, county) : null;
        if (county.Length > 0 && leader is null)
        {
            return Reply.Text(turn.UserId, InsideTexts.NoLeader(county));
        }

        // What the county is to do is no word to the reporter.
        var reply = leader is not null || SmallTalk.IsNoFact(text) ? "" : text;
        if (!await reports.AnswerAsync(turn.Work, answered, drafts.Close(words with { Reply = reply }), before.Version))
        {
            throw new InvalidOperationException($"Inside report {before.Number} is no longer at version {before.Version}.");
        }

        return new Reply(
        [
            new Say(turn.UserId, InsideTexts.Answered(answered, leader)),
            .. leader is null ? Array.Empty<Effect>() : [new Whisper(leader.UserId, InsideTexts.Transferred(await office.NamedAsync(turn, words), text))],
            .. await RefreshedAsync(turn, answered),
        ]);
    }

    /// <summary>A lost key does not keep a report open for ever; it takes the word for it, typed.</summary>
    private async Task<Reply> CloseUnreadAsync(Turn turn, InsideReport before, InsideReport answered, string text)
    {
        if (SmallTalk.Plain(text) != InsideTexts.CloseWord)
        {
            return new Reply([new Say(turn.UserId, InsideTexts.AskCloseUnread(before.Number))], turn.Session);
        }

        return await reports.CloseUnreadAsync(turn.Work, answered, before.Version)
            ? new Reply([new Say(turn.UserId, InsideTexts.ClosedUnread(before.Number)), .. await RefreshedAsync(turn, answered)])
            : throw new InvalidOperationException($"Inside report {before.Number} is no longer at version {before.Version}.");
    }

    private async Task<IEnumerable<RefreshCard>> RefreshedAsync(Turn turn, InsideReport answered) =>
        (await office.PeopleAsync(turn)).Select(person => InsideCards.Refresh(person.UserId, answered, orSend: person.UserId == turn.UserId && answered.IsOpen));
}
