using Bot.Features.ConfirmInspection;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Features.ConfirmInspection;

public sealed class FieldTextTests
{
    private static readonly DescriptionWords Words = new(["正在生产", "未生产"], ["直排"], ["未"]);

    [Theory]
    [InlineData(FormPart.LegalRepresentative, "马某", "Field")]
    [InlineData(FormPart.LegalRepresentative, "正在生产，烟尘直排", "Finding")]
    [InlineData(FormPart.LegalRepresentative, "喷漆房的门开着，过滤棉已经发黑，厂房里异味明显，地面上有漆渣和空桶", "TooLong")]
    [InlineData(FormPart.Address, "衡水市桃城区河沿镇工业路与振兴大街交叉口东北角未来科技园3号厂房", "Field")]
    [InlineData(FormPart.Township, "未生产", "Finding")]
    [InlineData(FormPart.Violation, "正在生产，除尘器未开启", "Field")]
    public void Read_TellsAFieldFromAFinding(FormPart part, string text, string kind) =>
        Assert.Equal(kind, FieldText.Read(part, text, Words).ToString());

    [Fact]
    public async Task AFindingTypedWhileAFieldIsAskedFor_IsFiled_AndTheFieldAskedForAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorAsync("li.na");
        var zhang = await bot.InspectorAsync("zhang.wei");
        await zhang.SaysAsync("体检 永兴热电");
        var start = await zhang.SeesCardAsync("开始体检");
        await zhang.TapsAsync(start, "开始", (start.Questions.Keys.Last(), "李娜"));
        await zhang.SaysAsync("完成");
        await zhang.SeesAsync("还差：法人代表");

        await zhang.SaysAsync("料棚门敞开，正在生产，扬尘明显");
        await zhang.SeesAsync("按第1条问题记下了，没有当作法人代表");
        await zhang.SeesAsync("还差：法人代表");

        var unclear = new string('字', 31);
        await zhang.SaysAsync(unclear);
        await zhang.SeesAsync("法人代表最多30字");
        Assert.Contains(unclear, Bot.Operations.Demo.Phone.Words(zhang.FromApp[^1]), StringComparison.Ordinal);

        await zhang.SaysAsync("马某");
        await zhang.SeesCardAsync("第1条还差：问题类型");
    }
}
