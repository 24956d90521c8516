using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;

namespace Bot.Features.PlannedVisits;

/// <summary>What a leader can do with a visit that nobody goes to: colleagues in scope who have signed annex 5, and the working days at hand.</summary>
internal sealed class Arrangement(VisitDays days, DirectoryStore directory, CampaignBook campaigns, WorkCalendar calendar)
{
    /// <summary>A week of work and the present day.</summary>
    private const int Days = 6;

    /// <param name="page">Of the colleagues, from 0.</param>
    public async Task<Effect> CardAsync(Turn turn, string leaderId, DayVisit one, int page = 0)
    {
        var today = turn.Now.LocalDate();
        var lead = await directory.FindAsync(turn.Work, one.Visit.Lead);
        var colleagues = (await days.ColleaguesAsync(turn.Work, lead, one.Visit.County, today)).Where(other => other.UserId != one.Visit.Partner).ToList();
        return new ShowCard(leaderId, ArrangeCards.Of(one, colleagues, Choices(one, today), today, page), ArrangeCards.Subject(one));
    }

    /// <summary>The visit's own day first, then working days of the phase; a visit with a reason of its own may lie outside it.</summary>
    private List<DateOnly> Choices(DayVisit one, DateOnly today)
    {
        var found = new List<DateOnly>();
        if (one.Visit.Day >= today)
        {
            found.Add(one.Visit.Day);
        }

        var campaign = campaigns.Of(one.Visit.County, today);
        for (var day = calendar.WorkingDayFrom(today); found.Count < Days; day = calendar.NextWorkingDay(day))
        {
            if (one.Visit.ExceptionReason is null && !campaign.IsInspection(day) && found.Count > 0)
            {
                break;
            }

            if (day != one.Visit.Day)
            {
                found.Add(day);
            }
        }

        return found;
    }
}
