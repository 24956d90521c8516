using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Emergencies;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.Emergencies;

/// <summary>故障 and 突发: an officer reports in one sentence, or is asked for what is missing; whoever inspects or leads reads what is open.</summary>
internal sealed class EmergencyHandler(EmergencyDesk desk) : IConversationHandler
{
    /// <summary>Kind of the session's question while a report is filled; entity: the draft; part: what is asked for.</summary>
    public const string Question = "emergency";

    private const int Shown = 10;

    /// <summary>What is typed so soon after goes to the draft that is there; later it is another fault.</summary>
    private static readonly TimeSpan SameReport = TimeSpan.FromHours(2);

    private static readonly char[] Blanks = [' ', '\n', '\t', '\u3000'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!EmergencyDesk.IsOfficer(turn))
        {
            return await ReadAsync(turn);
        }

        var own = await desk.OwnAsync(turn);
        return own.Count == 0 ? new Reply([new Say(turn.UserId, EmergencyTexts.NoEnterprise)], Without(turn.Session)) : turn.Input switch
        {
            CardInput { Action.Verb: EmergencyCards.PickVerb } card => await PickedAsync(turn, card, own),
            CardInput card => await FillAsync(turn, Begin(turn, EmergencyCards.KindOf(card.Action.Entity)), "", null, own),
            PictureInput => Reply.Text(turn.UserId, EmergencyTexts.PictureFirst),
            TextInput text when CommandOf(text.Text) is { } kind => await CommandAsync(turn, kind, Rest(text.Text), own),
            TextInput text when turn.Session.Asked is { Kind: Question } asked => await AnswerAsync(turn, asked, text.Text, own),
            _ => await CommandAsync(turn, EmergencyKind.Fault, "", own),
        };
    }

    internal static Session Without(Session session) => session.Asked is { Kind: Question } ? session with { Asked = null } : session;

    private static EmergencyKind? CommandOf(string text) => text.Split(Blanks, 2)[0] switch
    {
        EmergencyTexts.FaultCommand => EmergencyKind.Fault,
        EmergencyTexts.IncidentCommand => EmergencyKind.Incident,
        _ => null,
    };

    private static string Rest(string text) => text.Split(Blanks, 2) is [_, var rest] ? rest.Trim() : "";

    private static Emergency Begin(Turn turn, EmergencyKind kind) =>
        new() { Id = Guid.CreateVersion7(turn.Now).ToString("N"), Kind = kind, BegunBy = turn.UserId, BegunAt = turn.Now };

    private async Task<Reply> CommandAsync(Turn turn, EmergencyKind kind, string words, IReadOnlyList<Enterprise> own)
    {
        var draft = await desk.Store.DraftsOfAsync(turn.Work, turn.UserId) is [var newest, ..] ? newest : null;
        if (words.Length > 0)
        {
            return await FillAsync(turn, draft is not null && Continues(turn, draft, words, own) ? await RaisedAsync(turn, draft, kind) : Begin(turn, kind), words, null, own);
        }

        if (draft is { Missing: { } missing })
        {
            return await AskAsync(turn, await RaisedAsync(turn, draft, kind), missing, own, EmergencyTexts.Continue(draft));
        }

        var open = await desk.Store.OpenOfOfficerAsync(turn.Work, turn.UserId);
        if (open.Count == 0)
        {
            return await FillAsync(turn, Begin(turn, kind), "", null, own);
        }

        var cards = open.Take(WaitingCards.Most)
            .Select(one => (One: one, Enterprise: own.FirstOrDefault(enterprise => enterprise.Id == one.EnterpriseId)))
            .Where(one => one.Enterprise is not null)
            .Select(one => EmergencyCards.Show(turn.UserId, one.One, one.Enterprise!));
        return new Reply([.. cards, EmergencyCards.New(turn.UserId, kind)], Without(turn.Session));
    }

    /// <summary>Typed soon after, and not of another facility: that is another report.</summary>
    private static bool Continues(Turn turn, Emergency draft, string words, IReadOnlyList<Enterprise> own) =>
        turn.Now - draft.BegunAt < SameReport && (draft.Facility is null || EmergencySentence.Read(words, own, null, turn.Now).Facts.Facility is null);

    private async Task<Emergency> RaisedAsync(Turn turn, Emergency draft, EmergencyKind kind)
    {
        if (kind == draft.Kind || kind != EmergencyKind.Incident)
        {
            return draft;
        }

        var raised = EmergencyReporting.Raise(draft);
        await desk.SaveAsync(turn, draft, raised);
        return raised;
    }

    private async Task<Reply> PickedAsync(Turn turn, CardInput card, IReadOnlyList<Enterprise> own)
    {
        if (await desk.FindAsync(turn, card.Action.Entity) is not { IsDraft: true } draft || own.FirstOrDefault(one => one.Id == card.Choice(EmergencyCards.EnterpriseQuestion)) is not { } chosen)
        {
            return Reply.Text(turn.UserId, EmergencyTexts.NotFound);
        }

        return draft.EnterpriseId is null
            ? await FillAsync(turn, draft, new EmergencyFacts(chosen.Id), null, own)
            : await AskAsync(turn, draft, draft.Missing ?? EmergencyPart.Measures, own);
    }

    private async Task<Reply> AnswerAsync(Turn turn, Question asked, string text, IReadOnlyList<Enterprise> own)
    {
        if (await desk.FindAsync(turn, asked.Entity) is not { IsDraft: true, Missing: { } missing } draft)
        {
            return new Reply([new Say(turn.UserId, EmergencyTexts.NotFound)], Without(turn.Session));
        }

        if (SmallTalk.IsCancel(text) || SmallTalk.Plain(text) is "不报了" or "不用报了")
        {
            if (EmergencyReporting.Drop(draft, turn.Now) is Outcome<Emergency>.Accepted(var dropped))
            {
                await desk.SaveAsync(turn, draft, dropped);
            }

            return new Reply([new Say(turn.UserId, EmergencyTexts.Dropped), .. await DroppedAsync(turn, draft)], Without(turn.Session));
        }

        if (missing != EmergencyPart.Measures && (!Words.SaySomething(text) || SmallTalk.IsNoFact(text)))
        {
            return Reply.Text(turn.UserId, missing == EmergencyPart.Time ? EmergencyTexts.NoTime : EmergencyTexts.NoWords);
        }

        // Several of that name: the card offers these.
        var named = missing == EmergencyPart.Enterprise ? own.Where(one => one.Name.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() : [];
        return named.Count > 1 ? await AskAsync(turn, draft, missing, named, EmergencyTexts.Several(named.Count))
            : missing == EmergencyPart.Measures && !Words.SaySomething(text) ? Reply.Text(turn.UserId, EmergencyTexts.NoWords)
            : await FillAsync(turn, draft, text, missing, own);
    }

    /// <summary>Who was told that it was begun hears that it will not come.</summary>
    private async Task<IReadOnlyList<Effect>> DroppedAsync(Turn turn, Emergency draft) =>
        draft.Has(EmergencyEntryKind.DraftReminded) && await desk.EnterpriseAsync(turn, draft) is { } enterprise
            ? [.. (await desk.ToldAsync(turn, draft.Kind, enterprise)).People.Select(person => new Say(person.UserId, EmergencyTexts.TellDropped(draft, enterprise, turn.Person!.Name)))]
            : [];

    private Task<Reply> FillAsync(Turn turn, Emergency draft, string text, EmergencyPart? ask, IReadOnlyList<Enterprise> own)
    {
        var sentence = EmergencySentence.Read(text, own, ask, turn.Now);
        var unclear = sentence.Time switch
        {
            { At: null, Hour: > 0 } time => EmergencyTexts.Twice(time.Hour),
            { At: null } => EmergencyTexts.NoSuchDay,
            null when ask == EmergencyPart.Enterprise && sentence.Facts.EnterpriseId is null => EmergencyTexts.NoMatch,
            _ => null,
        };

        // An answer to the question for the time that is none may still name what is broken: it is not taken for that.
        return ask == EmergencyPart.Time && sentence.Time is null
            ? Task.FromResult(Reply.Text(turn.UserId, EmergencyTexts.NoTime))
            : FillAsync(turn, draft, sentence.Facts, unclear, own);
    }

    private async Task<Reply> FillAsync(Turn turn, Emergency draft, EmergencyFacts facts, string? unclear, IReadOnlyList<Enterprise> own)
    {
        var outcome = EmergencyReporting.Fill(draft, facts, turn.Now);
        if (outcome is Outcome<Emergency>.Refused { Reason: { Rule: RuleCode.EmergencyAhead } ahead })
        {
            // The rest of the sentence is not lost.
            unclear = RefusalTexts.Of(ahead);
            outcome = EmergencyReporting.Fill(draft, facts with { DiscoveredAt = null }, turn.Now);
        }

        if (outcome is not Outcome<Emergency>.Accepted(var filled))
        {
            return outcome.Answer(turn, _ => Reply.Nothing);
        }

        await desk.SaveAsync(turn, draft, filled);
        return filled.Missing is { } missing
            ? await AskAsync(turn, filled, missing, own, missing == EmergencyPart.Time ? null : unclear, missing == EmergencyPart.Time ? unclear : null)
            : await ReportedAsync(turn, filled);
    }

    /// <param name="before">Said above the question.</param>
    /// <param name="instead">Said in its place.</param>
    private async Task<Reply> AskAsync(Turn turn, Emergency draft, EmergencyPart part, IReadOnlyList<Enterprise> own, string? before = null, string? instead = null)
    {
        var words = instead ?? EmergencyTexts.Ask(draft, await desk.EnterpriseAsync(turn, draft), part);
        return new Reply(
            [
                new Say(turn.UserId, before is null ? words : $"{before}\n{words}"),
                .. part == EmergencyPart.Enterprise ? [EmergencyCards.Pick(turn.UserId, draft, own)] : Array.Empty<Effect>(),
            ],
            turn.Session with { Asked = new Question(Question, draft.Id, part.ToString()) });
    }

    private async Task<Reply> ReportedAsync(Turn turn, Emergency emergency)
    {
        if (await desk.EnterpriseAsync(turn, emergency) is not { } enterprise)
        {
            return new Reply([new Say(turn.UserId, EmergencyTexts.NotFound)], Without(turn.Session));
        }

        var told = await desk.ToldAsync(turn, emergency.Kind, enterprise);
        return new Reply(
            [
                new Say(turn.UserId, EmergencyTexts.Reported(emergency, enterprise, told)),
                EmergencyCards.Show(turn.UserId, emergency, enterprise),
                .. await desk.TellAsync(turn, told, emergency, enterprise, EmergencyTexts.Tell(emergency, enterprise, turn.Person!.Name)),
                .. await desk.ColleaguesAsync(turn, emergency, enterprise),
            ],
            Without(turn.Session));
    }

    /// <summary>What is open within the scope of whoever inspects, leads or reads.</summary>
    private async Task<Reply> ReadAsync(Turn turn)
    {
        if (turn.Person is not { } person || Scope.CountiesOf(person) is not { } counties)
        {
            return Reply.Text(turn.UserId, EmergencyTexts.NotYours);
        }

        var open = new List<(Emergency Emergency, Enterprise Enterprise)>();
        foreach (var one in await desk.Store.OpenAsync(turn.Work, counties))
        {
            if (await desk.EnterpriseAsync(turn, one) is { } enterprise)
            {
                open.Add((one, enterprise));
            }
        }

        return Reply.Text(turn.UserId, open.Count == 0 ? EmergencyTexts.NothingOpen : EmergencyTexts.Open(open, Shown));
    }
}
