using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>回头看安排: a leader sees what his people have not filed, of every day, and gives one enterprise to others or to another day.</summary>
internal sealed class LookBackArrangeHandler(LeadersLookBacks own, Rearranging rearranging, DirectoryStore directory, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
{
    /// <summary>Days to choose from: a week of work and the present one.</summary>
    private const int MostDays = 6;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } leader || Scope.ArrangedCountiesOf(leader) is null)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.NotALeader);
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: LookBackArrangeCards.PickVerb } card => await PickAsync(turn, leader, card.Choice(LookBackArrangeCards.EnterpriseQuestion)),
            CardInput { Action.Verb: LookBackArrangeCards.ArrangeVerb } card => await ArrangeAsync(turn, leader, card),
            CardInput card => await ListAsync(turn, leader, LookBackArrangeCards.PageOf(card)),
            _ => await ListAsync(turn, leader, page: 0),
        };
    }

    private async Task<Reply> ListAsync(Turn turn, Person leader, int page)
    {
        var open = await own.OpenAsync(turn, leader);
        if (open.Count == 0)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.Nothing);
        }

        // A page that became empty since: the first one.
        var first = page * LookBackArrangeCards.Most < open.Count ? page : 0;
        var shown = await own.NamedAsync(turn, open.Skip(first * LookBackArrangeCards.Most).Take(LookBackArrangeCards.Most));
        return new Reply(
        [
            new Say(turn.UserId, LookBackArrangeTexts.List(shown, open, (first * LookBackArrangeCards.Most) + 1, turn.Now.LocalDate())),
            LookBackArrangeCards.List(turn.UserId, shown, first, (open.Count + LookBackArrangeCards.Most - 1) / LookBackArrangeCards.Most),
        ]);
    }

    private async Task<Reply> PickAsync(Turn turn, Person leader, string? visitId, (int Lead, int Partner) pages = default)
    {
        if (visitId is null || await own.FindAsync(turn, leader, visitId) is not { } visit)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.NotOpen);
        }

        var named = (await own.NamedAsync(turn, [visit]))[0];
        var colleagues = await own.ColleaguesAsync(turn, visit.County, visit.Lead, visit.Partner);
        return new Reply([LookBackArrangeCards.Visit(turn.UserId, named, colleagues, Days(visit, turn.Now.LocalDate()), pages)]);
    }

    private async Task<Reply> ArrangeAsync(Turn turn, Person leader, CardInput card)
    {
        if (await own.FindAsync(turn, leader, card.Action.Entity) is not { } visit)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.NotOpen);
        }

        if (visit.Version != card.Action.Version)
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.Changed);
        }

        var (leadPage, partnerPage) = (ColleaguePages.Asked(card.Choice(LookBackArrangeCards.LeadQuestion)), ColleaguePages.Asked(card.Choice(LookBackArrangeCards.PartnerQuestion)));
        if (leadPage is not null || partnerPage is not null)
        {
            return await PickAsync(turn, leader, visit.Id, (leadPage ?? 0, partnerPage ?? 0));
        }

        var (leadId, partnerId) = (Chosen(card, LookBackArrangeCards.LeadQuestion), Chosen(card, LookBackArrangeCards.PartnerQuestion));
        if (LookBackArrangeCards.Day(card) is not { } day || (leadId is null && partnerId is null && day == visit.Day))
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.Choose);
        }

        if (day < turn.Now.LocalDate())
        {
            return Reply.Text(turn.UserId, LookBackArrangeTexts.DayIsOver(day));
        }

        var (lead, partner) = (await FindAsync(turn, leadId), await FindAsync(turn, partnerId));
        if ((leadId is not null && lead is null) || (partnerId is not null && partner is null))
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.UnknownPerson, "", leadId ?? partnerId!)));
        }

        var outcome = await rearranging.SaveAsync(turn, leader, visit, lead, partner, day);
        return outcome switch
        {
            Outcome<OpenVisit>.Accepted(var arranged) => await rearranging.ToldAsync(turn, leader, visit, arranged),
            Outcome<OpenVisit>.Refused(var refusal) => Reply.Text(turn.UserId, RefusalTexts.Of(refusal)),
            _ => throw new InvalidOperationException("Arranging gave neither a visit nor a refusal."),
        };
    }

    private static string? Chosen(CardInput card, string question) => card.Choice(question) is { } id and not LookBackArrangeCards.Keep ? id : null;

    private async Task<Person?> FindAsync(Turn turn, string? userId) => userId is null ? null : await directory.FindAsync(turn.Work, userId);

    /// <summary>Its own day first unless it is over, then working days of the phase; after the phase any, so that nothing stays undone.</summary>
    private List<DateOnly> Days(OpenVisit visit, DateOnly today)
    {
        var campaign = campaigns.Of(visit.County, today);
        var last = today <= campaign.LookBackTo ? campaign.LookBackTo : DateOnly.MaxValue;
        var days = visit.Day >= today ? [visit.Day] : new List<DateOnly>();
        for (var day = calendar.WorkingDayFrom(today); days.Count < MostDays && (day <= last || days.Count == 0); day = calendar.NextWorkingDay(day))
        {
            if (day != visit.Day)
            {
                days.Add(day);
            }
        }

        return days;
    }
}
