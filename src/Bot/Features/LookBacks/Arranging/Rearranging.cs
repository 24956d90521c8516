using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>Changes who goes or when, all findings of a visit or none, and tells whoever gains, keeps or loses it in the same commit.</summary>
internal sealed class Rearranging(LookBackStore lookBacks, LookBackPairs pairs, LookBackToday today, LeadersLookBacks own, AuditLog audit)
{
    /// <param name="lead">Null when the one in charge stays.</param>
    /// <param name="partner">Null when the second one stays.</param>
    public async Task<Outcome<OpenVisit>> SaveAsync(Turn turn, Person leader, OpenVisit visit, Person? lead, Person? partner, DateOnly day)
    {
        var signed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in new[] { lead, partner }.OfType<Person>())
        {
            if (await pairs.HasSignedAsync(turn, person, visit.County))
            {
                signed.Add(person.UserId);
            }
        }

        var arranged = new List<LookBackTask>();
        foreach (var outcome in visit.Tasks.Select(task => task.Rearrange(leader, lead, partner, day, person => signed.Contains(person.UserId), task.Version)))
        {
            if (outcome is not Outcome<LookBackTask>.Accepted(var task))
            {
                return outcome is Outcome<LookBackTask>.Refused(var refusal) ? refusal : new Refusal(RuleCode.Stale, "");
            }

            arranged.Add(task);
        }

        foreach (var task in arranged)
        {
            if (!await lookBacks.SaveAsync(turn.Work, task, task.Version - 1))
            {
                throw new InvalidOperationException($"Look-back {task.Id} is no longer at version {task.Version - 1}.");
            }
        }

        var now = OpenVisit.Of(arranged)[0];
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "look-back-arrange", visit.EnterpriseId, ConversationJson.Write(new
        {
            tasks = visit.Tasks.Select(task => task.Id),
            from = new { visit.Lead, visit.Partner, visit.Day },
            to = new { now.Lead, now.Partner, now.Day },
        }), [.. new[] { visit.Lead, visit.Partner, now.Lead, now.Partner }.OfType<string>()]);
        return now;
    }

    public async Task<Reply> ToldAsync(Turn turn, Person leader, OpenVisit before, OpenVisit after)
    {
        var now = (await own.NamedAsync(turn, [after]))[0];
        var effects = new List<Effect>
        {
            LookBackArrangeCards.Arranged(turn.UserId, before, now),
            new Say(turn.UserId, LookBackArrangeTexts.Arranged(now)),
        };
        foreach (var userId in new[] { after.Lead, after.Partner }.OfType<string>().Where(userId => userId != turn.UserId))
        {
            effects.Add(new Say(userId, LookBackArrangeTexts.ForYou(leader.Name, now, userId == after.Lead)));
            effects.AddRange(after.Day <= turn.Now.LocalDate() ? await today.ListAsync(turn, userId) : []);
        }

        effects.AddRange(new[] { before.Lead, before.Partner }.OfType<string>()
            .Where(userId => userId != after.Lead && userId != after.Partner && userId != turn.UserId)
            .Select(userId => new Say(userId, LookBackArrangeTexts.TakenFromYou(now))));
        return new Reply(effects);
    }
}
