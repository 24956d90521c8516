using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>倒查 with an enterprise: the office writes down what was found, the program finds who signed. Without: what is open.</summary>
internal sealed class MissedHandler(
    MissedDesk desk, MissedViolationStore missed, EnterpriseStore enterprises, InspectionStore inspections, RankProblemTypes rank, CampaignBook campaigns, WorkCalendar calendar) : IConversationHandler
{
    public const string Question = "missed";

    private const int Shown = 5;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person)
        {
            return Reply.Text(turn.UserId, MissedTexts.NotYours);
        }

        if (turn.Input is TextInput { Text: MissedTexts.Command })
        {
            return MissedViolation.Decides(person) ? await ListAsync(turn) : await OwnAsync(turn);
        }

        if (!MissedViolation.Decides(person))
        {
            await desk.RecordAsync(turn, "", "missed.refused", new { });
            return Reply.Text(turn.UserId, MissedTexts.NotYours);
        }

        return turn.Input switch
        {
            CardInput card => await OpenAsync(turn, person, card),
            TextInput text when turn.Session.Asked is { Kind: Question } asked && !IsCommand(text.Text) => await AnsweredAsync(turn, person, asked, text.Text.Trim()),
            PictureInput => Reply.Text(turn.UserId, MissedTexts.PictureLater),
            TextInput text => await BeginAsync(turn, person, text.Text[MissedTexts.Command.Length..].Trim()),
            _ => Reply.Text(turn.UserId, MissedTexts.Usage),
        };
    }

    private static bool IsCommand(string text) => text.StartsWith(MissedTexts.Command + " ", StringComparison.Ordinal);

    private async Task<Reply> BeginAsync(Turn turn, Person person, string name)
    {
        var found = await enterprises.SearchAsync(turn.Work, [], name, 7);
        var exact = found.Where(one => one.Name == name).ToList();
        if ((exact.Count == 1 ? exact : found) is not [var enterprise])
        {
            return Reply.Text(turn.UserId, found.Count == 0 ? MissedTexts.Unknown(name) : MissedTexts.Several(name, found));
        }

        // Before three questions are answered in vain: whether anybody signed at all.
        var signed = await inspections.AllSignedOfAsync(turn.Work, enterprise.Id);
        if (signed.Count == 0)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.NotInspected, "二(一)2(5)", enterprise.Name)));
        }

        // And whether any day would be taken.
        var today = turn.Now.LocalDate();
        return Example(person, enterprise, signed, today) is { } example
            ? new Reply([new Say(turn.UserId, MissedTexts.AskDay(example))], Asks(turn, enterprise.Id, new Parts()))
            : Reply.Text(turn.UserId, campaigns.Of(enterprise.County, today).AccountabilityYear is var year && year > today.Year
                ? MissedTexts.NotYet(year)
                : RefusalTexts.Of(Check(person, enterprise, signed, today, today)!));
    }

    private async Task<Reply> AnsweredAsync(Turn turn, Person person, Question asked, string text)
    {
        var over = turn.Session with { Asked = null };
        if (SmallTalk.IsCancel(text))
        {
            return new Reply([new Say(turn.UserId, MissedTexts.Cancelled)], over);
        }

        if (await enterprises.FindAsync(turn.Work, asked.Entity) is not { } enterprise)
        {
            return new Reply([new Say(turn.UserId, MissedTexts.NotFound)], over);
        }

        var parts = StorageJson.Read<Parts>(asked.Part ?? "{}");
        if (parts.Day is not { } day)
        {
            return await DayAsync(turn, person, enterprise, text);
        }

        if (!Words.SaySomething(text))
        {
            return Reply.Text(turn.UserId, MissedTexts.NoWords);
        }

        var most = parts.Words is null ? Limits.Text : Limits.Field;
        if (text.Length > most)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.TooLong, "", text.Length, most)));
        }

        if (parts.Words is null)
        {
            return new Reply([new Say(turn.UserId, MissedTexts.AskSource)], Asks(turn, enterprise.Id, parts with { Words = text }));
        }

        var draft = new MissedViolation
        {
            Id = Guid.CreateVersion7(turn.Now).ToString("N"),
            County = enterprise.County,
            EnterpriseId = enterprise.Id,
            Enterprise = enterprise.Name,
            Discovered = day,
            Words = parts.Words,
            Source = text,
            RecordedBy = turn.UserId,
            RecordedAt = turn.Now,
            HearUntil = day,
        };
        var signed = await inspections.AllSignedOfAsync(turn.Work, enterprise.Id);
        var signers = MissedViolation.SignersOf(signed, campaigns.AnsweringFor(day), day);
        await missed.AddAsync(turn.Work, draft);
        await missed.AddSignersAsync(turn.Work, draft.Id, signers);
        return new Reply([new Say(turn.UserId, MissedTexts.Found(signers, [.. signed.Where(form => signers.Any(signer => signer.InspectionId == form.Id))])), new ShowCard(turn.UserId, MissedCards.Draft(draft, rank(draft.Words)), MissedCards.DraftSubject(draft))], over);
    }

    private async Task<Reply> DayAsync(Turn turn, Person person, Enterprise enterprise, string text)
    {
        var today = turn.Now.LocalDate();
        var signed = await inspections.AllSignedOfAsync(turn.Work, enterprise.Id);
        var again = MissedTexts.DayAgain(Example(person, enterprise, signed, today) ?? today);
        return DayText.ReadPast(text, today) switch
        {
            null => Reply.Text(turn.UserId, MissedTexts.BadDay + again),
            { Fault: { } fault } => Reply.Text(turn.UserId, fault + again),
            { Day: { } day } when day > today => Reply.Text(turn.UserId, MissedTexts.Ahead(day) + again),
            { Day: var day } when Check(person, enterprise, signed, day!.Value, today) is { } refusal => Reply.Text(turn.UserId, RefusalTexts.Of(refusal)),
            { Day: var day } => new Reply([new Say(turn.UserId, MissedTexts.AskWords(day!.Value))], Asks(turn, enterprise.Id, new Parts { Day = day })),
        };
    }

    private Refusal? Check(Person person, Enterprise enterprise, IReadOnlyList<Inspection> signed, DateOnly day, DateOnly today) =>
        MissedViolation.Check(person, enterprise, day, signed, campaigns.AnsweringFor(day), campaigns.Of(enterprise.County, day).AccountabilityYear, today);

    /// <summary>The last day that would be taken: today as a rule, the end of the year once it is over. Null when none would.</summary>
    private DateOnly? Example(Person person, Enterprise enterprise, IReadOnlyList<Inspection> signed, DateOnly today)
    {
        var first = signed.Min(form => form.Date).Year;
        for (var day = today; day.Year >= first; day = new DateOnly(day.Year - 1, 12, 31))
        {
            if (Check(person, enterprise, signed, day, today) is null)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The case is recorded, and everybody who signed is heard.</summary>
    private async Task<Reply> OpenAsync(Turn turn, Person person, CardInput card)
    {
        if (await desk.FindAsync(turn.Work, card.Action.Entity) is not { } view)
        {
            return Reply.Text(turn.UserId, MissedTexts.NotFound);
        }

        var hinted = card.Action.Verb == MissedCards.OpenHintedVerb || card.Choice(MissedCards.Hinted) == MissedCards.Yes;
        if (card.Choice(MissedCards.Type) == MissedCards.More && view.Case.Status == MissedStatus.Draft)
        {
            return new Reply([new ShowCard(turn.UserId, MissedCards.OtherTypes(view.Case, rank(view.Case.Words), hinted), MissedCards.TypesSubject(view.Case))]);
        }

        if (!int.TryParse(card.Choice(MissedCards.Type), CultureInfo.InvariantCulture, out var type) || type < 1 || type > ProblemType.All.Count)
        {
            return Reply.Text(turn.UserId, MissedTexts.ChooseType);
        }

        try
        {
            var until = calendar.AddWorkingDays(turn.Now.LocalDate(), HearingDays(view.Case));
            switch (view.Case.Open(person, type, hinted, until, card.Action.Version))
            {
                case Outcome<MissedViolation>.Accepted(var opened):
                    var saved = await desk.SaveAsync(turn, view, opened, "missed.recorded");
                    return new Reply(
                    [
                        new RefreshCard(turn.UserId, MissedCards.Draft(opened, rank(opened.Words), MissedTexts.Recorded), MissedCards.DraftSubject(view.Case)),
                        new RefreshCard(turn.UserId, MissedCards.OtherTypes(opened, rank(opened.Words), hinted, MissedTexts.Recorded), MissedCards.TypesSubject(view.Case)),
                        new Say(turn.UserId, MissedTexts.Opened(saved)),
                        new ShowCard(turn.UserId, MissedCards.Office(saved), MissedCards.Subject(opened)),
                        .. saved.People.Select(signer => new ShowCard(signer.UserId, MissedCards.Hearing(saved, signer.UserId), MissedCards.HearingSubject(opened))),
                    ]);
                case Outcome<MissedViolation>.Refused(var refusal):
                    return Reply.Text(turn.UserId, RefusalTexts.Of(refusal));
                default:
                    throw new InvalidOperationException("Opening gave neither a case nor a refusal.");
            }
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, InspectionWords.Number(missing.Year) + MissedTexts.NoCalendar);
        }
    }

    /// <summary>As the campaign says that the forms are of.</summary>
    private int HearingDays(MissedViolation one) => (campaigns.AnsweringFor(one.Discovered) is [.., var last] ? last : campaigns.Of(one.County, one.Discovered)).HearingDays;

    private async Task<Reply> ListAsync(Turn turn)
    {
        var views = new List<MissedView>();
        foreach (var one in await missed.AllAsync(turn.Work))
        {
            views.Add(await desk.ViewAsync(turn.Work, one));
        }

        var steps = await missed.WaitingStepsAsync(turn.Work);
        if (views.Count == 0)
        {
            return Reply.Text(turn.UserId, MissedTexts.Usage);
        }

        var highest = steps.GroupBy(step => step.UserId, StringComparer.Ordinal).Select(own => own.MaxBy(step => step.Rung)!).ToList();
        var cards = new List<Effect>();
        foreach (var step in highest.Take(Shown))
        {
            cards.Add(new ShowCard(turn.UserId, StepCards.Step(step, MissedDesk.Named(await missed.OfPersonAsync(turn.Work, step.UserId))), StepCards.Subject(step)));
        }

        return new Reply(
        [
            new Say(turn.UserId, MissedTexts.List([.. views.Select(MissedTexts.Line), .. steps.Select(StepTexts.Line)])),
            .. views.Where(view => view.Case.Status is MissedStatus.Hearing or MissedStatus.Confirmed).TakeLast(Shown).Select(view => new ShowCard(turn.UserId, MissedCards.Office(view), MissedCards.Subject(view.Case))),
            .. cards,
        ]);
    }

    /// <summary>What an inspector can still answer to.</summary>
    private async Task<Reply> OwnAsync(Turn turn)
    {
        var effects = new List<Effect>();
        foreach (var one in (await missed.OfPersonAsync(turn.Work, turn.UserId)).Where(one => one.Status == MissedStatus.Hearing))
        {
            effects.Add(new ShowCard(turn.UserId, MissedCards.Hearing(await desk.ViewAsync(turn.Work, one), turn.UserId), MissedCards.HearingSubject(one)));
        }

        return effects.Count > 0 ? new Reply(effects) : Reply.Text(turn.UserId, MissedTexts.NotYours);
    }

    private static Session Asks(Turn turn, string enterpriseId, Parts parts) => turn.Session with { Asked = new Question(Question, enterpriseId, StorageJson.Write(parts)) };

    private sealed record Parts
    {
        public DateOnly? Day { get; init; }

        public string? Words { get; init; }
    }
}
