using Bot.Conversations;
using Domain.Emergencies;

namespace Bot.Features.Emergencies;

/// <summary>Each hour, day and night: a report that was begun and not finished, or that tells no measures, is reminded of once. The clock of annex 1 does not stop at night.</summary>
internal sealed class EmergencyJobHandler(EmergencyDesk desk) : IConversationHandler
{
    public const string Job = "emergency";

    /// <summary>Whoever fills it does so in a few minutes; then he was called away.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan WithoutMeasures = TimeSpan.FromHours(1);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var effects = new List<Effect>();
        foreach (var one in await desk.Store.UnfinishedAsync(turn.Work, turn.Now - Emergency.Limit - Emergency.Limit))
        {
            if (one.IsDraft ? turn.Now - one.BegunAt >= Unfinished && !one.Has(EmergencyEntryKind.DraftReminded)
                : turn.Now - one.ReportedAt >= WithoutMeasures && turn.Now < one.Until && !one.AllMeasures.Any() && !one.Has(EmergencyEntryKind.MeasuresReminded))
            {
                effects.AddRange(await RemindAsync(turn, one));
            }
        }

        return new Reply(effects);
    }

    private async Task<IReadOnlyList<Effect>> RemindAsync(Turn turn, Emergency one)
    {
        await desk.SaveAsync(turn, one, EmergencyReporting.Remind(one, one.IsDraft ? EmergencyEntryKind.DraftReminded : EmergencyEntryKind.MeasuresReminded, turn.Now));
        var enterprise = await desk.EnterpriseAsync(turn, one);
        if (!one.IsDraft)
        {
            return enterprise is null ? [] : [new Say(one.BegunBy, EmergencyTexts.RemindMeasures(one, enterprise))];
        }

        var told = enterprise is null ? [] : (await desk.ToldAsync(turn, one.Kind, enterprise)).People;
        var officer = await desk.OfficerAsync(turn, one);
        return
        [
            new Say(one.BegunBy, EmergencyTexts.RemindDraft(one)),
            .. told.Select(person => new Say(person.UserId, EmergencyTexts.TellDraft(one, enterprise!, officer))),
        ];
    }
}
