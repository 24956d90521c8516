using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>确认不能去 and 转给他, on the small cards: the leader or the colleague is told in the same commit.</summary>
internal sealed class VisitChangeHandler(VisitDays days, DirectoryStore directory, Arrangement arrangement) : IConversationHandler
{
    /// <summary>UTF-16 units: a leader reads it on a card.</summary>
    private const int LongestReason = 100;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is { Person: { } typist, Input: TextInput text, Session.Asked: { Kind: VisitCards.WhyQuestion } asked })
        {
            return await TypedAsync(turn, typist, text.Text, asked);
        }

        if (turn is not { Person: { } person, Input: CardInput card } || await days.FindAsync(turn.Work, card.Action.Entity) is not { } one)
        {
            return Reply.Text(turn.UserId, VisitTexts.NotFound);
        }

        return card.Action.Verb == VisitCards.DeclineVerb ? await DeclineAsync(turn, person, card, one) : await HandAsync(turn, person, card, one);
    }

    private async Task<Reply> DeclineAsync(Turn turn, Person person, CardInput card, DayVisit one)
    {
        var reason = VisitCards.Reason(card) ?? "";
        if (Visits.Decline(one.Visit, person, reason, card.Action.Version) is not Outcome<PlannedVisit>.Accepted(var declined))
        {
            return await StaleAsync(turn, one);
        }

        return reason == VisitTexts.OtherReason
            ? new Reply([new Say(turn.UserId, VisitTexts.AskReason)], turn.Session with { Asked = new Question(VisitCards.WhyQuestion, one.Visit.Id, card.Action.Version.ToString(CultureInfo.InvariantCulture)) })
            : await DeclinedAsync(turn, person, one, declined);
    }

    /// <summary>The reason in his own words, after 其他.</summary>
    private async Task<Reply> TypedAsync(Turn turn, Person person, string reason, Question asked)
    {
        var over = turn.Session with { Asked = null };
        if (reason == VisitTexts.Cancel)
        {
            return new Reply([new Say(turn.UserId, VisitTexts.ReasonCancelled)], over);
        }

        if (!Words.SaySomething(reason) || reason.Length > LongestReason)
        {
            return Reply.Text(turn.UserId, VisitTexts.BadReason);
        }

        if (await days.FindAsync(turn.Work, asked.Entity) is not { } one)
        {
            return new Reply([new Say(turn.UserId, VisitTexts.NotFound)], over);
        }

        var version = int.Parse(asked.Part ?? "0", CultureInfo.InvariantCulture);
        return (Visits.Decline(one.Visit, person, reason, version) is Outcome<PlannedVisit>.Accepted(var declined)
            ? await DeclinedAsync(turn, person, one, declined)
            : await StaleAsync(turn, one)) with
        { Session = over };
    }

    private async Task<Reply> DeclinedAsync(Turn turn, Person person, DayVisit one, PlannedVisit declined)
    {
        await days.SaveAsync(turn, declined, one.Visit.Version);
        var leader = await days.LeaderAsync(turn.Work, person, one.Visit.County);
        return new Reply(
        [
            new RefreshCard(turn.UserId, VisitCards.Decline(one, VisitTexts.LeaderTold), VisitCards.DeclineSubject(one)),
            await DayAsync(turn, CardDay(turn, one)),
            new Say(turn.UserId, VisitTexts.DeclinedBySelf(one, leader?.Name)),
            .. leader is not null ? [new Say(leader.UserId, VisitTexts.Declined(person.Name, one, declined.Note ?? "")), await arrangement.CardAsync(turn, leader.UserId, one with { Visit = declined })] : Array.Empty<Effect>(),
        ]);
    }

    private async Task<Reply> HandAsync(Turn turn, Person person, CardInput card, DayVisit one)
    {
        if (card.Choice(VisitCards.WhomQuestion) is not { } whom)
        {
            return Reply.Text(turn.UserId, VisitTexts.ChooseWhom);
        }

        if (ColleaguePages.Asked(whom) is { } page)
        {
            var colleagues = await days.ColleaguesAsync(turn.Work, person, one.Visit.County, turn.Now.LocalDate());
            return colleagues.Count == 0
                ? Reply.Text(turn.UserId, VisitTexts.NobodyElse)
                : new Reply([new ShowCard(turn.UserId, VisitCards.Hand(one, colleagues, page: page), VisitCards.HandSubject(one))]);
        }

        if (await directory.FindAsync(turn.Work, whom) is not { } to)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.UnknownPerson, "", whom)));
        }

        switch (Visits.HandOver(one.Visit, person, to, await days.HasSignedAsync(turn.Work, to, turn.Now.LocalDate()), turn.Now.LocalDate(), card.Action.Version))
        {
            case Outcome<PlannedVisit>.Accepted(var handed):
                await days.SaveAsync(turn, handed, one.Visit.Version);
                return await HandedAsync(turn, person, to, one, handed);
            case Outcome<PlannedVisit>.Refused({ Rule: RuleCode.CommitmentFirst or RuleCode.TwoInspectors or RuleCode.AlreadyTakesPart or RuleCode.OnLeave } reason):
                return Reply.Text(turn.UserId, RefusalTexts.Of(reason));
            default:
                return await StaleAsync(turn, one);
        }
    }

    private async Task<Reply> HandedAsync(Turn turn, Person person, Person to, DayVisit before, PlannedVisit handed)
    {
        var theirs = await days.LedAsync(turn.Work, to.UserId, handed.Day);
        var now = (await days.WithNamesAsync(turn.Work, [handed]))[0];
        return new Reply(
        [
            new RefreshCard(turn.UserId, VisitCards.Hand(before, [to], to), VisitCards.HandSubject(before), OrSend: true),
            await DayAsync(turn, CardDay(turn, before)),
            new Say(to.UserId, VisitTexts.Handed(person.Name, now)),
            new ShowCard(to.UserId, VisitCards.Day(handed.Day, theirs), VisitCards.DaySubject(handed.Day, theirs)),
            new Say(handed.Partner, VisitTexts.PartnerTold(now)),
        ]);
    }

    /// <summary>What was left undone stands on today's card.</summary>
    private static DateOnly CardDay(Turn turn, DayVisit one) => one.Visit.IsLeftUndone(turn.Now.LocalDate()) ? turn.Now.LocalDate() : one.Visit.Day;

    /// <summary>The card of the person's day as it is after the change.</summary>
    private async Task<Effect> DayAsync(Turn turn, DateOnly day)
    {
        var led = await days.LedAsync(turn.Work, turn.UserId, day);
        return new RefreshCard(turn.UserId, led.Count > 0 ? VisitCards.Day(day, led) : VisitCards.Over(day), VisitCards.DaySubject(day, led));
    }

    private async Task<Reply> StaleAsync(Turn turn, DayVisit one)
    {
        var day = CardDay(turn, one);
        var led = await days.LedAsync(turn.Work, turn.UserId, day);
        return led.Count == 0
            ? Reply.Text(turn.UserId, VisitTexts.NothingLeft)
            : new Reply([new Say(turn.UserId, VisitTexts.Stale), new ShowCard(turn.UserId, VisitCards.Day(day, led), VisitCards.DaySubject(day, led))]);
    }
}
