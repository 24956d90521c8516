using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Responsibility;

namespace Bot.Features.Penalties;

/// <summary>处罚建议: by the number of a signed form, by a finding's button; without a number what waits for this person.</summary>
internal sealed partial class PenaltyHandler(PenaltyDesk desk, PenaltyStore penalties, InspectionStore inspections, PenaltyDeciders deciders, CampaignBook campaigns) : IConversationHandler
{
    /// <summary>So many cards come at once; a long list does not flood the phone.</summary>
    private const int Shown = 5;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.CountiesOf(person) is not { } counties)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotYours);
        }

        try
        {
            return turn.Input switch
            {
                CardInput { Action.Verb: PenaltyCards.PickVerb } card => card.Choice(PenaltyCards.Finding) is { } finding
                    ? await OpenAsync(turn, person, counties, new FindingRef(card.Action.Entity, finding))
                    : Reply.Text(turn.UserId, PenaltyTexts.ChooseFinding),
                CardInput card when FindingRef.Parse(card.Action.Entity) is { } reference => await OpenAsync(turn, person, counties, reference),
                TextInput text when Asked().Match(text.Text) is { Success: true } asked => await NumberAsync(turn, person, counties, asked),
                TextInput { Text: PenaltyTexts.Command } => await ListAsync(turn, person),
                _ => Reply.Text(turn.UserId, PenaltyTexts.Usage),
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NoYear(missing.Year));
        }
    }

    private async Task<Reply> NumberAsync(Turn turn, Person person, IReadOnlyList<string> counties, Match asked)
    {
        var (number, ordinal) = (InspectionWords.Number(asked.Groups["n"].Value), InspectionWords.Number(asked.Groups["o"].Value));
        var forms = new List<Inspection>();
        foreach (var campaign in campaigns.Of(counties, turn.Now.LocalDate()))
        {
            foreach (var id in await penalties.SignedAsync(turn.Work, campaign.Id, counties, number))
            {
                if (await inspections.FindAsync(turn.Work, id) is { } form)
                {
                    forms.Add(form);
                }
            }
        }

        // The counties count each for itself: of several, the one in which the person took part.
        return (forms.Find(form => form.Inspectors.Contains(turn.UserId)) ?? forms.FirstOrDefault()) is { } inspection
            ? await FormAsync(turn, person, inspection, ordinal)
            : Reply.Text(turn.UserId, PenaltyTexts.NoForm(number));
    }

    private async Task<Reply> FormAsync(Turn turn, Person person, Inspection inspection, int ordinal)
    {
        var finding = ordinal == 0 && inspection.Findings.Count == 1 ? inspection.Findings[0] : inspection.Findings.FirstOrDefault(one => one.Ordinal == ordinal);
        return finding is not null ? await FindingAsync(turn, person, inspection, finding)
            : ordinal > 0 || inspection.Findings.Count == 0 ? Reply.Text(turn.UserId, PenaltyTexts.NoFinding(inspection))
            : new Reply([new ShowCard(turn.UserId, PenaltyCards.Findings(inspection), new CardSubject("penalty-form", inspection.Id, 1))]);
    }

    private async Task<Reply> OpenAsync(Turn turn, Person person, IReadOnlyList<string> counties, FindingRef reference) =>
        await inspections.FindAsync(turn.Work, reference.InspectionId) is { Status: InspectionStatus.Signed } inspection
            && (counties.Count == 0 || counties.Contains(inspection.Enterprise.County))
            && reference.In(inspection) is { } finding
            ? await FindingAsync(turn, person, inspection, finding)
            : Reply.Text(turn.UserId, PenaltyTexts.NotFound);

    private async Task<Reply> FindingAsync(Turn turn, Person person, Inspection inspection, Finding finding)
    {
        var refusal = await desk.MayStateAsync(turn, inspection, finding);
        if (await desk.OfFindingAsync(turn, inspection, finding, open: refusal is null) is not { } view)
        {
            return Reply.Text(turn.UserId, PenaltyTexts.NotOfTheForm(inspection.Enterprise.Name));
        }

        return view.Case.Status switch
        {
            PenaltyStatus.Open when refusal is null => desk.Next(turn, view),
            PenaltyStatus.Submitted when await deciders.MayAsync(turn.Work, person, view.Case.County) => new Reply(ForLeader(turn, view)),
            PenaltyStatus.Open => Reply.Text(turn.UserId, PenaltyTexts.NotOfTheForm(inspection.Enterprise.Name)),
            PenaltyStatus.Decided when await deciders.MayAsync(turn.Work, person, view.Case.County) => new Reply(
                [new Say(turn.UserId, await desk.StateAsync(turn, view)), new ShowCard(turn.UserId, PenaltyCards.Signed(view), PenaltyCards.Subject("signed", view))]),
            _ => Reply.Text(turn.UserId, await desk.StateAsync(turn, view)),
        };
    }

    /// <summary>For leaders what waits for a decision, for inspectors what waits for facts.</summary>
    private async Task<Reply> ListAsync(Turn turn, Person person)
    {
        var effects = new List<Effect>();
        var counties = Scope.CountiesOf(person) ?? [];
        var submitted = new List<PenaltyCase>();
        foreach (var county in (await penalties.SubmittedAsync(turn.Work, counties)).GroupBy(one => one.County))
        {
            submitted.AddRange(await deciders.MayAsync(turn.Work, person, county.Key) ? county : []);
        }

        foreach (var penalty in submitted.Take(Shown))
        {
            if (await desk.FindAsync(turn, penalty.Id) is { } view)
            {
                effects.AddRange(ForLeader(turn, view));
            }
        }

        if (submitted.Count > Shown)
        {
            effects.Insert(0, new Say(turn.UserId, PenaltyTexts.More(submitted.Count, Shown)));
        }

        var lines = new List<string>();
        foreach (var penalty in (await penalties.OpenOfAsync(turn.Work, turn.UserId)).Take(Shown))
        {
            if (await desk.FindAsync(turn, penalty.Id) is { } view)
            {
                lines.Add(PenaltyTexts.Line(view));
            }
        }

        return effects.Count == 0 && lines.Count == 0
            ? Reply.Text(turn.UserId, PenaltyTexts.NothingWaits)
            : new Reply([.. lines.Count > 0 ? [new Say(turn.UserId, PenaltyTexts.Counted(lines))] : Array.Empty<Effect>(), .. effects]);
    }

    private static Effect[] ForLeader(Turn turn, PenaltyView view) =>
    [
        new Say(turn.UserId, view.Case.Advice ?? ""),
        new ShowCard(turn.UserId, PenaltyCards.Decision(view), PenaltyCards.Subject("decide", view)),
    ];

    [GeneratedRegex(@"^处罚建议\s+(?<n>[0-9]{1,6})号?(?:[\s-]+第?(?<o>[0-9]{1,3})条?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
