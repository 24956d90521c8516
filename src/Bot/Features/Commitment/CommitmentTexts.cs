using Bot.Conversations;
using Bot.Features.Shared;

namespace Bot.Features.Commitment;

internal static class CommitmentTexts
{
    public const string CardKind = "commitment";
    public const string SignVerb = "commitment-sign";
    public const string Command = "承诺书";
    public const string MenuKey = "COMMITMENT";

    public const string First = "按规定，参加“体检”的执法人员先签承诺书。请读下面的承诺书，再点卡片签字。";

    public const string Refused = "承诺在先：您还没有签承诺书，签字前不能办理体检（依据：方案二（一）2（5））。请点下面的卡片签字；要重读全文，发“承诺书”。";

    public const string NotAsked = "这份承诺书由参加“体检”的执法人员签，您不用签。正面清单企业和小微企业的承诺书在自查里签：发“自查”。";

    public const string OtherCampaign = "这张卡片是以前专项行动的承诺书，没有签字。这次专项行动的承诺书如下。";

    public static string Signed(DateTimeOffset at) => $"您已于{at.Words()}签字承诺。";

    public static string JustSigned(DateTimeOffset at) => $"已签字，时间{at.Words()}。\n下一步：点菜单“开始体检”，或发“体检 企业名称”。怎么用，发“帮助”。";

    /// <param name="signedAt">Null while the person has not signed.</param>
    public static ButtonCard Card(string campaignId, string name, DateTimeOffset? signedAt) => new()
    {
        Title = "“入企体检”承诺书",
        Description = $"承诺人：{name}",
        Body = signedAt is { } at ? $"{at.Words()}已签字" : "点下面的按钮，即表示本人已读全文并作出承诺。",
        Buttons = [new CardButton("我承诺并签字", new ActionKey(SignVerb, campaignId, 1), ButtonStyle.Primary)],
        Done = signedAt is { } done ? $"已签 {done.LocalDate().Words()}" : null,
    };

    public static CardSubject Subject(string campaignId) => new(CardKind, campaignId, 1);
}
