using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>The cards of 自行体检: which enterprise, the enterprise with its three parts, one part, one problem, annex 2.</summary>
internal static class SelfCheckCards
{
    public const string PickVerb = "selfcheck-pick";
    public const string PartVerb = "selfcheck-part";
    public const string ClearVerb = "selfcheck-clear";
    public const string AgainVerb = "selfcheck-again";
    public const string MendedVerb = "selfcheck-mended";
    public const string DueVerb = "selfcheck-due";
    public const string PromiseVerb = "selfcheck-promise";
    public const string SignVerb = "selfcheck-sign";
    public const string CloseVerb = "selfcheck-close";

    public const string EnterpriseQuestion = "enterprise";

    /// <summary>WeCom's drop-down takes ten.</summary>
    public const int MostEnterprises = 10;

    private const string PickKind = "selfcheck-pick";
    private const string WholeKind = "selfcheck";
    private const string PartKind = "selfcheck-part";
    private const string ProblemKind = "selfcheck-problem";
    private const string PromiseKind = "selfcheck-promise";

    /// <summary>Days of the buttons of a problem that is mended later.</summary>
    private static readonly IReadOnlyList<int> Days = [7, 15, 30];

    /// <param name="cases">More than one; what is not closed comes first, and the card holds ten.</param>
    public static ShowCard Pick(string userId, IReadOnlyList<SelfCheckCase> cases)
    {
        var shown = cases.OrderBy(one => one.IsDone).Take(MostEnterprises).ToList();
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = "选一家企业填自查",
                Description = cases.Count > shown.Count ? $"先列{shown.Count}家；其他的发“自查 企业名称”" : $"共{cases.Count}家",
                Selection = new CardQuestion(EnterpriseQuestion, "企业", [.. shown.Select(one => new CardOption(one.Ref.ToString(), $"{Mark(one)}{Words.Short(one.Enterprise)}"))], shown[0].Ref.ToString()),
                Buttons = [new("填这一家", new ActionKey(PickVerb, "chosen", 1), ButtonStyle.Primary)],
            },
            new CardSubject(PickKind, "chosen", 1));
    }

    public static ShowCard Show(string userId, SelfCheckCase one) => new(userId, Whole(one), WholeSubject(one));

    /// <summary>In place where it can be; it is what the officer goes on with.</summary>
    public static RefreshCard Refresh(string userId, SelfCheckCase one) => new(userId, Whole(one), WholeSubject(one), OrSend: true);

    /// <summary>Grey, for whoever has it.</summary>
    public static RefreshCard Closed(string userId, SelfCheckCase one, bool orSend) => new(userId, Whole(one) with { Done = "自查已完成", Body = SelfCheckTexts.ChangeByWords }, WholeSubject(one), orSend);

    public static ShowCard Show(string userId, SelfCheckCase one, SelfCheckPart part) => new(userId, Part(one, part), PartSubject(one, part));

    /// <param name="done">At most 10 characters.</param>
    public static RefreshCard Close(string userId, SelfCheckCase one, SelfCheckPart part, string done) => new(userId, Part(one, part) with { Done = done }, PartSubject(one, part));

    public static ShowCard Show(string userId, SelfCheckCase one, SelfCheckProblem problem) => new(userId, Problem(one, problem), ProblemSubject(one, problem));

    public static RefreshCard Close(string userId, SelfCheckCase one, SelfCheckProblem problem, string done) => new(userId, Problem(one, problem) with { Done = done }, ProblemSubject(one, problem));

    public static ShowCard ShowPromise(string userId, SelfCheckCase one) => new(userId, Promise(one, null), PromiseSubject(one));

    /// <param name="signed">Who signed and when.</param>
    public static RefreshCard SignedPromise(string userId, SelfCheckCase one, string signed) => new(userId, Promise(one, signed) with { Done = "已签字" }, PromiseSubject(one));

    private static string Mark(SelfCheckCase one) => one.IsDone ? "✓" : "";

    private static ButtonCard Whole(SelfCheckCase one)
    {
        var check = one.Check;
        return new ButtonCard
        {
            Title = one.IsDone ? "企业自查：已完成" : $"企业自查：已填{SelfCheck.Parts.Count - check.Missing.Count}项，共{SelfCheck.Parts.Count}项",
            Description = one.Enterprise.Name,
            Body = one.IsDone ? SelfCheckTexts.CanChange : SelfCheckTexts.Next(one),
            Fields =
            [
                .. SelfCheck.Parts.Select(part => new CardField(SelfCheckWords.Of(part), SelfCheckTexts.State(check, part))),
                .. SelfCheck.AsksPromise(one.Enterprise.Track) ? [new CardField("承诺书", check.Promise is null ? "没有签" : "✓ 已签")] : Array.Empty<CardField>(),
                new CardField("截止", one.Campaign.SelfCheckTo.WordsWithYear()),
            ],
            Buttons =
            [
                .. SelfCheck.Parts.Select(part => new CardButton($"{(check.IsAnswered(part) ? "✓ " : "")}{SelfCheckWords.Of(part)}", new ActionKey(PartVerb, one.Of(part).ToString(), check.Version), ButtonStyle.Secondary)),
                .. one.LacksPromise ? [new CardButton("签承诺书", new ActionKey(PromiseVerb, one.Ref.ToString(), 1), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
                .. one.IsDone ? Array.Empty<CardButton>() : [new CardButton("自查完成", new ActionKey(CloseVerb, one.Ref.ToString(), check.Version), ButtonStyle.Primary)],
            ],
        };
    }

    private static CardSubject WholeSubject(SelfCheckCase one) => new(WholeKind, one.Ref.ToString(), one.Check.Version);

    private static ButtonCard Part(SelfCheckCase one, SelfCheckPart part)
    {
        var (key, stamp) = (one.Of(part).ToString(), one.Check.StampOf(part));
        return new ButtonCard
        {
            Title = $"{SelfCheckWords.Of(part)}：有没有问题？",
            Description = one.Enterprise.Name,
            Body = SelfCheckTexts.Ask(one.Check, part),
            Buttons =
            [
                .. stamp == 0 ? [new CardButton("没有问题", new ActionKey(ClearVerb, key, stamp), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
                .. stamp > 0 ? [new CardButton("重新填", new ActionKey(AgainVerb, key, stamp), ButtonStyle.Negative)] : Array.Empty<CardButton>(),
            ],
        };
    }

    private static CardSubject PartSubject(SelfCheckCase one, SelfCheckPart part) => new(PartKind, one.Of(part).ToString(), one.Check.StampOf(part));

    private static ButtonCard Problem(SelfCheckCase one, SelfCheckProblem problem)
    {
        var key = one.Of(problem).ToString();
        return new ButtonCard
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"第{problem.Ordinal}条：改好了没有？"),
            Description = $"{SelfCheckWords.Of(problem.Part)}｜{one.Enterprise.Name}",
            Body = problem.Text,
            Fields = [new CardField("立行立改", "马上就能改好，或已经改好")],
            Buttons =
            [
                new("立行立改", new ActionKey(MendedVerb, key, 1), ButtonStyle.Primary),
                .. Days.Select(days => new CardButton(string.Create(CultureInfo.InvariantCulture, $"{days}天内整改"), new ActionKey(DueVerb, key, days))),
                new("其他日期", new ActionKey(DueVerb, key, 0)),
            ],
        };
    }

    private static CardSubject ProblemSubject(SelfCheckCase one, SelfCheckProblem problem) => new(ProblemKind, one.Of(problem).ToString(), 1);

    private static ButtonCard Promise(SelfCheckCase one, string? signed) => new()
    {
        Title = "企业“自行体检”承诺书",
        Description = one.Enterprise.Name,
        Body = signed ?? "点下面的按钮，即表示您已读全文，并代表企业作出承诺。一家企业签一次。",
        Buttons = [new("我承诺并签字", new ActionKey(SignVerb, one.Ref.ToString(), 1), ButtonStyle.Primary)],
    };

    private static CardSubject PromiseSubject(SelfCheckCase one) => new(PromiseKind, one.Ref.ToString(), 1);
}
