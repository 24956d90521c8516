using Bot.Features.Shared;
using Domain;
using Domain.Inspections;
using Domain.Inspections.Rules;

namespace Bot.Tests.Features.Shared;

public sealed class RefusalTextsTests
{
    [Fact]
    public void Of_EveryRule_HasWordsWithANameAndANextStep()
    {
        foreach (var rule in Enum.GetValues<RuleCode>())
        {
            var words = RefusalTexts.Of(new Refusal(rule, ""));

            // Name of the rule, a colon, why, what to do next: at least two sentences and no code.
            Assert.Contains('：', words);
            Assert.True(words.Count(character => character == '。') >= 2, $"{rule}: {words}");
            Assert.DoesNotContain(rule.ToString(), words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_FactsAndBasis_AreNamed()
    {
        var words = RefusalTexts.Of(new Refusal(RuleCode.OncePerCampaign, "二(一)2(1)", "宏达橡胶", 1, 12));

        Assert.Contains("宏达橡胶已经体检过", words, StringComparison.Ordinal);
        Assert.Contains("还有12家", words, StringComparison.Ordinal);
        Assert.EndsWith("（依据：方案二（一）2（1））", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MissingParts_AreNamedOnce()
    {
        var words = RefusalTexts.Of(new Refusal(
            RuleCode.CompleteForm,
            "附件3",
            new MissingPart(FormPart.Address),
            new MissingPart(FormPart.FindingType, "f1"),
            new MissingPart(FormPart.FindingType, "f2")));

        Assert.Contains("还缺企业地址、问题类型，", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CodeValues_AreWords()
    {
        Assert.Contains("已经放弃", RefusalTexts.Of(new Refusal(RuleCode.Stale, "", "宏达橡胶", InspectionStatus.Abandoned)), StringComparison.Ordinal);
        Assert.DoesNotContain("wang", RefusalTexts.Of(new Refusal(RuleCode.Stale, "", "wang", Severity.Key)), StringComparison.Ordinal);
        Assert.Contains("一条问题的照片最多30个", RefusalTexts.Of(new Refusal(RuleCode.TooMany, "", Counted.Pictures, 30)), StringComparison.Ordinal);
        Assert.Contains("自己参加", RefusalTexts.Of(new Refusal(RuleCode.SpecialReason, "", "宏达橡胶", ApprovalGap.Visitor)), StringComparison.Ordinal);
        Assert.Contains("12月5日早于检查日期12月7日", RefusalTexts.Of(new Refusal(RuleCode.DeadlineBeforeVisit, "", new DateOnly(2020, 12, 5), new DateOnly(2020, 12, 7))), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_EveryFormPart_HasItsOwn() =>
        Assert.DoesNotContain("登记表的其他内容", Enum.GetValues<FormPart>().Select(Words.Of));
}
