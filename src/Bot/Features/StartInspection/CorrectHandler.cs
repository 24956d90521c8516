using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;

namespace Bot.Features.StartInspection;

/// <summary>更正 12: one of its signers opens the correction of a signed form (SignedIsFinal); it is filed like any draft and signed again by all.</summary>
internal sealed class CorrectHandler(InspectionStore inspections, DirectoryStore directory) : IConversationHandler
{
    public const string Command = "更正";

    private static readonly char[] Around = [' ', '第', '号', '序'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { IsInspector: true } person, Input: TextInput { Text: var text } })
        {
            return Reply.Text(turn.UserId, CorrectTexts.NotAnInspector);
        }

        var parts = text[Command.Length..].Normalize(System.Text.NormalizationForm.FormKC).Split((char[])[' ', '\n'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0 || !int.TryParse(parts[0].Trim(Around), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Reply.Text(turn.UserId, CorrectTexts.Usage);
        }

        var county = parts.Length > 1 ? parts[1] : null;
        var found = (await inspections.SignedOfNumberAsync(turn.Work, number, turn.UserId)).Where(form => county is null || form.Enterprise.County == county).ToList();
        return found.Count == 0 ? Reply.Text(turn.UserId, CorrectTexts.NotFound(number, county))
            : found.Select(form => form.Enterprise.County).Distinct(StringComparer.Ordinal).Count() > 1 ? Reply.Text(turn.UserId, CorrectTexts.Several(number, found))
            : await OpenAsync(turn, found[0], person.Name);
    }

    private async Task<Reply> OpenAsync(Turn turn, Inspection signed, string name)
    {
        if (await inspections.CorrectionsOfAsync(turn.Work, signed.Id) is [.., var there])
        {
            return there.Status switch
            {
                InspectionStatus.Signed => Reply.Text(turn.UserId, CorrectTexts.Corrected(signed, there)),
                InspectionStatus.Draft => new Reply([new Say(turn.UserId, CorrectTexts.UnderWay(signed)), DraftCards.Offer(turn.UserId, [there])]),
                _ => Reply.Text(turn.UserId, CorrectTexts.OutForSignature(signed)),
            };
        }

        switch (Filing.Correct(signed, VisitKey.NewDraft(turn.Now), turn.Now))
        {
            case Outcome<Inspection>.Accepted(var draft):
                // Who opens it is in charge of it: he alone may give it up.
                draft = draft with { Inspectors = [turn.UserId, .. draft.Inspectors.Where(userId => userId != turn.UserId)] };
                await inspections.AddAsync(turn.Work, draft);
                return new Reply(
                    [
                        new Say(turn.UserId, CorrectTexts.Opened(draft, signed, await NamesAsync(turn, draft.Inspectors.Skip(1)))),
                        .. draft.Inspectors.Skip(1).Select(userId => DraftCards.Invite(userId, draft, "登记表要更正", CorrectTexts.Invited(name, signed))),
                    ],
                    turn.Session with { DraftId = draft.Id, FindingId = null, Asked = null });
            case Outcome<Inspection>.Refused(var reason):
                return Reply.Text(turn.UserId, RefusalTexts.Of(reason));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(Turn turn, IEnumerable<string> userIds)
    {
        var names = new List<string>();
        foreach (var userId in userIds)
        {
            names.Add((await directory.FindAsync(turn.Work, userId))?.Name ?? userId);
        }

        return names;
    }
}
