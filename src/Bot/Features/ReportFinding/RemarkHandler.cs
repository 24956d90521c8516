using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>建议, 帮扶: one more piece of guidance; 无问题: nothing was found.</summary>
internal sealed class RemarkHandler(Drafts drafts) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not TextInput { Text: var text })
        {
            return Reply.Nothing;
        }

        if (await drafts.ActiveAsync(turn) is not { } draft)
        {
            return Reply.Text(turn.UserId, await drafts.ClosedAsync(turn) is { } closed ? RefusalTexts.Of(closed) : FindingTexts.NoDraft);
        }

        if (FindingTexts.NothingFoundCommands.Contains(text))
        {
            var nothing = await drafts.ChangeAsync(turn, draft.Id, Filing.SayNothingFound);
            return nothing.Answer(turn, _ => Reply.Text(turn.UserId, FindingTexts.NothingFound));
        }

        var words = FindingTexts.GuidancePrefixes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? text[prefix.Length..].Trim() : text;
        if (!Words.SaySomething(words))
        {
            return Reply.Text(turn.UserId, FindingTexts.GuidanceUsage);
        }

        var guided = await drafts.ChangeAsync(turn, draft.Id, inspection => Filing.AddGuidance(inspection, words));
        return guided.Answer(turn, saved => Reply.Text(turn.UserId, FindingTexts.Guided(saved.Guidance.Count)));
    }
}
