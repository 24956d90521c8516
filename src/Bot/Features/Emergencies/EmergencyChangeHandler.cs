using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Emergencies;
using Domain.Enterprises;

namespace Bot.Features.Emergencies;

/// <summary>补充措施, 恢复 and a corrected time, by button or in words.</summary>
internal sealed class EmergencyChangeHandler(EmergencyDesk desk) : IConversationHandler
{
    /// <summary>Kind of the session's question; entity: the report; part: the verb.</summary>
    public const string Question = "emergency-change";

    private static readonly char[] Blanks = [' ', '\n', '\t', '\u3000'];

    private static readonly HashSet<string> Now = new(StringComparer.Ordinal) { "现在", "刚才", "刚刚", "刚恢复", "已恢复", "恢复了" };

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!EmergencyDesk.IsOfficer(turn))
        {
            return Reply.Text(turn.UserId, EmergencyTexts.NotYours);
        }

        return turn.Input switch
        {
            CardInput { Action: var action } => await AskAsync(turn, await desk.FindAsync(turn, action.Entity), action.Verb),
            PictureInput => Reply.Text(turn.UserId, EmergencyTexts.PictureFirst),
            TextInput text when VerbOf(text.Text) is { } verb => await CommandAsync(turn, verb, text.Text.Split(Blanks, 2) is [_, var rest] ? rest.Trim() : ""),
            TextInput text when turn.Session.Asked is { Kind: Question } asked => await AnswerAsync(turn, asked, text.Text),
            _ => Reply.Nothing,
        };
    }

    private static string? VerbOf(string text) => text.Split(Blanks, 2)[0] switch
    {
        EmergencyTexts.MeasuresCommand => EmergencyCards.AddVerb,
        EmergencyTexts.RestoredCommand => EmergencyCards.RestoredVerb,
        _ => null,
    };

    private static Session Without(Session session) => session.Asked is { Kind: Question } ? session with { Asked = null } : session;

    private async Task<Reply> CommandAsync(Turn turn, string verb, string words)
    {
        var open = await desk.Store.OpenOfOfficerAsync(turn.Work, turn.UserId);
        if (open.Count == 0)
        {
            return Reply.Text(turn.UserId, EmergencyTexts.NoneOpen);
        }

        if (open.Count == 1)
        {
            return words.Length == 0 ? await AskAsync(turn, open[0], verb) : await ChangeAsync(turn, open[0], verb, words);
        }

        var cards = new List<Effect>();
        foreach (var one in open.Take(WaitingCards.Most))
        {
            if (await desk.EnterpriseAsync(turn, one) is { } enterprise)
            {
                cards.Add(EmergencyCards.Show(turn.UserId, one, enterprise));
            }
        }

        return new Reply([new Say(turn.UserId, EmergencyTexts.WhichOne(verb == EmergencyCards.AddVerb ? "补充措施" : "已恢复", open.Count)), .. cards]);
    }

    private async Task<Reply> AskAsync(Turn turn, Emergency? found, string verb)
    {
        if (found is not { } emergency || await desk.EnterpriseAsync(turn, emergency) is not { } enterprise)
        {
            return Reply.Text(turn.UserId, EmergencyTexts.NotFound);
        }

        if (!emergency.IsOpen)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.EmergencyOver, "", emergency.RestoredAt ?? (object)"")));
        }

        var words = verb switch
        {
            EmergencyCards.AddVerb => EmergencyTexts.AskMeasures,
            EmergencyCards.RestoredVerb => EmergencyTexts.AskRestored,
            _ => EmergencyTexts.AskTime,
        };
        return new Reply([new Say(turn.UserId, $"{Words.Short(enterprise)}：{words}")], turn.Session with { Asked = new Question(Question, emergency.Id, verb) });
    }

    private async Task<Reply> AnswerAsync(Turn turn, Question asked, string text)
    {
        if (SmallTalk.IsCancel(text))
        {
            return new Reply([new Say(turn.UserId, EmergencyTexts.NoChange)], Without(turn.Session));
        }

        return await desk.FindAsync(turn, asked.Entity) is { } emergency && asked.Part is { } verb
            ? await ChangeAsync(turn, emergency, verb, text)
            : new Reply([new Say(turn.UserId, EmergencyTexts.NotFound)], Without(turn.Session));
    }

    private async Task<Reply> ChangeAsync(Turn turn, Emergency emergency, string verb, string text)
    {
        if (await desk.EnterpriseAsync(turn, emergency) is not { } enterprise)
        {
            return new Reply([new Say(turn.UserId, EmergencyTexts.NotFound)], Without(turn.Session));
        }

        if (verb == EmergencyCards.AddVerb)
        {
            return !Words.SaySomething(text) || SmallTalk.IsNoFact(text)
                ? Reply.Text(turn.UserId, EmergencyTexts.AskMeasures)
                : await SavedAsync(turn, emergency, enterprise, EmergencyReporting.AddMeasures(emergency, turn.UserId, text.Trim(), turn.Now), EmergencyTexts.Added, EmergencyTexts.TellMeasures);
        }

        var restored = verb == EmergencyCards.RestoredVerb;
        var time = restored && Now.Contains(SmallTalk.Plain(text)) ? new MomentText(turn.Now, "") : MomentText.Read(text, turn.Now);
        if (time?.At is not { } at)
        {
            return Reply.Text(turn.UserId, time is { Hour: > 0 } ? EmergencyTexts.Twice(time.Hour) : time is null ? EmergencyTexts.NoTime : EmergencyTexts.NoSuchDay);
        }

        return restored
            ? await SavedAsync(turn, emergency, enterprise, EmergencyReporting.Restore(emergency, turn.UserId, at, turn.Now), EmergencyTexts.Restored, EmergencyTexts.TellRestored)
            : await SavedAsync(turn, emergency, enterprise, EmergencyReporting.Correct(emergency, turn.UserId, at, turn.Now), EmergencyTexts.Corrected, EmergencyTexts.TellCorrected);
    }

    private async Task<Reply> SavedAsync(
        Turn turn, Emergency before, Enterprise enterprise, Outcome<Emergency> outcome, Func<Emergency, Told, string> answer, Func<Emergency, Enterprise, string, string> tell)
    {
        if (outcome is not Outcome<Emergency>.Accepted(var next))
        {
            return outcome.Answer(turn, _ => Reply.Nothing);
        }

        await desk.SaveAsync(turn, before, next);
        var told = await desk.ToldAsync(turn, next.Kind, enterprise);
        return new Reply(
            [
                new Say(turn.UserId, answer(next, told)),
                EmergencyCards.Refresh(turn.UserId, next, enterprise, orSend: next.IsOpen),
                .. await desk.TellAsync(turn, told, next, enterprise, tell(next, enterprise, turn.Person!.Name)),
            ],
            Without(turn.Session));
    }
}
