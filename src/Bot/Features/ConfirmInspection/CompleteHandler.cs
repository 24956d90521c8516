using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.ConfirmInspection;

/// <summary>完成: asks for what is missing, one thing at a time; then the summary and a signature card for each inspector.</summary>
internal sealed class CompleteHandler(
    InspectionStore inspections,
    DirectoryStore directory,
    CommitmentStore commitments,
    FormQuestions questions,
    FormSummary summary,
    DescriptionWords words) : IConversationHandler
{
    /// <summary>完成体检 on a finding's card, and every button that answers a question of ours.</summary>
    public static string[] Verbs => [FindingCards.CompleteVerb, FormQuestions.ChoiceVerb, FormQuestions.NothingVerb, FormQuestions.MoreVerb, .. FormAnswers.Buttons.Keys];

    public static string[] Commands => ["完成", "完成体检", "完成了", "完了", "好了", "完毕", "填完了"];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (inspectionId, missing, answer) = Read(turn);
        var inspection = inspectionId is null ? null : await inspections.FindAsync(turn.Work, inspectionId);
        if (inspection is null || !inspection.Inspectors.Contains(turn.UserId, StringComparer.Ordinal))
        {
            return new Reply([new Say(turn.UserId, ConfirmTexts.NoDraft)], Unasked(turn, inspectionId));
        }

        if (inspection.Status != InspectionStatus.Draft || (turn.Input is CardInput card && card.Action.Version != inspection.Round))
        {
            return new Reply([new Say(turn.UserId, InspectionWords.State(inspection))], Unasked(turn, inspectionId));
        }

        if (missing is not null && turn.Input is TextInput && FieldText.Read(missing.Part, answer, words) is var read and not FieldText.Kind.Field)
        {
            return read == FieldText.Kind.Finding
                ? await FindingAsync(turn, inspection, missing.Part, answer)
                : Reply.Text(turn.UserId, ConfirmTexts.TooLongForField(missing.Part, FieldText.Longest(missing.Part), answer));
        }

        return missing is null
            ? await NextAsync(turn, inspection, [])
            : await AnswerAsync(turn, inspection, missing, answer);
    }

    private static (string? Inspection, MissingPart? Missing, string Answer) Read(Turn turn) => turn.Input switch
    {
        CardInput { Action.Verb: FindingCards.CompleteVerb } card => (card.Action.Entity, null, ""),
        CardInput card when card.Action.Entity.Split('.', 2) is [var id, var part] => (
            id,
            FormQuestions.Parse(part),
            FormAnswers.Buttons.GetValueOrDefault(card.Action.Verb) ?? card.Choice(FormQuestions.ChoiceVerb) ?? card.Action.Verb),
        TextInput text when turn.Session.Asked is { Kind: FormQuestions.Kind, Part: { } part } asked && !Commands.Contains(text.Text, StringComparer.Ordinal) =>
            (asked.Entity, FormQuestions.Parse(part), FormAnswers.Meant(FormQuestions.Parse(part), text.Text)),
        LocationInput place when turn.Session.Asked is { Kind: FormQuestions.Kind } asked => (
            asked.Entity,
            new MissingPart(FormPart.Coordinates),
            FormattableString.Invariant($"{place.Latitude},{place.Longitude}")),
        _ => (turn.Session.DraftId, null, ""),
    };

    /// <summary>The session without its question about a form that takes no answer any more; null when it asks something else.</summary>
    private static Session? Unasked(Turn turn, string? inspectionId) =>
        turn.Session.Asked is { Kind: FormQuestions.Kind } asked && asked.Entity == inspectionId ? turn.Session with { Asked = null } : null;

    private async Task<Reply> AnswerAsync(Turn turn, Inspection inspection, MissingPart missing, string answer)
    {
        // A second tap, or the colleague was faster: an answer to a question that is closed changes nothing.
        if (turn.Input is not LocationInput && !CompleteForm.Missing(inspection, words).Contains(missing))
        {
            var asked = turn.Session.Asked?.Part == FormQuestions.Name(missing) ? Unasked(turn, inspection.Id) : null;
            return new Reply([new Say(turn.UserId, ConfirmTexts.AlreadyFilled)], asked);
        }

        if (answer == FormQuestions.MoreVerb)
        {
            return new Reply([new Say(turn.UserId, ConfirmTexts.MoreFindings)], turn.Session with { DraftId = inspection.Id, Asked = null });
        }

        if (turn.Input is TextInput && SmallTalk.IsCancel(answer))
        {
            return new Reply([new Say(turn.UserId, ConfirmTexts.Paused)], turn.Session with { DraftId = inspection.Id, Asked = null });
        }

        var outcome = missing.Part switch
        {
            FormPart.AnyFinding when answer == FormQuestions.NothingVerb => Filing.SayNothingFound(inspection),
            FormPart.SecondInspector => await PartnerAsync(turn, inspection, answer),
            _ => FormAnswers.Apply(inspection, missing, answer, turn.Now.LocalDate()),
        };
        switch (outcome)
        {
            case Outcome<Inspection>.Accepted(var changed):
                await inspections.SaveOrThrowAsync(turn.Work, changed, inspection.Version);
                var shown = FormQuestions.Answered(changed, missing, FormAnswers.Shown(changed, missing, answer, await summary.NamesAsync(turn.Work, changed)));
                return await NextAsync(turn, changed, [new RefreshCard(turn.UserId, shown, FormQuestions.Subject(changed, missing))]);
            case Outcome<Inspection>.Refused(var refusal):
                return Reply.Text(turn.UserId, RefusalTexts.Of(refusal));
            default:
                var finding = inspection.Findings.FirstOrDefault(one => one.Id == missing.FindingId);
                return Reply.Text(turn.UserId, missing.Part == FormPart.SecondInspector ? ConfirmTexts.NotAColleague(answer) : FormAnswers.Fault(missing, answer, turn.Now.LocalDate()) ?? ConfirmTexts.NotAnAnswer(missing, finding));
        }
    }

    /// <summary>A finding typed while a field was asked for is filed, with the pictures that wait for one; then the field is asked for again.</summary>
    private async Task<Reply> FindingAsync(Turn turn, Inspection inspection, FormPart part, string text)
    {
        var id = Guid.CreateVersion7(turn.Now).ToString("N");
        var waiting = turn.Session.PendingPictures ?? [];
        var outcome = waiting.Take(Limits.Pictures).Aggregate(
            Filing.AddFinding(inspection, id, text),
            (state, picture) => state.Then(added => Filing.AttachPicture(added, id, picture)));
        if (outcome is not Outcome<Inspection>.Accepted(var filed))
        {
            return outcome.Answer(turn, _ => Reply.Nothing);
        }

        await inspections.SaveOrThrowAsync(turn.Work, filed, inspection.Version);
        Picture[] left = [.. waiting.Skip(Limits.Pictures)];
        var session = turn.Session with { FindingId = id, PendingPictures = left.Length > 0 ? left : null };
        return await NextAsync(turn with { Session = session }, filed, [new Say(turn.UserId, ConfirmTexts.FiledInstead(filed.Findings.Count, part))]);
    }

    private async Task<Outcome<Inspection>?> PartnerAsync(Turn turn, Inspection inspection, string answer)
    {
        var colleagues = await ColleaguesAsync(turn, inspection);
        var person = colleagues.FirstOrDefault(one => one.UserId == answer || one.Name == answer);
        return person is null
            ? null
            : Filing.AddInspector(inspection, person, await commitments.SignedAtAsync(turn.Work, inspection.CampaignId, person.UserId) is not null);
    }

    private async Task<IReadOnlyList<Person>> ColleaguesAsync(Turn turn, Inspection inspection)
    {
        var holders = await directory.HoldersAsync(turn.Work, inspection.Enterprise.County, Role.Inspector, Role.SquadLeader, Role.CityInspector);
        var ready = new List<Person>();
        foreach (var person in holders.Where(one => !inspection.Inspectors.Contains(one.UserId, StringComparer.Ordinal)))
        {
            if (await commitments.SignedAtAsync(turn.Work, inspection.CampaignId, person.UserId) is not null)
            {
                ready.Add(person);
            }
        }

        return ready;
    }

    /// <summary>Asks for the next missing part, or sends the form out for signature.</summary>
    private async Task<Reply> NextAsync(Turn turn, Inspection inspection, IReadOnlyList<Effect> before)
    {
        var missing = CompleteForm.Missing(inspection, words);
        if (missing.Count > 0)
        {
            var colleagues = missing[0].Part == FormPart.SecondInspector ? await ColleaguesAsync(turn, inspection) : [];
            // Without a finding the next text is one, so no question stands in its way.
            var asked = missing[0].Part == FormPart.AnyFinding ? null : new Question(FormQuestions.Kind, inspection.Id, FormQuestions.Name(missing[0]));
            return new Reply(
                [.. before, questions.Ask(turn.UserId, inspection, missing[0], colleagues)],
                turn.Session with { DraftId = inspection.Id, Asked = asked });
        }

        var pending = inspection.Findings.SelectMany(finding => finding.Pictures).Count(picture => picture.Sha256 is null);
        if (pending > 0)
        {
            // What is signed names every picture by its hash, so the bytes must be here first.
            return new Reply([.. before, new Say(turn.UserId, ConfirmTexts.PicturesPending(pending))], turn.Session with { DraftId = inspection.Id, Asked = null });
        }

        if (await inspections.CheckOnceAsync(turn.Work, inspection) is { } repeated)
        {
            var key = new VisitKey(inspection.Id, inspection.Enterprise.Id, null);
            return new Reply(
                [.. before, new Say(turn.UserId, ConfirmTexts.Repeated(repeated)), ExceptionCard.Show(turn.UserId, key, inspection.Enterprise)],
                turn.Session with { DraftId = inspection.Id, Asked = null });
        }

        if (Signing.Submit(inspection, words) is not Outcome<Inspection>.Accepted(var submitted))
        {
            throw new InvalidOperationException("A form with nothing missing was refused for signature.");
        }

        await inspections.SaveOrThrowAsync(turn.Work, submitted, inspection.Version);
        var names = await summary.NamesAsync(turn.Work, submitted);
        var text = FormSummary.Text(submitted, names);
        if (turn.Session.PendingPictures is { Count: > 0 } left)
        {
            // They were taken here: they must not go to a finding of the next enterprise.
            before = [.. before, new Say(turn.UserId, ConfirmTexts.PicturesLeft(left.Count))];
        }

        return new Reply(
            [.. before, .. submitted.Inspectors.SelectMany(userId => new Effect[] { new Say(userId, text), SignatureCards.Ask(userId, submitted) })],
            turn.Session with { DraftId = inspection.Id, FindingId = null, Asked = null, PendingPictures = null });
    }
}
