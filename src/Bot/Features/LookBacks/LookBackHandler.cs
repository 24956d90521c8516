using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.LookBacks;

/// <summary>回头看: each finding's result, by button and words; the numbers for leaders; in the morning the list of the day.</summary>
internal sealed class LookBackHandler(
    LookBackStore lookBacks, InspectionStore inspections, AssignmentStore assignments, DirectoryStore directory, LookBackToday today, CampaignBook campaigns, AuditLog audit, CaseReopening reopening) : IConversationHandler
{
    /// <summary>Kind of the session's question for the words; entity: the task; part: the verb.</summary>
    public const string Question = "lookback-words";

    private static readonly Role[] Leading =
        [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice, Role.CityLeader, Role.DisciplineOffice, Role.Administrator];

    private static readonly Role[] Owning = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput { Action.Verb: LookBackCards.OpenVerb } card => OpenAsync(turn, card.Choice(LookBackCards.Enterprise)),
        CardInput { Action.Verb: LookBackCards.CorrectVerb } card => CorrectAsync(turn, card.Choice(LookBackCards.FiledTask)),
        CardInput { Action: { Verb: not LookBackCards.RectifiedVerb } action } => AskAsync(turn, action),
        CardInput card => FileAsync(turn, card.Action, words: null),
        PictureInput picture when Asking(turn) is { } asked => PictureAsync(turn, asked, picture),
        TextInput { Text: not LookBackTexts.Command } text when Asking(turn) is { } asked => WordsAsync(turn, asked, text.Text),
        _ => ShowAsync(turn),
    };

    private static Question? Asking(Turn turn) => turn.Session.Asked is { Kind: Question } asked ? asked : null;

    private static ActionKey? KeyOf(Question asked) => ActionKey.Parse(asked.Part ?? "");

    private async Task<Reply> ShowAsync(Turn turn)
    {
        if (turn.Person is not { } person || Scope.CountiesOf(person) is not { } counties)
        {
            return Reply.Text(turn.UserId, LookBackTexts.NotYours);
        }

        var list = await today.ListAsync(turn, turn.UserId);
        IReadOnlyList<Effect> own = [.. list, .. await today.CorrectableAsync(turn)];
        if (!Leading.Any(person.Holds))
        {
            return new Reply(list.Count > 0 ? own : [new Say(turn.UserId, LookBackTexts.NothingToday), .. own]);
        }

        var day = turn.Now.LocalDate();
        var (counts, unplanned) = (new List<LookBackCount>(), new List<NameCount>());
        foreach (var campaign in campaigns.Of(counties, day))
        {
            counts.AddRange((await lookBacks.CountsAsync(turn.Work, campaign.Id, day)).Where(one => Scope.Reaches(counties, one.County)));
            unplanned.AddRange(day < campaign.LookBackFrom ? [] : (await lookBacks.UnplannedCountiesAsync(turn.Work, campaign.Id)).Where(one => Scope.Reaches(counties, one.Name)));
        }

        var place = LookBackCardTexts.Place(counties);
        var words = LookBackTexts.Counts(place, counts, unplanned) + (counts.Count > 0 && Scope.ArrangedCountiesOf(person) is not null ? LookBackTexts.ArrangeHint : "");
        return new Reply([new Say(turn.UserId, words), .. own]);
    }

    private async Task<Reply> OpenAsync(Turn turn, string? enterpriseId)
    {
        if (enterpriseId is null)
        {
            return Reply.Text(turn.UserId, LookBackTexts.ChooseEnterprise);
        }

        var cards = await today.FindingsAsync(turn, enterpriseId);
        return cards.Count > 0 ? new Reply(cards) : Reply.Text(turn.UserId, LookBackTexts.AllFiled);
    }

    private async Task<Reply> CorrectAsync(Turn turn, string? taskId)
    {
        if (taskId is null)
        {
            return Reply.Text(turn.UserId, LookBackTexts.ChooseFiled);
        }

        if (turn.Person is not { } person || await today.FindAsync(turn, taskId) is not { } task || !task.MayCorrect(person, turn.Now)
            || await inspections.FindAsync(turn.Work, task.InspectionId) is not { } inspection || inspection.Findings.FirstOrDefault(one => one.Id == task.FindingId) is not { } finding)
        {
            return Reply.Text(turn.UserId, LookBackTexts.NotOpenForCorrection);
        }

        var card = LookBackCards.Finding(task, inspection, finding, await today.ColleagueAsync(turn, task, turn.UserId), person.Name, correct: true);
        return new Reply([new ShowCard(turn.UserId, card, LookBackCards.Subject(task))]);
    }

    private async Task<Reply> AskAsync(Turn turn, ActionKey action)
    {
        var result = LookBackCards.ResultOf(action.Verb);
        if (await today.FindAsync(turn, action.Entity) is not { } task || turn.Person is null)
        {
            return Reply.Text(turn.UserId, LookBackTexts.NotFound);
        }

        // What the words will be is not known yet; everything else is asked of the rule before they are typed in vain.
        return task.File(turn.Person, result, "-", action.Version, turn.Now) is Outcome<LookBackTask>.Refused(var refusal)
            ? Reply.Text(turn.UserId, await RefusedAsync(turn, task, refusal))
            : new Reply([new Say(turn.UserId, LookBackTexts.AskWords(result))], turn.Session with { Asked = new Question(Question, task.Id, action.ToString()) });
    }

    private async Task<Reply> PictureAsync(Turn turn, Question asked, PictureInput picture)
    {
        var present = await lookBacks.PicturesAsync(turn.Work, asked.Entity);
        if (LookBackTask.CheckPictures(present) is { } full)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(full));
        }

        await lookBacks.AddPictureAsync(turn.Work, Guid.CreateVersion7(turn.Now).ToString("N"), asked.Entity, picture.MediaId, turn.Now);
        var fetch = new FetchMedia(turn.UserId, picture.MediaId);
        return new Reply(present == 0 ? [fetch, new Say(turn.UserId, LookBackTexts.PictureKept)] : [fetch]);
    }

    private Task<Reply> WordsAsync(Turn turn, Question asked, string text)
    {
        var over = turn.Session with { Asked = null };
        if (text == LookBackTexts.Cancel)
        {
            return Task.FromResult(new Reply([new Say(turn.UserId, LookBackTexts.Cancelled)], over));
        }

        return Words.SaySomething(text) && KeyOf(asked) is { } key
            ? FileAsync(turn, key, text)
            : Task.FromResult(Reply.Text(turn.UserId, LookBackTexts.NoWords));
    }

    private async Task<Reply> FileAsync(Turn turn, ActionKey action, string? words)
    {
        // A tap leaves the question open that another card asked.
        var over = words is null ? null : turn.Session with { Asked = null };
        if (turn.Person is not { } person
            || await today.FindAsync(turn, action.Entity) is not { } task
            || await inspections.FindAsync(turn.Work, task.InspectionId) is not { } inspection
            || inspection.Findings.FirstOrDefault(one => one.Id == task.FindingId) is not { } finding)
        {
            return new Reply([new Say(turn.UserId, LookBackTexts.NotFound)], over);
        }

        switch (task.File(person, LookBackCards.ResultOf(action.Verb), words, action.Version, turn.Now))
        {
            case Outcome<LookBackTask>.Accepted(var filed):
                if (!await lookBacks.SaveAsync(turn.Work, filed, task.Version))
                {
                    throw new InvalidOperationException($"Look-back {task.Id} is no longer at version {task.Version}.");
                }

                await audit.AppendAsync(
                    turn.Work, turn.Now, turn.UserId, "look-back", filed.Id, ConversationJson.Write(new { result = filed.Result.ToString(), filed.Version, corrects = task.Result?.ToString() }));
                return new Reply([.. await CardsAsync(turn, filed, inspection, finding, person.Name), .. await OwnerAsync(turn, task.Result, filed, inspection, finding, person.Name), .. await ReopenAsync(turn, filed)], over);
            case Outcome<LookBackTask>.Refused(var refusal):
                // A text that is too long is asked for again.
                return new Reply([new Say(turn.UserId, await RefusedAsync(turn, task, refusal))], refusal.Rule is RuleCode.TooLong or RuleCode.EmptyText ? null : over);
            default:
                throw new InvalidOperationException("Filing gave neither a task nor a refusal.");
        }
    }

    /// <summary>The case that the enterprise thought was closed (domain.md 6).</summary>
    private async Task<IReadOnlyList<Effect>> ReopenAsync(Turn turn, LookBackTask filed) => filed.Result is LookBackResult.NotRectified or LookBackResult.Recurred
        ? await reopening.ReopenAsync(turn, filed.InspectionId, filed.FindingId, filed.Result is LookBackResult.Recurred, filed.Words ?? "")
        : [];

    /// <summary>Both of the two see the result: it is all that the colleague learns of it.</summary>
    private async Task<IReadOnlyList<Effect>> CardsAsync(Turn turn, LookBackTask filed, Inspection inspection, Finding finding, string by)
    {
        var effects = new List<Effect>();
        foreach (var userId in new[] { turn.UserId, filed.ColleagueOf(turn.UserId) }.OfType<string>())
        {
            var colleague = filed.ColleagueOf(userId) is { } other ? await today.NameAsync(turn, other) : null;
            effects.Add(new RefreshCard(userId, LookBackCards.Finding(filed, inspection, finding, colleague, by), LookBackCards.Subject(filed), OrSend: true));
        }

        return effects;
    }

    /// <summary>Not rectified or come back: who owns the rectification now hears of it; without an assignment, whom the severity names (二(二)3).</summary>
    /// <param name="before">The result that is corrected; null for a first one.</param>
    private async Task<IReadOnlyList<Effect>> OwnerAsync(Turn turn, LookBackResult? before, LookBackTask filed, Inspection inspection, Finding finding, string by)
    {
        var told = before is LookBackResult.NotRectified or LookBackResult.Recurred;
        if (filed.Result is LookBackResult.Rectified && !told)
        {
            return [];
        }

        var assignment = (await assignments.OfInspectionAsync(turn.Work, inspection.Id)).FirstOrDefault(one => one.Severity == filed.Severity);
        var owner = assignment?.Owner
            ?? Owners.Find(filed.Severity, filed.County, [turn.Person!], await directory.HoldersAsync(turn.Work, filed.County, Owning)).Owner?.UserId;
        return owner is null ? []
            : filed.Result is LookBackResult.Rectified ? [new Say(owner, LookBackTexts.TakenBack(inspection, finding, by))]
            : [new Say(owner, LookBackTexts.ToOwner(inspection, finding, filed, by, told)), LookBackCards.ToOwner(owner, filed, inspection, finding, by, told)];
    }

    private async Task<string> RefusedAsync(Turn turn, LookBackTask task, Refusal refusal)
    {
        var enterprise = (await inspections.FindAsync(turn.Work, task.InspectionId))?.Enterprise.Name ?? LookBackCardTexts.ThisEnterprise;
        return refusal.Rule switch
        {
            RuleCode.OutOfScope => LookBackTexts.NotOfTheTwo(enterprise, await today.PairAsync(turn, task)),
            RuleCode.Stale when task.FiledBy is { } by => LookBackTexts.Already(enterprise, task, await today.NameAsync(turn, by)),
            RuleCode.Stale => LookBackTexts.Changed,
            _ => RefusalTexts.Of(refusal),
        };
    }
}
