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
                Title = SelfCheckCardTexts.PickTitle,
                Description = SelfCheckCardTexts.PickHint(cases.Count, shown.Count),
                Selection = new CardQuestion(EnterpriseQuestion, SelfCheckCardTexts.EnterpriseLabel, [.. shown.Select(one => new CardOption(one.Ref.ToString(), $"{Mark(one)}{Words.Short(one.Enterprise)}"))], shown[0].Ref.ToString()),
                Buttons = [new(SelfCheckCardTexts.PickButton, new ActionKey(PickVerb, "chosen", 1), ButtonStyle.Primary)],
            },
            new CardSubject(PickKind, "chosen", 1));
    }

    public static ShowCard Show(string userId, SelfCheckCase one) => new(userId, Whole(one), WholeSubject(one));

    /// <summary>In place where it can be; it is what the officer goes on with.</summary>
    public static RefreshCard Refresh(string userId, SelfCheckCase one) => new(userId, Whole(one), WholeSubject(one), OrSend: true);

    /// <summary>Grey, for whoever has it.</summary>
    public static RefreshCard Closed(string userId, SelfCheckCase one, bool orSend) => new(userId, Whole(one) with { Done = SelfCheckCardTexts.Closed, Body = SelfCheckTexts.ChangeByWords }, WholeSubject(one), orSend);

    public static ShowCard Show(string userId, SelfCheckCase one, SelfCheckPart part) => new(userId, Part(one, part), PartSubject(one, part));

    /// <param name="done">At most 10 characters.</param>
    public static RefreshCard Close(string userId, SelfCheckCase one, SelfCheckPart part, string done) => new(userId, Part(one, part) with { Done = done }, PartSubject(one, part));

    public static ShowCard Show(string userId, SelfCheckCase one, SelfCheckProblem problem) => new(userId, Problem(one, problem), ProblemSubject(one, problem));

    public static RefreshCard Close(string userId, SelfCheckCase one, SelfCheckProblem problem, string done) => new(userId, Problem(one, problem) with { Done = done }, ProblemSubject(one, problem));

    public static ShowCard ShowPromise(string userId, SelfCheckCase one) => new(userId, Promise(one, null), PromiseSubject(one));

    /// <param name="signed">Who signed and when.</param>
    public static RefreshCard SignedPromise(string userId, SelfCheckCase one, string signed) => new(userId, Promise(one, signed) with { Done = SelfCheckCardTexts.Signed }, PromiseSubject(one));

    private static string Mark(SelfCheckCase one) => one.IsDone ? "✓" : "";

    private static ButtonCard Whole(SelfCheckCase one)
    {
        var check = one.Check;
        return new ButtonCard
        {
            Title = SelfCheckCardTexts.Title(one),
            Description = one.Enterprise.Name,
            Body = one.IsDone ? SelfCheckTexts.CanChange : SelfCheckTexts.Next(one),
            Fields =
            [
                .. SelfCheck.Parts.Select(part => new CardField(SelfCheckWords.Of(part), SelfCheckTexts.State(check, part))),
                .. SelfCheck.AsksPromise(one.Enterprise.Track) ? [new CardField(SelfCheckCardTexts.PromiseLabel, SelfCheckCardTexts.Promised(check))] : Array.Empty<CardField>(),
                new CardField(SelfCheckCardTexts.DueLabel, one.Campaign.SelfCheckTo.WordsWithYear()),
            ],
            Buttons =
            [
                .. SelfCheck.Parts.Select(part => new CardButton($"{(check.IsAnswered(part) ? "✓ " : "")}{SelfCheckWords.Of(part)}", new ActionKey(PartVerb, one.Of(part).ToString(), check.Version), ButtonStyle.Secondary)),
                .. one.LacksPromise ? [new CardButton(SelfCheckCardTexts.PromiseButton, new ActionKey(PromiseVerb, one.Ref.ToString(), 1), ButtonStyle.Secondary)] : Array.Empty<CardButton>(),
                .. one.IsDone ? Array.Empty<CardButton>() : [new CardButton(SelfCheckCardTexts.CloseButton, new ActionKey(CloseVerb, one.Ref.ToString(), check.Version), ButtonStyle.Primary)],
            ],
        };
    }

    private static CardSubject WholeSubject(SelfCheckCase one) => new(WholeKind, one.Ref.ToString(), one.Check.Version);

    private static ButtonCard Part(SelfCheckCase one, SelfCheckPart part)
    {
        var (key, stamp) = (one.Of(part).ToString(), one.Check.StampOf(part));
        return new ButtonCard
        {
            Title = SelfCheckCardTexts.PartTitle(part),
            Description = one.Enterprise.Name,
            Body = SelfCheckTexts.Ask(one.Check, part),
            Buttons =
            [
                .. stamp == 0 ? [new CardButton(SelfCheckCardTexts.ClearButton, new ActionKey(ClearVerb, key, stamp), ButtonStyle.Primary)] : Array.Empty<CardButton>(),
                .. stamp > 0 ? [new CardButton(SelfCheckCardTexts.AgainButton, new ActionKey(AgainVerb, key, stamp), ButtonStyle.Negative)] : Array.Empty<CardButton>(),
            ],
        };
    }

    private static CardSubject PartSubject(SelfCheckCase one, SelfCheckPart part) => new(PartKind, one.Of(part).ToString(), one.Check.StampOf(part));

    private static ButtonCard Problem(SelfCheckCase one, SelfCheckProblem problem)
    {
        var key = one.Of(problem).ToString();
        return new ButtonCard
        {
            Title = SelfCheckCardTexts.ProblemTitle(problem.Ordinal),
            Description = $"{SelfCheckWords.Of(problem.Part)}｜{one.Enterprise.Name}",
            Body = problem.Text,
            Fields = [new CardField(SelfCheckCardTexts.MendedButton, SelfCheckCardTexts.MendedHint)],
            Buttons =
            [
                new(SelfCheckCardTexts.MendedButton, new ActionKey(MendedVerb, key, 1), ButtonStyle.Primary),
                .. Days.Select(days => new CardButton(SelfCheckCardTexts.DueButton(days), new ActionKey(DueVerb, key, days))),
                new(SelfCheckCardTexts.OtherDayButton, new ActionKey(DueVerb, key, 0)),
            ],
        };
    }

    private static CardSubject ProblemSubject(SelfCheckCase one, SelfCheckProblem problem) => new(ProblemKind, one.Of(problem).ToString(), 1);

    private static ButtonCard Promise(SelfCheckCase one, string? signed) => new()
    {
        Title = SelfCheckCardTexts.PromiseTitle,
        Description = one.Enterprise.Name,
        Body = signed ?? SelfCheckCardTexts.PromiseHint,
        Buttons = [new(SelfCheckCardTexts.SignButton, new ActionKey(SignVerb, one.Ref.ToString(), 1), ButtonStyle.Primary)],
    };

    private static CardSubject PromiseSubject(SelfCheckCase one) => new(PromiseKind, one.Ref.ToString(), 1);
}
