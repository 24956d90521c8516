using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>传材料: texts and pictures of one finding, each kept at once; 提交复查 sends them to the inspectors.</summary>
internal sealed class EvidenceHandler(CaseDesk desk, EvidenceStore evidence, RectificationStore cases, EvidenceSheets sheets, EvidencePictures pictures) : IConversationHandler
{
    /// <summary>Kind of the session's question; the entity is the case.</summary>
    public const string Question = "case-evidence";

    /// <summary>An album arrives as several turns: only the first picture of a burst is answered.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    /// <summary>Typed instead of tapped.</summary>
    public static string[] SubmitWords => ["提交", "提交复查", "发完了", "完成", "好了"];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var id = turn.Input is CardInput { Action.Entity: var entity } ? entity : turn.Session.Asked?.Entity ?? "";
        if (turn.Person is not { } officer || await desk.FindAsync(turn.Work, id) is not { } view)
        {
            return new Reply([new Say(turn.UserId, RectifyTexts.NotFound)], Over(turn));
        }

        return turn.Input switch
        {
            CardInput { Action.Verb: CaseCards.SubmitVerb } card => await SubmitAsync(turn, view, card.Action.Version),
            TextInput text when SubmitWords.Contains(SmallTalk.Plain(text.Text), StringComparer.Ordinal) => await SubmitAsync(turn, view, view.Case.Version),
            TextInput text when SmallTalk.IsCancel(text.Text) => new Reply([new Say(turn.UserId, RectifyTexts.Cancelled)], Over(turn)),
            _ when Rectifying.CheckEvidence(view.Case, officer, view.Evidence.Count) is { } refusal => new Reply([new Say(turn.UserId, RefusalTexts.Of(refusal))], Over(turn)),
            CardInput => await AskAsync(turn, view),
            PictureInput picture => await PictureAsync(turn, view, picture.MediaId),
            TextInput text => await TextAsync(turn, view, text.Text),
            UnsupportedInput odd => await OddAsync(turn, view, odd.Kind),
            _ => Reply.Nothing,
        };
    }

    private static Session? Over(Turn turn) => turn.Session.Asked is { Kind: Question } ? turn.Session with { Asked = null } : null;

    private async Task<Reply> AskAsync(Turn turn, CaseView view)
    {
        var (now, taken, effects) = await AttachAsync(turn, view);
        return new Reply(
            [.. effects, new Say(turn.UserId, taken > 0 ? RectifyTexts.Kept(now) : RectifyTexts.AskEvidence(view))],
            turn.Session with { Asked = new Question(Question, view.Case.Id), PendingPictures = null });
    }

    /// <summary>Pictures that came before it was said which finding they belong to are the first ones; those of another day belong to something else.</summary>
    private async Task<(CaseView Now, int Taken, IReadOnlyList<Effect> Effects)> AttachAsync(Turn turn, CaseView view)
    {
        var kept = turn.Session.PendingPictures ?? [];
        var fresh = kept.Where(picture => turn.Now - picture.ReceivedAt < OfficersPictures.Keep).ToList();
        var (now, taken, effects) = (view, 0, new List<Effect>());
        foreach (var picture in fresh.TakeWhile(_ => Rectifying.CheckEvidence(now.Case, turn.Person!, now.Evidence.Count) is null))
        {
            // Each a millisecond after the one before: their ids are their order.
            now = await AddAsync(turn, now, new Evidence
            {
                Id = Guid.CreateVersion7(turn.Now.AddMilliseconds(taken++)).ToString("N"),
                CaseId = view.Case.Id,
                Round = view.Case.Round,
                MediaId = picture.MediaId,
                Sha256 = picture.Sha256,
                By = turn.UserId,
                At = picture.ReceivedAt,
            });

            // Bytes that came before do not come again.
            effects.AddRange(picture.Sha256 is { } sha256 ? await pictures.ArrivedAsync(turn, picture.MediaId, sha256) : []);
        }

        if (kept.Count > taken)
        {
            effects.Add(new Say(turn.UserId, RectifyTexts.NotAttached(kept.Count - taken)));
        }

        return (now, taken, effects);
    }

    private async Task<Reply> PictureAsync(Turn turn, CaseView view, string mediaId)
    {
        var inBurst = view.Given.Any(one => one.MediaId is not null && turn.Now - one.At < Burst);
        var kept = await AddAsync(turn, view, new Evidence { Id = NewId(turn), CaseId = view.Case.Id, Round = view.Case.Round, MediaId = mediaId, By = turn.UserId, At = turn.Now });
        var fetch = new FetchMedia(turn.UserId, mediaId);
        return new Reply(inBurst ? [fetch, .. Cards(turn, kept)] : [fetch, new Say(turn.UserId, RectifyTexts.Kept(kept)), .. Cards(turn, kept)]);
    }

    private async Task<Reply> TextAsync(Turn turn, CaseView view, string text)
    {
        if (!Words.SaySomething(text) || SmallTalk.IsCourtesy(text))
        {
            return Reply.Text(turn.UserId, SmallTalk.IsCourtesy(text) ? RectifyTexts.Courtesy : RectifyTexts.NoWords);
        }

        if (text.Length > Limits.Text)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Length, Limits.Text)));
        }

        var kept = await AddAsync(turn, view, new Evidence { Id = NewId(turn), CaseId = view.Case.Id, Round = view.Case.Round, Words = text.Trim(), By = turn.UserId, At = turn.Now });
        return new Reply([new Say(turn.UserId, RectifyTexts.Kept(kept)), .. Cards(turn, kept)]);
    }

    /// <summary>A video is what an officer has at hand. Nothing of it is kept; that he sent it is.</summary>
    private async Task<Reply> OddAsync(Turn turn, CaseView view, string kind)
    {
        await desk.ActAsync(turn, view.Case.Id, turn.UserId, ActTexts.NotTaken(kind));
        return Reply.Text(turn.UserId, RectifyTexts.NotTaken(kind));
    }

    private async Task<CaseView> AddAsync(Turn turn, CaseView view, Evidence one)
    {
        await evidence.AddAsync(turn.Work, one);
        if (view.Case.Status != CaseStatus.Open)
        {
            await desk.ActAsync(turn, view.Case.Id, turn.UserId, ActTexts.Supplemented(RectificationWords.Count([one])));
        }

        return view with { Evidence = [.. view.Evidence, one] };
    }

    /// <summary>The card counts what is there; the officer's own comes with the button to submit.</summary>
    private static IEnumerable<Effect> Cards(Turn turn, CaseView view) =>
        CaseCards.Refresh(view).OfType<RefreshCard>().Select(one => one.UserId == turn.UserId && view.Case.Status == CaseStatus.Open ? one with { OrSend = true } : one);

    private async Task<Reply> SubmitAsync(Turn turn, CaseView view, int version)
    {
        var (session, before) = (turn.Session, (IReadOnlyList<Effect>)[]);
        if (session.PendingPictures is { Count: > 0 } && view.Case.Status == CaseStatus.Open && Rectifying.CheckEvidence(view.Case, turn.Person!) is null)
        {
            (view, _, before) = await AttachAsync(turn, view);
            session = session with { PendingPictures = null };
        }

        var over = session.Asked is { Kind: Question } ? session with { Asked = null } : session;
        var decided = Rectifying.Submit(view.Case, turn.Person!, view.Given.Count, version, turn.Now);
        switch (await desk.ChangeAsync(turn, view, decided, ActTexts.HandedIn(view)))
        {
            case Outcome<CaseView>.Accepted(var handed):
                var others = handed.Officers.Where(person => person.UserId != turn.UserId);
                return new Reply(
                    [
                        .. before,
                        .. CaseCards.Refresh(handed).OfType<RefreshCard>().Where(one => handed.Officers.Any(person => person.UserId == one.UserId)),
                        new Say(turn.UserId, RectifyTexts.HandedIn(handed)),
                        .. others.Select(person => new Say(person.UserId, RectifyTexts.ToOfficersHandedIn(handed, turn.Person!.Name))),
                        .. handed.Inspectors.Select(person => new ShowCard(person.UserId, CaseCards.Recheck(handed), CaseCards.RecheckSubject(handed.Case))),
                        .. await sheets.SendAsync(turn, handed),
                        .. CaseCards.Waiting(handed),
                        .. await NextAsync(turn, handed),
                    ],
                    over);
            case Outcome<CaseView>.Refused(var refusal):
                // Without evidence the question stays open: it is what is missing.
                return new Reply(
                    [.. before, new Say(turn.UserId, RefusalTexts.Of(refusal))],
                    refusal.Rule == RuleCode.EvidenceMissing ? session with { Asked = new Question(Question, view.Case.Id) } : over);
            default:
                throw new InvalidOperationException("Submitting gave neither a case nor a refusal.");
        }
    }

    /// <summary>The other findings that still wait for the enterprise.</summary>
    private async Task<IReadOnlyList<Effect>> NextAsync(Turn turn, CaseView handed)
    {
        var open = (await cases.OpenOfEnterprisesAsync(turn.Work, [handed.Case.EnterpriseId])).Where(one => one.Status == CaseStatus.Open && one.Id != handed.Case.Id).ToList();
        return open.Count == 0 ? [] : [CaseCards.List(turn.UserId, await desk.ViewsAsync(turn.Work, open))];
    }

    private static string NewId(Turn turn) => Guid.CreateVersion7(turn.Now).ToString("N");
}
