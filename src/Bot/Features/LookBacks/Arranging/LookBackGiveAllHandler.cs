using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Responsibility;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>整人改派: all that one person has not filed goes to another, by card or as 回头看安排 张伟 王强. What a rule refuses stays and is named.</summary>
internal sealed class LookBackGiveAllHandler(LeadersLookBacks own, Rearranging rearranging, LookBackToday today, DirectoryStore directory, WorkCalendar calendar) : IConversationHandler
{
    private static readonly char[] Blanks = [' ', '　', '\n', '\t', '，', ','];

    /// <summary>Of one turn; what is more is counted and given by the next one.</summary>
    private const int MostVisits = 200;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } leader || Scope.ArrangedCountiesOf(leader) is null)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.NotALeader);
        }

        var open = await own.OpenAsync(turn, leader);
        if (open.Count == 0)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.Nothing);
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: LookBackArrangeCards.WhoseVerb } => await AskAsync(turn, open),
            CardInput card => await ChosenAsync(turn, leader, card, open),
            TextInput text => await NamedAsync(turn, leader, text.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[1..], open),
            _ => Reply.Text(turn.UserId, LookBackArrangeTexts.Usage),
        };
    }

    /// <summary>One county at a time: where most waits. Others by their names.</summary>
    private async Task<Reply> AskAsync(Turn turn, IReadOnlyList<OpenVisit> open, string? again = null, int page = 0)
    {
        var county = again is not null && open.Any(visit => visit.County == again) ? again : open.CountBy(visit => visit.County).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).First().Key;
        var whose = new List<(Person Person, int Enterprises)>();
        foreach (var (userId, visits) in open.Where(visit => visit.County == county).SelectMany(Pair).CountBy(userId => userId).OrderByDescending(one => one.Value))
        {
            whose.Add((await directory.FindAsync(turn.Work, userId) ?? new Person { UserId = userId, Name = userId, Roles = [] }, visits));
        }

        var colleagues = await own.ColleaguesAsync(turn, county, whose[0].Person.UserId);
        return colleagues.Count == 0 ? Reply.Text(turn.UserId, LookBackArrangeTexts.NobodyToTake(county)) : new Reply([LookBackArrangeCards.All(turn.UserId, county, whose, colleagues, page)]);
    }

    private async Task<Reply> ChosenAsync(Turn turn, Person leader, CardInput card, IReadOnlyList<OpenVisit> open) =>
        ColleaguePages.Asked(card.Choice(LookBackArrangeCards.WhomQuestion)) is { } page ? await AskAsync(turn, open, card.Action.Entity, page)
        : card.Choice(LookBackArrangeCards.WhoseQuestion) is { } from && card.Choice(LookBackArrangeCards.WhomQuestion) is { } whom and not LookBackArrangeCards.Keep && await directory.FindAsync(turn.Work, whom) is { } to
            ? await GiveAsync(turn, leader, from, to, [.. open.Where(visit => visit.County == card.Action.Entity)])
            : Reply.Text(turn.UserId, LookBackArrangeTexts.ChooseWhom);

    private async Task<Reply> NamedAsync(Turn turn, Person leader, string[] names, IReadOnlyList<OpenVisit> open)
    {
        if (names.Length != 2)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.Usage);
        }

        var holders = new List<string>();
        foreach (var userId in open.SelectMany(Pair).Distinct(StringComparer.Ordinal))
        {
            if (await own.NameAsync(turn, userId) == names[0])
            {
                holders.Add(userId);
            }
        }

        if (holders.Count != 1)
        {
            return Reply.Text(turn.UserId, holders.Count == 0 ? LookBackArrangeTexts.Unknown(names[0]) : LookBackArrangeTexts.Namesakes(names[0]));
        }

        List<OpenVisit> his = [.. open.Where(visit => Pair(visit).Contains(holders[0]))];
        var counties = his.Select(visit => visit.County).Distinct(StringComparer.Ordinal).ToList();
        var takers = new List<(Person Person, string County)>();
        foreach (var county in counties)
        {
            takers.AddRange((await own.ColleaguesAsync(turn, county, holders[0])).Where(person => person.Name == names[1]).Select(person => (person, county)));
        }

        var people = takers.DistinctBy(taker => taker.Person.UserId, StringComparer.Ordinal).ToList();
        return people.Count == 1
            ? await GiveAsync(turn, leader, holders[0], people[0].Person, [.. his.Where(visit => takers.Any(taker => taker.County == visit.County))])
            : Reply.Text(turn.UserId, people.Count == 0 ? LookBackArrangeTexts.NoTaker(names[1], string.Join('、', counties)) : LookBackArrangeTexts.Namesakes(names[1]));
    }

    private async Task<Reply> GiveAsync(Turn turn, Person leader, string fromId, Person to, IReadOnlyList<OpenVisit> open)
    {
        var (given, left) = (new List<OpenVisit>(), new List<string>());
        var all = open.Where(visit => Pair(visit).Contains(fromId)).ToList();
        foreach (var visit in all.Take(MostVisits))
        {
            var leads = visit.Lead == fromId;
            var now = turn.Now.LocalDate();
            var day = visit.Day >= now ? visit.Day : calendar.WorkingDayFrom(now);
            switch (await rearranging.SaveAsync(turn, leader, visit, leads ? to : null, leads ? null : to, day))
            {
                case Outcome<OpenVisit>.Accepted(var arranged):
                    given.Add(arranged);
                    break;
                case Outcome<OpenVisit>.Refused(var refusal):
                    left.Add(LookBackArrangeTexts.Why((await own.NamedAsync(turn, [visit]))[0].Name, RefusalTexts.Of(refusal)));
                    break;
                default:
                    throw new InvalidOperationException("Arranging gave neither a visit nor a refusal.");
            }
        }

        var from = await own.NameAsync(turn, fromId);
        var effects = new List<Effect> { new Say(turn.UserId, LookBackArrangeTexts.GivenAll(from, to.Name, given.Count, left, Math.Max(all.Count - MostVisits, 0))) };
        if (given.Count > 0)
        {
            effects.AddRange(await ToldAsync(turn, leader, (fromId, from), to, await own.NamedAsync(turn, given)));
        }

        return new Reply(effects);
    }

    private async Task<IReadOnlyList<Effect>> ToldAsync(Turn turn, Person leader, (string UserId, string Name) from, Person to, IReadOnlyList<NamedVisit> given)
    {
        var colleagues = given.SelectMany(one => Pair(one.Visit).Where(userId => userId != to.UserId).Select(userId => (UserId: userId, Visit: one))).GroupBy(one => one.UserId, one => one.Visit, StringComparer.Ordinal);
        return
        [
            new Say(to.UserId, LookBackArrangeTexts.AllForYou(leader.Name, from.Name, given)),
            .. given.Any(one => one.Visit.Day <= turn.Now.LocalDate()) ? await today.ListAsync(turn, to.UserId) : [],
            new Say(from.UserId, LookBackArrangeTexts.AllTakenFromYou(to.Name, given.Count)),
            .. colleagues.Select(colleague => new Say(colleague.Key, LookBackArrangeTexts.ColleagueChanged(from.Name, to.Name, [.. colleague]))),
        ];
    }

    private static IEnumerable<string> Pair(OpenVisit visit) => visit.Partner is { } partner ? [visit.Lead, partner] : [visit.Lead];
}
