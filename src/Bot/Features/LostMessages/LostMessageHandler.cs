using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.LostMessages;

/// <summary>A notice, an assignment, a signature card or a form did not reach its person: the inspector in charge is told, since somebody has to do it by word of mouth.</summary>
internal sealed class LostMessageHandler(InspectionStore inspections, NoticeStore notices, AssignmentStore assignments, DirectoryStore directory) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not Undelivered lost || await AboutAsync(turn, lost) is not var (inspection, what, remedy))
        {
            return turn.Input is Undelivered { FileName: { } file, Unreachable: false } ? Reply.Text(turn.UserId, LostMessageTexts.File(file)) : Reply.Nothing;
        }

        // The recipient of a file is in reach as long as only the file was the trouble.
        var told = lost is { FileName: not null, Unreachable: false }
            ? turn.UserId
            : inspection.Inspectors.FirstOrDefault(userId => userId != turn.UserId);
        var words = LostMessageTexts.Of(what, turn.Person?.Name ?? turn.UserId, lost, remedy);
        return told is null ? Reply.Nothing : Reply.Text(told, words);
    }

    /// <summary>Whose visit it belongs to, what it was, and what to do now; null when nobody waits for it.</summary>
    private async Task<(Inspection Inspection, string What, string Remedy)?> AboutAsync(Turn turn, Undelivered lost)
    {
        if (lost.Subject is not { } subject)
        {
            return null;
        }

        switch (subject.Kind)
        {
            case NoticeCards.SubjectKind when await notices.FindAsync(turn.Work, subject.Entity) is { AcknowledgedAt: null } notice
                && await inspections.FindAsync(turn.Work, notice.InspectionId) is { } inspection:
                return (inspection, LostMessageTexts.Notice(inspection), LostMessageTexts.NoticeRemedy);
            case AssignmentCards.SubjectKind when await assignments.FindAsync(turn.Work, subject.Entity) is { AcceptedAt: null } assignment
                && await inspections.FindAsync(turn.Work, assignment.InspectionId) is { } inspection
                && await directory.FindAsync(turn.Work, assignment.Owner) is { } owner && owner.UserId == turn.UserId:
                return (inspection, LostMessageTexts.Assignment(inspection, assignment.Severity), LostMessageTexts.AssignmentRemedy);
            case FormPictures.SubjectKind when await inspections.FindAsync(turn.Work, subject.Entity) is { } inspection:
                return (inspection, LostMessageTexts.Form(inspection, lost.FileName), LostMessageTexts.FormRemedy);
            case InspectionWords.SignSubject when await inspections.FindAsync(turn.Work, subject.Entity) is { Status: InspectionStatus.Signing } inspection
                && inspection.Signatures.All(signature => signature.UserId != turn.UserId):
                return (inspection, LostMessageTexts.Signature(inspection), LostMessageTexts.SignatureRemedy);
            default:
                return null;
        }
    }
}
