using Bot.Conversations;
using Bot.Features.Shared;
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
            Title = "给哪里排体检计划",
            Question = new CardQuestion(Question, "选一个县市区", [.. counties.Select((county, index) => new CardOption(OptionOf(index), county))]),
            Submit = new CardButton("下一步", new ActionKey(CountyVerb, "county", counties.Count), ButtonStyle.Primary),
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
                Title = $"体检计划：{plan.County}",
                Description = "还没有安排，请您确认",
                Fields =
                [
                    new CardField("排几家", PlanTexts.Number(plan.Plan.Items.Count)),
                    new CardField("照原安排", PlanTexts.Number(plan.Visits.Kept.Count)),
                    new CardField("日期", $"{plan.Days[0].Words()}到{plan.Days[^1].Words()}"),
                    new CardField("每人家数", $"{PlanTexts.Number(totals.Min())}到{PlanTexts.Number(totals.Max())}"),
                    new CardField("一周最多", PlanTexts.Number(plan.Plan.Load.Select(load => load.Visits).DefaultIfEmpty().Max())),
                    new CardField("没有排", PlanTexts.Number(plan.Plan.Unplanned.Count)),
                ],
                Buttons =
                [
                    new("按此安排", new ActionKey(ApplyVerb, id, 1), ButtonStyle.Primary),
                    new("重新排", new ActionKey(AgainVerb, id, 1), ButtonStyle.Secondary),
                ],
            },
            Subject(id));
    }

    /// <param name="done">At most 10 characters.</param>
    public static RefreshCard Done(string userId, PlanRecord record, string done) => new(
        userId,
        new ButtonCard
        {
            Title = $"体检计划：{record.County}",
            Fields = [new CardField("排几家", PlanTexts.Number(record.Visits))],
            Done = done,
        },
        Subject(record.Id));

    private static CardSubject Subject(string id) => new(Kind, id, 1);

    private static string OptionOf(int index) => $"c{index}";
}
