using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Responsibility;

namespace Bot.Features.Planning;

/// <summary>双随机 10 桃城区, for the county's office: one card asks, one tap draws and plans. Nobody sees an outcome before it holds.</summary>
internal sealed partial class DrawHandler(CountyPlans planner, PlanStore plans, DirectoryStore directory) : IConversationHandler
{
    private const int Most = 200;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.BroadcastCountiesOf(person) is not { } scope)
        {
            return Reply.Text(turn.UserId, DrawTexts.NotYours);
        }

        try
        {
            return turn.Input switch
            {
                CardInput card => await TappedAsync(turn, card.Action, scope),
                TextInput text => await AskAsync(turn, text.Text, scope),
                _ => Reply.Text(turn.UserId, DrawTexts.Usage(Most)),
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, PlanTexts.NoYear(missing.Year));
        }
    }

    private async Task<Reply> AskAsync(Turn turn, string typed, IReadOnlyList<string> scope)
    {
        var counties = (await plans.CountiesAsync(turn.Work)).Where(county => Scope.Reaches(scope, county)).ToList();
        if (Asked().Match(typed) is not { Success: true } asked || int.Parse(asked.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is not (>= 1 and <= Most and var count))
        {
            return Reply.Text(turn.UserId, DrawTexts.Usage(Most));
        }

        var named = asked.Groups["county"].Value;
        var county = named.Length > 0 ? counties.Find(one => one == named) : counties.Count == 1 ? counties[0] : null;
        return county is null
            ? Reply.Text(turn.UserId, named.Length > 0 ? DrawTexts.NoCounty(named) : counties.Count == 0 ? PlanTexts.NobodyToVisit : DrawTexts.Usage(Most))
            : new Reply([DrawCards.Ask(turn.UserId, VisitKey.NewDraft(turn.Now), county, count, planner.FirstDay(turn.Now), await BeforeAsync(turn, county))]);
    }

    /// <summary>Who draws until he likes it has chosen: what was drawn today is said before it is drawn again.</summary>
    private async Task<string?> BeforeAsync(Turn turn, string county)
    {
        var midnight = turn.Now.LocalDate().ToDateTime(TimeOnly.MinValue);
        var draws = await plans.DrawsAsync(turn.Work, county, new DateTimeOffset(midnight, ChinaTime.Offset));
        return draws is [.., var last] ? DrawTexts.Again(draws.Count, last, (await directory.FindAsync(turn.Work, last.CreatedBy))?.Name ?? last.CreatedBy) : null;
    }

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action, IReadOnlyList<string> scope)
    {
        if (DrawCards.Read(action) is not var (id, county, count) || count is < 1 or > Most || !Scope.Reaches(scope, county))
        {
            return Reply.Text(turn.UserId, DrawTexts.Stale);
        }

        if (await plans.FindAsync(turn.Work, id) is not null)
        {
            return Reply.Text(turn.UserId, DrawTexts.AlreadyDrawn);
        }

        if (action.Verb == DrawCards.DropVerb)
        {
            return new Reply([DrawCards.Done(turn.UserId, id, county, count, DrawTexts.NotDrawn), new Say(turn.UserId, DrawTexts.Dropped)]);
        }

        var draw = await planner.DrawAsync(turn.Work, county, count, CountyPlans.NewSeed(), planner.FirstDay(turn.Now), turn.Now);
        var told = PlanTexts.Drawn(draw) + (draw.Items.Count > 0 ? DrawTexts.Secret : "");

        // What was drawn is on record even where nothing of it could be planned: it was a draw all the same.
        await planner.ApplyAsync(turn.Work, draw, id, turn.UserId, turn.Now);
        return new Reply([DrawCards.Done(turn.UserId, id, county, count, draw.Items.Count > 0 ? DrawTexts.Drawn : DrawTexts.NothingDrawn), new Say(turn.UserId, told)]);
    }

    [GeneratedRegex(@"^双随机\s*(?<n>[0-9]{1,3})\s*家?(\s+(?<county>\S+))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
