using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.LookBacks;

/// <summary>The cards of 回头看: the enterprises of the day, and one finding with its results.</summary>
internal static class LookBackCards
{
    public const string OpenVerb = "lookback-open";
    public const string RectifiedVerb = "lookback-yes";
    public const string RemarkedVerb = "lookback-yes-words";
    public const string NotRectifiedVerb = "lookback-no";
    public const string RecurredVerb = "lookback-again";
    public const string Enterprise = "enterprise";

    /// <summary>WeCom's limit of a drop-down; the others come when these are filed.</summary>
    public const int MostEnterprises = 10;

    /// <summary>So many cards come at once; the others when these are filed.</summary>
    public const int MostFindings = 8;

    private const string DayKind = "lookback-day";
    private const string Kind = "lookback";

    public static readonly string[] ResultVerbs = [RectifiedVerb, RemarkedVerb, NotRectifiedVerb, RecurredVerb];

    /// <summary>The result that a button of a finding's card stands for.</summary>
    public static LookBackResult ResultOf(string verb) => verb switch
    {
        NotRectifiedVerb => LookBackResult.NotRectified,
        RecurredVerb => LookBackResult.Recurred,
        _ => LookBackResult.Rectified,
    };

    /// <param name="enterprises">Id and short name.</param>
    public static ShowCard Day(string userId, DateOnly day, IReadOnlyList<(string Id, string Name)> enterprises)
    {
        var entity = day.ToString("O", CultureInfo.InvariantCulture);
        return new ShowCard(
            userId,
            new ButtonCard
            {
                Title = "回头看：填复查结果",
                Description = "到企业后选企业，再逐条填",
                Selection = new CardQuestion(Enterprise, "企业", [.. enterprises.Take(MostEnterprises).Select(one => new CardOption(one.Id, one.Name))], enterprises[0].Id),
                Buttons = [new CardButton("逐条填写", new ActionKey(OpenVerb, entity, 1), ButtonStyle.Primary)],
            },
            new CardSubject(DayKind, entity, 1));
    }

    public static CardSubject Subject(LookBackTask task) => new(Kind, task.Id, task.Version);

    /// <param name="colleague">Name of the other of the two; null when there is none.</param>
    /// <param name="filed">Who filed it; null while nobody has.</param>
    public static ButtonCard Finding(LookBackTask task, Inspection inspection, Finding finding, string? colleague, string? filed = null) => new()
    {
        Title = $"回头看：{Words.Short(inspection.Enterprise)} 第{finding.Ordinal}条",
        Description = filed is null ? "看整改了没有，点一项" : $"{filed}{task.FiledAt?.Words()}填：{LookBackTexts.Of(task.Result ?? LookBackResult.Rectified)}",
        Body = task.Words is { } words ? $"{finding.Text}\n复查：{words}" : finding.Text,
        Fields =
        [
            new CardField("检查日期", inspection.Date.WordsWithYear()),
            new CardField("登记表", (inspection.Number ?? 0).ToString("0000", CultureInfo.InvariantCulture)),
            .. InspectionWords.Requirement(finding) is { Length: > 0 } requirement ? [new CardField("整改要求", requirement)] : Array.Empty<CardField>(),
            new CardField("复查日期", task.Day.WordsWithYear()),
            .. colleague is null ? Array.Empty<CardField>() : [new CardField("同行", colleague)],
        ],
        Buttons =
        [
            new CardButton("已整改", Key(RectifiedVerb, task), ButtonStyle.Primary),
            new CardButton("已整改，附说明", Key(RemarkedVerb, task), ButtonStyle.Secondary),
            new CardButton("未整改", Key(NotRectifiedVerb, task), ButtonStyle.Negative),
            new CardButton("复发", Key(RecurredVerb, task), ButtonStyle.Negative),
        ],
        Done = filed is null ? null : LookBackTexts.Of(task.Result ?? LookBackResult.Rectified),
    };

    private static ActionKey Key(string verb, LookBackTask task) => new(verb, task.Id, task.Version);
}
