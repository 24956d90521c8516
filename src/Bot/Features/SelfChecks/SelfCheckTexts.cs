using System.Globalization;
using Bot.Features.Shared;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>Words of 自行体检 to an enterprise's officers.</summary>
internal static class SelfCheckTexts
{
    public const string Command = "自查";
    public const string CloseCommand = "自查完成";

    /// <summary>Kind of the question for a part's problems: open until the officer goes elsewhere.</summary>
    public const string PartQuestion = "selfcheck-part";

    /// <summary>Kind of the question by when a problem is mended.</summary>
    public const string DayQuestion = "selfcheck-day";

    /// <summary>Names shown in one text; the rest by number.</summary>
    private const int MostNames = 20;

    public const string NotYours = "自查由企业环保负责人填写，您名下没有企业。要看等您办的事，发“我的任务”。";

    public const string Stale = "这张卡片不能再用：企业不在您名下、已不在名单里，或是以前专项行动的卡片，没有改动任何内容。请发“自查”看现在的情况。";

    public const string CanChange = "要改，点一项，再点“重新填”。";

    public const string ChangeByWords = "要看或要改，发“自查”。";

    public const string Cancelled = "好的，先不填了。接着填，发“自查”。";

    public const string Courtesy = "好的。有问题直接打字写明，一条发一次；没有问题，点卡片上的“没有问题”。";

    public const string NoWords = "没有看到文字，没有记下。请用一段文字写明是什么问题。";

    public const string PictureFirst = "照片没有记下：请先打字写明是什么问题，再发照片。";

    public const string AskDay = "哪天改好？例如 12-20、12月20日、下周五、十天内；先不定，发“取消”。";

    public const string DayNotRead = "没有看懂这个日期。请发成 12-20、12月20日、2020-12-20 或 3天后；先不定，发“取消”。";

    public const string DayCancelled = "好的，先不定。请在这一条的卡片上选立行立改或哪天改好，选了才算填好。";

    public const string NothingToClose = "您名下的企业都已完成自查，不用再点。要看内容，发“自查”。";

    public const string NoSuchProblem = "这一条已经不在（这一项重新填过），没有改动任何内容。请发“自查”看现在的情况。";

    public static string TooShort(string text) => $"{Words.Quote(text)}太短，看不出是什么问题，没有记下。请写明哪里、什么问题，例如“2号炉除尘器布袋破损”。没有问题，发“没有问题”。";

    public static string NoMatch(string name) => $"您名下没有名称里有{Words.Quote(name, 20)}的企业。请少打几个字再试，或发“自查”看列表。";

    /// <summary>The notice of the campaign's first day.</summary>
    public static string Notice(Campaign campaign, IReadOnlyList<Enterprise> enterprises) =>
        $"""
        【企业自查通知】{campaign.Name}（{campaign.DocumentNumber}）
        请在{campaign.SelfCheckFrom.Words()}到{campaign.SelfCheckTo.Words()}对照环评和排污许可证自查：逐生产工序、逐排污节点、逐治污设施。
        发现问题马上改好的，算立行立改；一时改不好的，写明哪天改好。{(enterprises.Any(enterprise => SelfCheck.AsksPromise(enterprise.Track)) ? "\n正面清单企业和小微企业还要签承诺书。" : "")}
        您负责的企业{Number(enterprises.Count)}家：{Names(enterprises)}。
        下一步：点下面的卡片填写；随时发“自查”接着填。
        """;

    public static string Reminder(Campaign campaign, IReadOnlyList<Enterprise> enterprises, DateOnly today) =>
        $"提醒：企业自查{(campaign.SelfCheckTo == today ? "今天" : $"到{campaign.SelfCheckTo.Words()}")}截止，您名下还有{Number(enterprises.Count)}家没有完成：{Names(enterprises)}。下一步：发“自查”接着填，三项填好后点“自查完成”。";

    public static string Overview(IReadOnlyList<SelfCheckCase> cases)
    {
        var open = cases.Where(one => !one.IsDone).ToList();
        return open.Count == 0
            ? $"您名下{Number(cases.Count)}家企业的自查都已完成。要看哪一家，在卡片上选。"
            : $"您名下{Number(cases.Count)}家企业，已完成{Number(cases.Count - open.Count)}家，还有{Number(open.Count)}家：{Names([.. open.Select(one => one.Enterprise)])}。在卡片上选一家，或发“自查 企业名称”。";
    }

    /// <summary>After the last day: what is not closed is still taken.</summary>
    public static string Late(SelfCheckCase one) => $"自查已于{one.Campaign.SelfCheckTo.Words()}截止；入企体检签字前还可以补填，会记为晚于期限。";

    public static string IsClosed(SelfCheckCase one, string by) =>
        $"{one.Enterprise.Name}的自查已完成（{by}，{one.Check.DoneAt?.Words()}{(one.Check.IsLate ? "，晚于期限" : "")}）。{SelfCheckWords.Counts(one.Check)}。";

