using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Inspections.Rules;
using Domain.Responsibility;

namespace Bot.Features.CityBrigades;

/// <summary>定额 (二(一)2(3)): the month's numbers on request; from the 20th on each working morning the shortfall to the brigade and the office.</summary>
internal sealed class QuotaHandler(Brigades brigades, DirectoryStore directory, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "cityquota";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Input is JobDue due ? RemindAsync(turn, due.Window.LocalDate()) : ShowAsync(turn);

    private async Task<Reply> ShowAsync(Turn turn)
    {
        var watched = turn.Person is null ? null : Scope.WatchedCountiesOf(turn.Person);
        if (turn.Person is not { } person || !(person.Holds(Role.CityInspector) || watched is not null))
        {
            return Reply.Text(turn.UserId, QuotaTexts.NotYours);
        }

        var day = turn.Now.LocalDate();
        var seen = watched is not null ? brigades.All : brigades.Of(person);
        var counts = new List<QuotaCount>();
        foreach (var brigade in seen)
        {
            counts.AddRange((await brigades.CountAsync(turn, brigade, day)).Where(row => brigades.Of(person).Contains(brigade) || Scope.Reaches(watched, row.County)));
        }

        return Reply.Text(turn.UserId, seen.Count == 0 ? QuotaTexts.NoBrigade : counts.Count == 0 ? QuotaTexts.NoQuota : QuotaTexts.Month(day, counts, county => brigades.IsShown(county, day)));
    }

    private async Task<Reply> RemindAsync(Turn turn, DateOnly day)
    {
        var effects = new List<Effect>();
        var all = new List<QuotaCount>();
        foreach (var brigade in brigades.All)
        {
            var missing = (await brigades.CountAsync(turn, brigade, day)).Where(row => row.Shortfall > 0 && brigades.IsShown(row.County, day)).ToList();
            if (missing.Count == 0 || !calendar.IsWorkingDay(day))
            {
                continue;
            }

            all.AddRange(missing);
            effects.AddRange((await brigades.MembersAsync(turn, brigade)).Select(person => new Say(person.UserId, QuotaTexts.ToMember(brigade.Name, missing, day))));
        }

        foreach (var person in all.Count == 0 ? [] : await directory.HoldersAsync(turn.Work, county: null, Role.CityOffice))
        {
            var own = all.Where(row => person.Holds(Role.CityOffice, row.County)).ToList();
            effects.AddRange(own.Count == 0 ? [] : [new Say(person.UserId, QuotaTexts.ToOffice(own, day))]);
        }

        return new Reply(effects);
    }
}
