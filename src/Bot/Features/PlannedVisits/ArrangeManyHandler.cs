using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>多家改派: a leader gives several visits to one colleague. Each is checked as if given alone; what a rule refuses stays and is named.</summary>
internal sealed class ArrangeManyHandler(VisitDays days, LeadersVisits own, DirectoryStore directory, WorkCalendar calendar) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } leader, Input: CardInput card } || !LeadersVisits.Leads(leader))
        {
            return Reply.Text(turn.UserId, VisitTexts.NotALeader);
        }

        var open = (await own.ListAsync(turn.Work, leader, turn.Now.LocalDate())).All;
        return open.Count == 0 ? Reply.Text(turn.UserId, VisitTexts.NothingToArrange)
            : card.Action.Verb switch
            {
                ArrangeManyCards.BeginVerb => await CountyAsync(turn, leader, open),
                ArrangeManyCards.CountyVerb => card.Choice(ArrangeManyCards.CountyQuestion) is { } county ? await WhomAsync(turn, leader, county, 0) : Reply.Text(turn.UserId, VisitTexts.ChooseCounty),
                ArrangeManyCards.WhomVerb when ColleaguePages.Asked(card.Choice(ArrangeManyCards.WhomQuestion)) is { } page => await WhomAsync(turn, leader, card.Action.Entity, page),
                ArrangeManyCards.WhomVerb => await VisitsAsync(turn, card, open),
                _ => await GiveAsync(turn, leader, card, open),
            };
    }

    /// <summary>One county at a time: colleagues are those of the county.</summary>
    private async Task<Reply> CountyAsync(Turn turn, Person leader, IReadOnlyList<PlannedVisit> open)
    {
        var counties = open.CountBy(visit => visit.County).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(ArrangeManyCards.MostCounties).ToList();
        return counties.Count == 1
            ? await WhomAsync(turn, leader, counties[0].Key, 0)
            : new Reply([ArrangeManyCards.Counties(turn.UserId, [.. counties.Select(one => (one.Key, one.Value))])]);
    }

    /// <summary>He himself is one of them where he inspects.</summary>
    private async Task<Reply> WhomAsync(Turn turn, Person leader, string county, int page)
    {
        var colleagues = await days.ColleaguesAsync(turn.Work, leader, county, turn.Now.LocalDate(), others: false);
        return colleagues.Count == 0 ? Reply.Text(turn.UserId, VisitTexts.NobodyToTakeMany(county)) : new Reply([ArrangeManyCards.Whom(turn.UserId, county, colleagues, page)]);
    }

    private async Task<Reply> VisitsAsync(Turn turn, CardInput card, IReadOnlyList<PlannedVisit> open)
    {
        if (card.Choice(ArrangeManyCards.WhomQuestion) is not { } chosen || await directory.FindAsync(turn.Work, chosen) is not { } to)
        {
            return Reply.Text(turn.UserId, VisitTexts.ChooseTaker);
        }

        var can = open.Where(visit => visit.County == card.Action.Entity && visit.Lead != to.UserId && visit.Partner != to.UserId).Take(ArrangeManyCards.MostVisits);
        var shown = await days.WithNamesAsync(turn.Work, can);
        return shown.Count == 0 ? Reply.Text(turn.UserId, VisitTexts.NothingForHim(to.Name)) : new Reply([ArrangeManyCards.Visits(turn.UserId, to, shown)]);
    }

    private async Task<Reply> GiveAsync(Turn turn, Person leader, CardInput card, IReadOnlyList<PlannedVisit> open)
    {
        var chosen = card.Choices(ArrangeManyCards.VisitsQuestion).Select(ArrangeManyCards.Read).OfType<(string Id, int Version)>().ToList();
        if (chosen.Count == 0 || await directory.FindAsync(turn.Work, card.Action.Entity) is not { } to)
        {
            return Reply.Text(turn.UserId, VisitTexts.ChooseVisits);
        }

        var taker = new Taker(to, await days.HasSignedAsync(turn.Work, to, turn.Now.LocalDate()));
        var (given, left) = (new List<(DayVisit Before, PlannedVisit Now)>(), new List<string>());
        foreach (var (id, version) in chosen)
        {
            if (await days.FindAsync(turn.Work, id) is not { } one)
            {
                left.Add(VisitTexts.NotOpen);
                continue;
            }

            // Only what is in the leader's own list; a squad leader's ends at his squad.
            var outcome = open.Any(visit => visit.Id == id) ? await ArrangeAsync(turn, leader, taker, one, version) : new Refusal(RuleCode.Stale, "", one.Visit.EnterpriseId);
            if (outcome is Outcome<PlannedVisit>.Accepted(var arranged))
            {
                await days.SaveAsync(turn, arranged, one.Visit.Version);
                given.Add((one, arranged));
            }
            else if (outcome is Outcome<PlannedVisit>.Refused(var refusal))
            {
                left.Add(refusal.Rule == RuleCode.Stale ? VisitTexts.ArrangedMeanwhile(one) : RefusalTexts.Of(refusal));
            }
        }

        return await GivenAsync(turn, leader, to, given, left);
    }

    private async Task<Outcome<PlannedVisit>> ArrangeAsync(Turn turn, Person leader, Taker to, DayVisit one, int version)
    {
        var today = turn.Now.LocalDate();
        var day = one.Visit.Day >= today ? one.Visit.Day : calendar.WorkingDayFrom(today);
        return await days.CheckAsync(turn.Work, one, day) is { } broken ? broken : Visits.Rearrange(one.Visit, leader, to, partner: null, day, today, version);
    }

    /// <summary>Everybody hears once, however many visits it is.</summary>
    private async Task<Reply> GivenAsync(Turn turn, Person leader, Person to, List<(DayVisit Before, PlannedVisit Now)> given, List<string> left)
    {
        var effects = new List<Effect>();
        if (given.Count > 0)
        {
            var now = await days.WithNamesAsync(turn.Work, given.Select(one => one.Now));
            effects.Add(ArrangeManyCards.Done(turn.UserId, to, now));
            var told = now.Where(one => !one.Visit.IsSecret).ToList();
            if (told.Count > 0 && to.UserId != turn.UserId)
            {
                effects.Add(new Say(to.UserId, VisitTexts.ManyForYou(leader.Name, told)));
            }

            foreach (var day in now.Where(one => one.Visit.Status == PlannedVisitStatus.Offered).Select(one => one.Visit.Day).Distinct())
            {
                var theirs = await days.LedAsync(turn.Work, to.UserId, day);
                effects.Add(new ShowCard(to.UserId, VisitCards.Day(day, theirs), VisitCards.DaySubject(day, theirs)));
            }

            effects.AddRange(given.Where(one => !one.Before.Visit.IsSecret).GroupBy(one => one.Before.Visit.Lead).Select(of => new Say(of.Key, VisitTexts.ManyTakenFromYou(to.Name, [.. of.Select(one => one.Before)]))));
            effects.AddRange(told.GroupBy(one => one.Visit.Partner).Select(of => new Say(of.Key, VisitTexts.ManyWithYou([.. of]))));
        }

        return new Reply([new Say(turn.UserId, VisitTexts.ManyGiven(to.Name, given.Count, left)), .. effects]);
    }
}