    public static string Thanks(SelfCheckCase one, int left) =>
        $"""
        {one.Enterprise.Name}自查完成，谢谢！{(one.Check.IsLate ? "晚于期限，已注明。" : "")}
        {SelfCheckWords.Counts(one.Check)}。{(one.Check.ToMend > 0 ? $"最近的整改日期：{one.Check.Problems.Min(problem => problem.Due)?.Words()}。" : "")}
        """ + (one.Act.Today <= one.Campaign.SelfCheckTo ? $"\n{one.Campaign.SelfCheckTo.Words()}前要改，发“自查”。" : "") + (left > 0 ? $"\n您名下还有{Number(left)}家没有完成，发“自查”接着填。" : "");

    /// <summary>What a card says of a part: at most 30 characters.</summary>
    public static string State(SelfCheck check, SelfCheckPart part)
    {
        var problems = check.Of(part);
        return check.Clear.Contains(part) ? "✓ 没有问题"
            : problems.Count == 0 ? "没有填"
            : $"{(check.IsAnswered(part) ? "✓ " : "")}{Number(problems.Count)}条问题{(check.IsAnswered(part) ? $"，立行立改{Number(problems.Count(problem => problem.Remedy == Remedy.OnTheSpot))}条" : "，还没选怎么改")}";
    }

    public static string Present(SelfCheckCase one, SelfCheckPart part) => $"情况有变：{SelfCheckWords.Of(part)}现在是“{State(one.Check, part)}”，没有改动。请看下面的卡片。";

    public static string Changed(SelfCheckCase one) => $"情况有变：这家企业的自查刚才又有改动，还没有完成。现在是：{string.Join("；", SelfCheck.Parts.Select(part => $"{SelfCheckWords.Of(part)} {State(one.Check, part)}"))}。请看下面的卡片。";

    /// <summary>The next thing to do, as it stands.</summary>
    public static string Next(SelfCheckCase one) =>
        one.Check.Missing is { Count: > 0 } missing ? $"还缺{SelfCheckWords.Parts(missing)}，请点卡片上的按钮。"
        : one.LacksPromise ? "三项都填好了，还要签承诺书，请点“签承诺书”。"
        : one.IsDone ? "自查仍是已完成。"
        : "三项都填好了，请点“自查完成”。";

    public static string Cleared(SelfCheckCase one, SelfCheckPart part) => $"{SelfCheckWords.Of(part)}：没有问题。{Next(one)}";

    public static string PartOver(SelfCheckCase one, SelfCheckPart part) => $"{SelfCheckWords.Of(part)}：{State(one.Check, part)}。{Next(one)}";

    public static string Decided(SelfCheckCase one, SelfCheckProblem problem) =>
        $"第{Number(problem.Ordinal)}条记为{Of(problem)}。{SelfCheckWords.Of(problem.Part)}还有问题，接着打字。{Next(one)}";

    public static string DecidedBefore(SelfCheckProblem problem) => $"第{Number(problem.Ordinal)}条已经记为{Of(problem)}，没有改动。要改，发“自查”点这一项，再点“重新填”。";

    /// <summary>立行立改, 12月20日前改好: at most 10 characters.</summary>
    public static string Of(SelfCheckProblem problem) => problem.Due is { } due ? $"{due.Words()}前改好" : "立行立改";

    public static string PictureAttached(SelfCheckProblem problem) => $"照片记到第{Number(problem.Ordinal)}条，共{Number(problem.Pictures.Count)}张。";

    public static string Again(SelfCheckPart part) => $"{SelfCheckWords.Of(part)}已清空，请重新填。";

    public static string JustSigned(SelfCheckCase one) => $"已代表{one.Enterprise.Name}签承诺书，时间{one.Check.Promise?.At.Words()}。{Next(one)}";

    public static string SignedBefore(SelfCheckCase one, string by) => $"{one.Enterprise.Name}的承诺书{by}已于{one.Check.Promise?.At.Words()}签字，不用再签。";

    public static string SignedBy(SelfCheckCase one, string by) => $"{by}已于{one.Check.Promise?.At.Words()}签字。";

    public static string NoPromise(SelfCheckCase one) => $"{one.Enterprise.Name}不是正面清单企业或小微企业，不用签承诺书。请发“自查”接着填。";

    /// <summary>What to look at, or what is filed already.</summary>
    public static string Ask(SelfCheck check, SelfCheckPart part) =>
        check.Clear.Contains(part) ? "已填：没有问题。又发现问题，直接打字写明。"
        : check.Of(part) is { Count: > 0 } problems ? $"已记{Number(problems.Count)}条：{string.Join("；", problems.Select(problem => $"{Number(problem.Ordinal)} {Words.Quote(problem.Text, 16)}"))}。还有问题接着打字。"
        : $"{Hint(part)}有问题直接打字写明，一条发一次，照片跟着发。";

    private static string Hint(SelfCheckPart part) => part switch
    {
        SelfCheckPart.Production => "逐个工序看：有没有跑冒滴漏、露天堆放、没有密闭收集？",
        SelfCheckPart.Discharge => "逐个排口看：废气、废水、噪声、固废有没有超标或没有处理就排？",
        _ => "逐套设施看：有没有不开、停用、该换的没换、没有台账？",
    };

    private static string Names(IReadOnlyList<Enterprise> enterprises) =>
        string.Join('、', enterprises.Take(MostNames).Select(enterprise => enterprise.Name)) + (enterprises.Count > MostNames ? "等" : "");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
