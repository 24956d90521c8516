using Bot.Conversations;
using Bot.Features.Shared;
using Domain;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>今日体检 shows the day's card again. The buttons of the day's card: 接受全部, 开始体检, 不能去, 转给同事. A card that shows another state than the present one changes nothing.</summary>
internal sealed class VisitDayHandler(VisitDays days, PersonsMorning morning) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is TextInput)
        {
            return await ShowAsync(turn, turn.Now.LocalDate());
        }

        if (turn is not { Person: { } person, Input: CardInput card } || VisitCards.DayOf(card.Action) is not { } day)
        {
            return Reply.Text(turn.UserId, VisitTexts.NotFound);
        }

        var led = await days.LedAsync(turn.Work, turn.UserId, day);
        if (led.Count == 0)
        {
            return Reply.Text(turn.UserId, VisitTexts.NothingLeft);
        }

        if (card.Action.Version != VisitCards.Version(led))
        {
            return new Reply([new Say(turn.UserId, VisitTexts.Stale), new ShowCard(turn.UserId, VisitCards.Day(day, led), VisitCards.DaySubject(day, led))]);
        }

        if (card.Action.Verb == VisitCards.AcceptVerb)
        {
            return await AcceptAsync(turn, person, day, led);
        }

        if (led.FirstOrDefault(one => one.Visit.Id == card.Choice(VisitCards.VisitQuestion)) is not { } chosen)
        {
            return Reply.Text(turn.UserId, VisitTexts.ChooseVisit);
        }

        return card.Action.Verb switch
        {
            VisitCards.StartVerb when chosen.Visit.Status != PlannedVisitStatus.Accepted => Reply.Text(turn.UserId, VisitTexts.NotYetAccepted),
            VisitCards.StartVerb => new Reply([VisitCards.Start(turn.UserId, chosen, turn.Now)]),
            VisitCards.CannotVerb => new Reply([new ShowCard(turn.UserId, VisitCards.Decline(chosen), VisitCards.DeclineSubject(chosen))]),
            _ => await AskWhomAsync(turn, person, chosen),
        };
    }

    private async Task<Reply> ShowAsync(Turn turn, DateOnly day)
    {
        // As in the morning: who had not signed annex 5 then, or was given a visit since, finds it here.
        var reply = await morning.OpenAsync(turn, day, asked: true);
        return reply.Effects.Count > 0 ? reply : Reply.Text(turn.UserId, VisitTexts.NoneToday);
    }

    private async Task<Reply> AcceptAsync(Turn turn, Person person, DateOnly day, IReadOnlyList<DayVisit> led)
    {
        var signed = await days.HasSignedAsync(turn.Work, person, turn.Now.LocalDate());
        var refusals = new List<Effect>();
        var taken = 0;
        foreach (var one in led.Where(one => one.Visit.Status == PlannedVisitStatus.Offered))
        {
            if (await days.CheckAsync(turn.Work, one, day) is { } broken)
            {
                refusals.AddRange(Refused(turn, one, broken));
                continue;
            }

            switch (Visits.Accept(one.Visit, person, signed, one.Visit.Version))
            {
                case Outcome<PlannedVisit>.Accepted(var visit):
                    await days.SaveAsync(turn, visit, one.Visit.Version);
                    taken++;
                    break;
                case Outcome<PlannedVisit>.Refused(var reason):
                    refusals.Add(new Say(turn.UserId, RefusalTexts.Of(reason)));
                    break;
            }
        }

        var now = await days.LedAsync(turn.Work, turn.UserId, day);
        return new Reply(
        [
            // The thing to go on with.
            new RefreshCard(turn.UserId, VisitCards.Day(day, now), VisitCards.DaySubject(day, now), OrSend: true),
            .. taken > 0 ? [new Say(turn.UserId, VisitTexts.Accepted(taken))] : Array.Empty<Effect>(),
            .. refusals,
        ]);
    }

    /// <summary>The reason in words and, where the circular knows an exception (二(一)2(1)), the card that asks for it.</summary>
    private static Effect[] Refused(Turn turn, DayVisit one, Refusal broken) =>
    [
        new Say(turn.UserId, RefusalTexts.Of(broken)),
        .. broken.Rule is RuleCode.OncePerCampaign or RuleCode.SelfCheckTrack or RuleCode.OutsidePhase
            ? [ExceptionCard.Show(turn.UserId, new VisitKey(VisitKey.NewDraft(turn.Now), one.Visit.EnterpriseId, one.Visit.Partner), one.Enterprise)]
            : Array.Empty<Effect>(),
    ];

    private async Task<Reply> AskWhomAsync(Turn turn, Person person, DayVisit chosen)
    {
        var colleagues = await days.ColleaguesAsync(turn.Work, person, chosen.Visit.County, turn.Now.LocalDate());
        return colleagues.Count == 0
            ? Reply.Text(turn.UserId, VisitTexts.NobodyElse)
            : new Reply([new ShowCard(turn.UserId, VisitCards.Hand(chosen, colleagues), VisitCards.HandSubject(chosen))]);
    }
}
