using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.Planning;

/// <summary>The cards of 计划: which county, and 按此安排 or 重新排.</summary>
internal static class PlanCards
{
    public const string CountyVerb = "plan-county";
    public const string ApplyVerb = "plan-apply";
    public const string AgainVerb = "plan-again";
    public const string Question = "county";

    /// <summary>A vote card holds twenty options.</summary>
    public const int MostCounties = 20;

    private const string CountyKind = "plan-county";
    private const string Kind = "plan";

    /// <param name="counties">As the options are numbered; their count goes with the answer, so that an older card is known.</param>
    public static ShowCard Counties(string userId, IReadOnlyList<string> counties) => new(
        userId,
        new ChoiceCard
        {
            Title = PlanTexts.WhichCounty,
            Question = new CardQuestion(Question, PlanTexts.OneCounty, [.. counties.Select((county, index) => new CardOption(OptionOf(index), county))]),
            Submit = new CardButton(PlanTexts.NextStep, new ActionKey(CountyVerb, "county", counties.Count), ButtonStyle.Primary),
        },
        new CardSubject(CountyKind, "county", counties.Count));

    public static string? CountyOf(string option, IReadOnlyList<string> counties) =>
        counties.Where((_, index) => OptionOf(index) == option).FirstOrDefault();

    public static ShowCard Proposal(string userId, CountyPlan plan, string id)
    {
        var totals = plan.Plan.Load.GroupBy(load => load.UserId).Select(person => person.Sum(load => load.Visits)).DefaultIfEmpty().ToList();
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = PlanTexts.Title(plan.County),
                Description = PlanTexts.PleaseConfirm,
                Fields =
                [
                    new CardField(PlanTexts.PlannedField, PlanTexts.Number(plan.Plan.Items.Count)),
                    new CardField(PlanTexts.KeptField, PlanTexts.Number(plan.Visits.Kept.Count)),
                    new CardField(PlanTexts.DaysField, PlanTexts.From(plan.Days[0], plan.Days[^1])),
                    new CardField(PlanTexts.EachField, PlanTexts.From(totals.Min(), totals.Max())),
                    new CardField(PlanTexts.WeekField, PlanTexts.Number(plan.Plan.Load.Select(load => load.Visits).DefaultIfEmpty().Max())),
                    new CardField(PlanTexts.UnplannedField, PlanTexts.Number(plan.Plan.Unplanned.Count)),
                ],
                Buttons =
                [
                    new(PlanTexts.Apply, new ActionKey(ApplyVerb, id, 1), ButtonStyle.Primary),
                    new(PlanTexts.Again, new ActionKey(AgainVerb, id, 1), ButtonStyle.Secondary),
                ],
            },
            Subject(id));
    }

    /// <param name="done">At most 10 characters.</param>
    public static RefreshCard Done(string userId, PlanRecord record, string done) => new(
        userId,
        new ButtonCard
        {
            Title = PlanTexts.Title(record.County),
            Fields = [new CardField(PlanTexts.PlannedField, PlanTexts.Number(record.Visits))],
            Done = done,
        },
        Subject(record.Id));

    private static CardSubject Subject(string id) => new(Kind, id, 1);

    private static string OptionOf(int index) => $"c{index}";
}
