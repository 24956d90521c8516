using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Emergencies;
using Domain.Enterprises;

namespace Bot.Features.Emergencies;

/// <summary>The cards of 故障报告: which enterprise, a new one beside those that are open, and an open one.</summary>
internal static class EmergencyCards
{
    public const string PickVerb = "emergency-pick";
    public const string NewVerb = "emergency-new";
    public const string AddVerb = "emergency-add";
    public const string RestoredVerb = "emergency-restored";
    public const string TimeVerb = "emergency-time";

    public const string EnterpriseQuestion = "enterprise";

    /// <summary>WeCom's drop-down takes ten.</summary>
    public const int MostEnterprises = 10;

    private const string Kind = "emergency";

    public static ShowCard Pick(string userId, Emergency draft, IReadOnlyList<Enterprise> own) => new(
        userId,
        new ButtonCard
        {
            Title = $"哪家企业出了{EmergencyTexts.Of(draft.Kind)}",
            Description = own.Count > MostEnterprises ? $"先列{MostEnterprises}家；其他的直接发企业名称" : $"共{own.Count}家",
            Selection = new CardQuestion(EnterpriseQuestion, "企业", [.. own.Take(MostEnterprises).Select(one => new CardOption(one.Id, Words.Short(one)))], own[0].Id),
            Buttons = [new("就是这家", new ActionKey(PickVerb, draft.Id, draft.Version), ButtonStyle.Primary)],
        },
        new CardSubject("emergency-pick", draft.Id, draft.Version));

    public static ShowCard New(string userId, EmergencyKind kind) => new(
        userId,
        new ButtonCard
        {
            Title = $"又出了新的{EmergencyTexts.Of(kind)}",
            Description = "上面是还没有恢复的；新的另报一份",
            Buttons = [new($"报新的{EmergencyTexts.Of(kind)}", new ActionKey(NewVerb, kind.ToString(), 1), ButtonStyle.Primary)],
        },
        new CardSubject("emergency-new", kind.ToString(), 1));

    /// <summary>Of the button for a new one.</summary>
    public static EmergencyKind KindOf(string entity) => Enum.TryParse<EmergencyKind>(entity, out var kind) ? kind : EmergencyKind.Fault;

    public static ShowCard Show(string userId, Emergency emergency, Enterprise enterprise) => new(userId, Card(emergency, enterprise), Subject(emergency));

    /// <summary>In place where it can be.</summary>
    public static RefreshCard Refresh(string userId, Emergency emergency, Enterprise enterprise, bool orSend) => new(userId, Card(emergency, enterprise), Subject(emergency), orSend);

    private static CardSubject Subject(Emergency emergency) => new(Kind, emergency.Id, emergency.Version);

    private static ButtonCard Card(Emergency emergency, Enterprise enterprise) => new()
    {
        Title = emergency.IsOpen ? $"{EmergencyTexts.Of(emergency.Kind)}：没有恢复" : $"{EmergencyTexts.Of(emergency.Kind)}：已恢复",
        Description = enterprise.Name,
        Body = emergency.Facility,
        Fields =
        [
            new CardField("发现", emergency.DiscoveredAt!.Value.Words()),
            new CardField("报告", $"{emergency.ReportedAt!.Value.Words()}{(emergency.IsInTime == true ? "，在24小时内" : "，超过24小时")}"),
            new CardField("满24小时", emergency.Until!.Value.Words()),
            new CardField("措施", emergency.AllMeasures.LastOrDefault() ?? "还没有"),
            .. emergency.RestoredAt is { } restored ? [new CardField("恢复", restored.Words())] : Array.Empty<CardField>(),
        ],
        Buttons =
        [
            new("补充措施", new ActionKey(AddVerb, emergency.Id, emergency.Version), ButtonStyle.Secondary),
            new("已恢复", new ActionKey(RestoredVerb, emergency.Id, emergency.Version), ButtonStyle.Primary),
            new("改发现时间", new ActionKey(TimeVerb, emergency.Id, emergency.Version)),
        ],
        Done = emergency.IsOpen ? null : "已恢复",
    };
}
