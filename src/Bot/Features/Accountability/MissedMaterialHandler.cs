using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>Evidence of the office, and the hearing of who signed: words and pictures until 完成.</summary>
internal sealed class MissedMaterialHandler(MissedDesk desk, MissedViolationStore missed) : IConversationHandler
{
    public const string Question = "missed-words";

    public static readonly string[] End = ["完成", "完成了", "完了", "好了", "完毕"];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Session.Asked is { Kind: Question } question ? question : null;
        if ((turn.Input is CardInput card ? card.Action.Entity : asked?.Entity) is not { } id || turn.Person is not { } person || await desk.FindAsync(turn.Work, id) is not { } view)
        {
            return Reply.Text(turn.UserId, MissedTexts.NotFound);
        }

        var isSigner = view.IsSigner(turn.UserId);
        if (!isSigner && !MissedViolation.Decides(person))
        {
            await desk.RecordAsync(turn, id, "missed.refused", new { });
            return Reply.Text(turn.UserId, MissedTexts.NotYours);
        }

        if (view.Case.Status != MissedStatus.Hearing)
        {
            return new Reply([new Say(turn.UserId, MissedTexts.HearingOver)], asked is null ? null : turn.Session with { Asked = null });
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: MissedCards.NothingVerb } => await NothingAsync(turn, view),
            CardInput => new Reply([new Say(turn.UserId, isSigner ? MissedTexts.AskAnswer : MissedTexts.AskEvidence)], turn.Session with { Asked = new Question(Question, id) }),
            PictureInput picture => await PictureAsync(turn, view, picture.MediaId),
            TextInput text when SmallTalk.IsCancel(text.Text) => new Reply([new Say(turn.UserId, MissedTexts.Cancelled)], turn.Session with { Asked = null }),
            TextInput text when End.Contains(SmallTalk.Plain(text.Text)) => await EndAsync(turn, view, isSigner),
            TextInput text => await WordsAsync(turn, view, text.Text),
            _ => Reply.Nothing,
        };
    }

    private async Task<Reply> NothingAsync(Turn turn, MissedView view)
    {
        view = await EndedAsync(turn, view);
        return new Reply([new Say(turn.UserId, view.AnswersOf(turn.UserId).All(one => one.IsEnd) ? MissedTexts.NothingSaid : MissedTexts.AnswerDone), .. Tell(turn, view)], Over(turn, view));
    }

    private async Task<Reply> PictureAsync(Turn turn, MissedView view, string mediaId)
    {
        await AddAsync(turn, view, New(turn, view) with { MediaId = mediaId });
        return new Reply([new FetchMedia(turn.UserId, mediaId), new Say(turn.UserId, MissedTexts.PictureKept)]);
    }

    private async Task<Reply> WordsAsync(Turn turn, MissedView view, string text)
    {
        if (!Words.SaySomething(text))
        {
            return Reply.Text(turn.UserId, MissedTexts.NothingGiven);
        }

        if (text.Length > Limits.Text)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Length, Limits.Text)));
        }

        await AddAsync(turn, view, New(turn, view) with { Words = text.Trim() });
        return Reply.Text(turn.UserId, MissedTexts.Kept);
    }

    private async Task<Reply> EndAsync(Turn turn, MissedView view, bool isSigner)
    {
        if (!view.Materials.Any(one => one.GivenBy == turn.UserId))
        {
            return Reply.Text(turn.UserId, MissedTexts.NothingGiven);
        }

        view = isSigner ? await EndedAsync(turn, view) : view;
        return new Reply(
            [new Say(turn.UserId, isSigner ? MissedTexts.AnswerDone : MissedTexts.EvidenceDone), .. isSigner ? Tell(turn, view) : [new RefreshCard(turn.UserId, MissedCards.Office(view), MissedCards.Subject(view.Case), OrSend: true)]],
            turn.Session with { Asked = null });
    }

    private async Task<MissedView> EndedAsync(Turn turn, MissedView view) => view.IsDone(turn.UserId)
        ? view
        : await AddAsync(turn, view, New(turn, view) with { GivenAt = view.AnswersOf(turn.UserId).Select(one => one.GivenAt).Append(turn.Now).Max() });

    /// <summary>A tap on the card ends what was being written to the same case.</summary>
    private static Session? Over(Turn turn, MissedView view) =>
        turn.Session.Asked is { Kind: Question } asked && asked.Entity == view.Case.Id ? turn.Session with { Asked = null } : null;

    private async Task<MissedView> AddAsync(Turn turn, MissedView view, MissedMaterial one)
    {
        await missed.AddMaterialAsync(turn.Work, one);
        await desk.RecordAsync(turn, view.Case.Id, view.IsSigner(turn.UserId) ? "missed.answered" : "missed.evidence", new { one.Id });
        return view with { Materials = [.. view.Materials, one] };
    }

    private static IEnumerable<Effect> Tell(Turn turn, MissedView view) =>
    [
        new RefreshCard(turn.UserId, MissedCards.Hearing(view, turn.UserId), MissedCards.HearingSubject(view.Case)),
        new Say(view.Case.RecordedBy, MissedTexts.Answered(view, view.People.First(signer => signer.UserId == turn.UserId))),
        new RefreshCard(view.Case.RecordedBy, MissedCards.Office(view), MissedCards.Subject(view.Case), OrSend: true),
    ];

    private static MissedMaterial New(Turn turn, MissedView view) =>
        new() { Id = Guid.CreateVersion7(turn.Now).ToString("N"), CaseId = view.Case.Id, GivenBy = UserIds.Normal(turn.UserId), GivenAt = turn.Now };
}
