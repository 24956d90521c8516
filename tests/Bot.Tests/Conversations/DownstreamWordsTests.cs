using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Conversations.Downstream;
using Bot.Features.Shared;
using Bot.Tests.Support;

namespace Bot.Tests.Conversations;

/// <summary>What a downstream member reads names no button, no card and no menu: he has none.</summary>
public sealed partial class DownstreamWordsTests
{
    /// <summary>Words that nobody but an officer of an enterprise is told, and those that everybody is.</summary>
    private static readonly Regex ForOfficers = Rooms();

    [Fact]
    public void WordsOfOfficers_NameNumbers_AsItReads()
    {
        var lines = typeof(RefusalTexts).Assembly.GetTypes()
            .Where(type => ForOfficers.IsMatch(type.FullName!))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(Built)
            .Distinct()
            .Where(text => TypedTexts.Of(text) != text || Left().IsMatch(text))
            .Order(StringComparer.Ordinal)
            .ToList();
        Golden.Match(string.Join('\n', lines.Select(text => $"- {text}\n+ {TypedTexts.Of(text)}")), "Golden/downstream-words.txt");
        Assert.All(lines, text => Assert.DoesNotMatch(Left(), TypedTexts.Of(text)));
    }

    /// <summary>What somebody found is told as he wrote it.</summary>
    [Theory]
    [InlineData("排放点“DA001”超标，监测点“1号”没有数据")]
    [InlineData("下午3点“雨水口”有水")]
    [InlineData("要点“三率”没有达到，选一处“重点”")]
    [InlineData("门禁卡片没有登记，菜单式记录不全")]
    public void WordsOfAFinding_StayAsTheyAre(string text) => Assert.Equal(text, TypedTexts.Of(text));

    /// <summary>Built with facts; what stands here is what the methods give.</summary>
    private static readonly string[] Built =
    [
        "您发的文字没有转给别人。体检告知书写明问题、要求和期限，看后在卡片上点“已收到”就行；要再看一遍，发“我的任务”；填企业自查，发“自查”。",
        "内容见“入企体检告知”消息。整改要求和期限已一次性告知，请点“已收到”确认。",
        "请点“已收到”确认。",
        "整改后传材料，再点“提交复查”",
        "整改 1-1：有一张照片没有取到，请再发一次。发“整改”打开这条问题，点“传材料”再发。",
        "照片已收下，还没有归到问题上。您有2条问题在整改：请选一条点“打开”，再点“传材料”，照片就归到那一条。",
        "自查三项：这家企业还缺治污设施，三项都填好才算完成。请在卡片上点缺的一项；写了问题的，要选立行立改还是哪天改好。",
        "自查承诺：这家企业是正面清单企业，自查完成前要签承诺书。请在卡片上点“签承诺书”。",
        "没有问题：治污设施已经记了1条问题，不能再说没有问题。写错了的，请先在这一项的卡片上点“重新填”。",
        "整改材料：1-1还没有照片，也没有文字，不能提交。请先点“传材料”，发整改后的照片或一句说明。",
        "【请签收】恒泰焦化的告知书还没有签收，请在下面的卡片上点“已收到”。",
        "这份告知书是给恒泰焦化的，您不是这家企业登记的环保负责人，不能代为确认。请由该企业的环保负责人点“已收到”。",
        "请发 1-1 整改后的照片或一句说明，可以发多条，随时都能接着发。发完点“提交复查”（或发“提交”）。",
        "已记到 1-1（共1张照片）。还有就接着发；发完点“提交复查”。",
        "您名下2家企业的自查都已完成。要看哪一家，在卡片上选。",
        "您名下2家企业，已完成1家，还有1家：恒泰焦化。在卡片上选一家，或发“自查 企业名称”。",
        "提醒：企业自查到12月15日截止，您名下还有1家没有完成：恒泰焦化。下一步：发“自查”接着填，三项填好后点“自查完成”。",
        "情况有变：治污设施现在是“没有问题”，没有改动。请看下面的卡片。",
        "还缺治污设施，请点卡片上的按钮。",
        "三项都填好了，还要签承诺书，请点“签承诺书”。",
        "三项都填好了，请点“自查完成”。",
        "第1条已经记为立行立改，没有改动。要改，发“自查”点这一项，再点“重新填”。",
        "下一步：点下面的卡片填写；随时发“自查”接着填。",
        "有2起没有恢复，不知道是哪一起，没有记下。请在那一起的卡片上点“已恢复”。",
        "【企业】体检后会收到一份告知书，写明全部问题、要求和期限，看后点“已收到”。",
        "吴工已于12月9日确认收到，不用再点。",
    ];

    [GeneratedRegex("点“|按钮|卡片|菜单|点[一这缺]", RegexOptions.None, 1000)]
    private static partial Regex Left();

    [GeneratedRegex(@"^Bot\.(Features\.(Rectify\.(RectifyTexts|StepTexts)|SelfChecks\.SelfCheck(Card)?Texts|Surveys\.SurveyTexts|Emergencies\.EmergencyTexts|Shared\.(CaseTexts|RefusalTexts))|Conversations\.ConversationTexts)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rooms();
}
