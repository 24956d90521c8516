using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Materials;

namespace Bot.Features.Materials;

/// <summary>The cards of 宣传: what, whom, when; the confirmation; and what the officer says of it.</summary>
internal static class MaterialCards
{
    public const string AskVerb = "material-ask";
    public const string SendVerb = "material-send";
    public const string ShapeVerb = "material-shape";
    public const string DropVerb = "material-drop";
    public const string ConfirmVerb = "material-ok";
    public const string What = "what";
    public const string Whom = "whom";
    public const string When = "when";
    public const string Levels = "levels";

    /// <summary>A drop-down takes ten.</summary>
    public const int MostMaterials = 10;

    private const string AskKind = "material-ask";
    private const string SendKind = "material-send";
    private const string ReceiptKind = "material";
    private const string Nobody = nameof(PassedOn.None);
    private const char Separator = '~';

    /// <param name="oneCounty">Whoever sends within one county is not asked for it.</param>
    public static ShowCard Ask(string userId, IReadOnlyList<Material> materials, bool oneCounty) => new(
        userId,
        new FormCard
        {
            Title = "发宣传材料",
            Description = "选好三项点“下一步”，发出前还会请您确认",
            Questions =
            [
                new CardQuestion(What, "发哪份材料", [.. materials.Take(MostMaterials).Select(material => new CardOption(material.Id, $"{MaterialTexts.Of(material.Kind)} {material.Title}"))]),
                new CardQuestion(Whom, "发给哪些企业", [.. MaterialTexts.Targets.Where(target => !oneCounty || target.Target != MaterialTarget.County).Select(target => new CardOption(target.Id, target.Words))]),
                new CardQuestion(When, "什么时候发", [.. MaterialTexts.Timings.Select(timing => new CardOption(timing.Timing.ToString(), timing.Words))]),
            ],
            Submit = new CardButton("下一步", new ActionKey(AskVerb, "ask", 1), ButtonStyle.Primary),
        },
        new CardSubject(AskKind, "ask", 1));

    /// <param name="done">Null while it waits for the answer; at most 10 characters.</param>
    public static ButtonCard Confirm(MaterialSend send, Material material, MaterialReach reach, string when, string? done = null) => new()
    {
        Title = done is null ? "请确认发送宣传材料" : "宣传材料",
        Description = $"{MaterialTexts.Of(material.Kind)} {material.Title}（第{MaterialTexts.Number(material.Version)}版）",
        Body = Words.Quote(material.Text.StartsWith($"{material.Title}\n", StringComparison.Ordinal) ? material.Text[(material.Title.Length + 1)..] : material.Text),
        Fields =
        [
            new CardField("发给", MaterialTexts.TargetOf(send)),
            new CardField("企业", MaterialTexts.ReachOf(reach)),
            new CardField("方式", send.AsFile || material.Messages is not { } messages ? "一个 Word 文件" : $"{MaterialTexts.Number(messages.Count)}条文字消息"),
            new CardField("发出", when),
        ],
        Buttons =
        [
            new("确认发送", Key(SendVerb, send), ButtonStyle.Primary),
            .. material.Messages is null ? Array.Empty<CardButton>() : [new CardButton(send.AsFile ? "改发文字" : "改发文件", Key(ShapeVerb, send), ButtonStyle.Secondary)],
            new("不发", Key(DropVerb, send), ButtonStyle.Negative),
        ],
        Done = done,
    };

    public static CardSubject Subject(MaterialSend send) => new(SendKind, send.Id.ToString(CultureInfo.InvariantCulture), send.Revision);

    /// <param name="enterprises">Of the officer, for which he answers.</param>
    /// <param name="later">They are confirmed: only further levels are asked for.</param>
    public static ChoiceCard Receipt(MaterialKey key, string title, IReadOnlyList<MaterialReceipt> enterprises, bool later = false) =>
        Receipt(key, $"{(later ? "又传达到了谁" : "请确认收到")}：{title}", $"传达到了哪些人？可多选。{MaterialTexts.Names(enterprises)}", later, done: null);

    /// <param name="words">Who confirmed; the card of a colleague names no enterprise that is not his.</param>
    public static ChoiceCard Confirmed(MaterialKey key, string title, string words) => Receipt(key, $"已确认：{title}", words, later: false, OfficerTexts.Done);

    private static ChoiceCard Receipt(MaterialKey key, string title, string words, bool later, string? done) => new()
    {
        Title = title,
        Description = words,
        Question = new CardQuestion(
            Levels,
            "传达到了哪些人",
            [.. MaterialTexts.Levels.Select(level => new CardOption(level.Level.ToString(), level.Words)), .. later ? Array.Empty<CardOption>() : [new CardOption(Nobody, "还没传达，只有我看过")]]),
        Many = true,
        Submit = new CardButton(later ? "补记" : "确认收到", new ActionKey(ConfirmVerb, Entity(key), 1), ButtonStyle.Primary),
        Done = done,
    };

    public static CardSubject Subject(MaterialKey key) => new(ReceiptKind, Entity(key), 1);

    /// <summary>Null when it is none.</summary>
    public static MaterialKey? KeyOf(string entity) =>
        entity.Split(Separator) is [var id, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new MaterialKey { MaterialId = id, Version = number } : null;

    public static string Entity(MaterialKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.MaterialId}{Separator}{key.Version}");

    /// <summary>Null when nothing was chosen.</summary>
    public static PassedOn? LevelsOf(CardInput card) =>
        card.Choices(Levels) is { Count: > 0 } chosen
            ? chosen.Aggregate(PassedOn.None, (all, one) => Enum.TryParse<PassedOn>(one, ignoreCase: true, out var level) ? all | level : all)
            : null;

    private static ActionKey Key(string verb, MaterialSend send) => new(verb, send.Id.ToString(CultureInfo.InvariantCulture), send.Revision);
}
