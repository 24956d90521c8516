using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.CityBrigades;

/// <summary>抽查 3 桃城区: draws signed forms of the county by lot and gives each to two city inspectors. 抽查 alone: what there is.</summary>
internal sealed partial class SpotDrawHandler(
    SpotCheckStore checks, InspectionStore inspections, DirectoryStore directory, CommitmentStore commitments, AuditLog audit, Brigades brigades, FormSummary summary, CampaignBook campaigns) : IConversationHandler
{
    private const int Most = 20;
    private const int Shown = 5;
    private const int SeedLength = 16;
    private const int Pair = 2;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: TextInput { Text: var text } }
            || !(person.Holds(Role.CityInspector) || Scope.WatchedCountiesOf(person) is not null))
        {
            return Reply.Text(turn.UserId, SpotTexts.NotYours);
        }

        if (text == SpotTexts.Command)
        {
            return await ListAsync(turn, person);
        }

        if (Asked().Match(text) is not { Success: true } asked || int.Parse(asked.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is < 1 or > Most)
        {
            return Reply.Text(turn.UserId, SpotTexts.Usage);
        }

        var county = asked.Groups["county"].Value;
        // The city's look at a county: the county's own office does not choose when and how many.
        if (!person.Roles.Contains(new RoleGrant(Role.CityOffice)) && !brigades.Of(person).Any(brigade => brigade.Counties.Contains(county)))
        {
            return Reply.Text(turn.UserId, person.Holds(Role.CityInspector) ? SpotTexts.OutOfCharge(county) : SpotTexts.NotYours);
        }

        return await DrawAsync(turn, county, int.Parse(asked.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), asked.Groups["month"].Success);
    }

    private async Task<Reply> DrawAsync(Turn turn, string county, int count, bool thisMonth)
    {
        var today = turn.Now.LocalDate();
        var campaign = campaigns.Of(county, today);
        var first = thisMonth ? new DateOnly(today.Year, today.Month, 1) : campaign.IssuedOn;
        var candidates = await checks.CandidatesAsync(turn.Work, campaign.Id, county, first, today);
        if (candidates.Count == 0)
        {
            return Reply.Text(turn.UserId, SpotTexts.NoCandidates(county));
        }

        var seed = RandomNumberGenerator.GetHexString(SeedLength, lowercase: true);
        var drawId = Guid.CreateVersion7(turn.Now).ToString("N");
        var people = await PeopleAsync(turn, county, seed);
        var drawn = new List<Inspection>();
        foreach (var id in SpotDraw.Draw(seed, candidates, count))
        {
            drawn.Add(await inspections.FindAsync(turn.Work, id) ?? throw new InvalidOperationException($"Inspection {id} is gone."));
        }

        var pairs = PairsOf(drawn, people);
        if (pairs.Any(pair => pair.Count < Pair))
        {
            return Reply.Text(turn.UserId, SpotTexts.NoPair(county));
        }

        var (effects, lines) = (new List<Effect>(), new List<string>());
        foreach (var (inspection, pair) in drawn.Zip(pairs))
        {
            var check = new SpotCheck
            {
                Id = Guid.CreateVersion7(turn.Now).ToString("N"),
                DrawId = drawId,
                CampaignId = campaign.Id,
                County = county,
                InspectionId = inspection.Id,
                Lead = pair[0].UserId,
                Partner = pair[1].UserId,
            };
            effects.AddRange(await CardsAsync(turn, check, inspection, pair));
            lines.Add(SpotTexts.Line(lines.Count + 1, inspection, pair[0].Name, pair[1].Name));
            await checks.AddAsync(turn.Work, check);
        }

        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "spot-draw", drawId, ConversationJson.Write(new { county, first, last = today, count, seed, candidates, drawn = drawn.Select(one => one.Id) }));
        return new Reply([new Say(turn.UserId, SpotTexts.Drawn(county, drawn.Count, candidates.Count, seed, drawId, lines)), .. effects]);
    }

    /// <summary>For each of the drawn the two who have least so far and took no part in it; fewer where there are not two.</summary>
    private static List<List<Person>> PairsOf(List<Inspection> drawn, IReadOnlyList<Person> people)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new List<List<Person>>();
        foreach (var inspection in drawn)
        {
            List<Person> pair = [.. people.Where(person => !inspection.Inspectors.Contains(person.UserId)).OrderBy(person => used.GetValueOrDefault(person.UserId)).Take(Pair)];
            pair.ForEach(person => used[person.UserId] = used.GetValueOrDefault(person.UserId) + 1);
            pairs.Add(pair);
        }

        return pairs;
    }

    private async Task<IReadOnlyList<Effect>> CardsAsync(Turn turn, SpotCheck check, Inspection inspection, List<Person> pair)
    {
        var form = FormSummary.Text(inspection, await summary.NamesAsync(turn.Work, inspection));
        return
        [
            .. pair.SelectMany(person => new Effect[]
            {
                new Say(person.UserId, form),
                new ShowCard(person.UserId, SpotCards.Card(check, inspection, pair.First(other => other != person).Name), SpotCards.Subject(check)),
            }),
        ];
    }

    /// <summary>The brigade in charge of the county, then all other city inspectors; by lot among equals. Who is on leave or has not signed annex 5 (CommitmentFirst) gets none.</summary>
    private async Task<IReadOnlyList<Person>> PeopleAsync(Turn turn, string county, string seed)
    {
        var ready = new List<Person>();
        foreach (var person in (await directory.HoldersAsync(turn.Work, county, Role.CityInspector)).Where(person => person.OnLeaveDeputy is null))
        {
            if (await commitments.SignedAtAsync(turn.Work, campaigns.Of(person, turn.Now.LocalDate()).Id, person.UserId) is not null)
            {
                ready.Add(person);
            }
        }

        var lots = SpotDraw.Draw(seed, ready.Select(person => person.UserId), ready.Count).ToList();
        var ordered = ready.OrderBy(person => lots.IndexOf(person.UserId)).ToList();
        var inCharge = ordered.Where(person => brigades.Of(person).Any(brigade => brigade.Counties.Contains(county))).ToList();
        return inCharge.Count >= Pair ? inCharge : [.. inCharge, .. ordered.Except(inCharge)];
    }

    private async Task<Reply> ListAsync(Turn turn, Person person)
    {
        var effects = new List<Effect>();
        foreach (var check in (await checks.OpenOfAsync(turn.Work, turn.UserId)).Take(Shown))
        {
            if (await inspections.FindAsync(turn.Work, check.InspectionId) is { } inspection)
            {
                var colleague = await directory.FindAsync(turn.Work, check.ColleagueOf(turn.UserId));
                effects.Add(new ShowCard(turn.UserId, SpotCards.Card(check, inspection, colleague?.Name ?? check.ColleagueOf(turn.UserId)), SpotCards.Subject(check)));
            }
        }

        if (Scope.WatchedCountiesOf(person) is { } watched)
        {
            var words = await SummaryAsync(turn, watched);
            effects.Insert(0, new Say(turn.UserId, words));
        }

        return effects.Count == 0 ? Reply.Text(turn.UserId, SpotTexts.NothingYet) : new Reply(effects);
    }

    private async Task<string> SummaryAsync(Turn turn, IReadOnlyList<string> watched)
    {
        var counts = new List<SpotCount>();
        var faults = new List<(string, SpotCheck)>();
        foreach (var campaign in campaigns.Of([], turn.Now.LocalDate()))
        {
            counts.AddRange((await checks.CountsAsync(turn.Work, campaign.Id)).Where(row => Scope.Reaches(watched, row.County)));
            foreach (var fault in (await checks.FaultsAsync(turn.Work, campaign.Id)).Where(fault => Scope.Reaches(watched, fault.County)).Take(Shown))
            {
                faults.Add(((await inspections.FindAsync(turn.Work, fault.InspectionId))?.Enterprise.Name ?? fault.County, fault));
            }
        }

        return counts.Count == 0 ? SpotTexts.NothingYet : SpotTexts.Summary(counts, faults);
    }

    [GeneratedRegex(@"^抽查\s*(?<n>[0-9]{1,3})\s*[家件]?\s+(?<county>\S+)(\s+(?<month>本月))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
