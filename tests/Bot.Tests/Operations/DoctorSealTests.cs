using Bot.Conversations;
using Bot.Operations;
using Bot.Storage.Stores;
using Bot.Tests.Conversations;
using Bot.Tests.Storage;
using Bot.WeCom;

namespace Bot.Tests.Operations;

/// <summary>A key that was changed shows in doctor before the office finds out.</summary>
public sealed class DoctorSealTests
{
    [Fact]
    public async Task AReportThatNoKeyOpens_IsCounted_UntilTheFormerKeyIsNamed()
    {
        await using var test = await TestDatabase.StartAsync();
        var seal = new PersonSeal(
            new FixedOptions<ConversationOptions>(new ConversationOptions { SealKey = "before" }),
            new FixedOptions<WeComOptions>(new WeComOptions { EncodingAesKey = CallbackFixtures.AesKey }));
        await test.WriteAsync(work => new InsideReportStore().AddAsync(work, "R-1", seal.Close("{}"), new DateOnly(2020, 12, 9)));

        var (code, words) = await DoctorAsync(test, "--Conversation:SealKey=after");
        Assert.Equal(1, code);
        Assert.Contains("内部举报：1 件用现在的密钥打不开", words, StringComparison.Ordinal);
        (_, words) = await DoctorAsync(test, "--Conversation:SealKey=after", "--Conversation:FormerSealKeys:0=before");
        Assert.Contains("数据库：可用", words, StringComparison.Ordinal);
        Assert.DoesNotContain("内部举报", words, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Words)> DoctorAsync(TestDatabase test, params string[] settings)
    {
        await using var output = new StringWriter();
        var code = await DoctorCommand.RunAsync(
        [
            $"--Storage:ConnectionString=Data Source={test.File}",
            "--WeCom:CorpId=wwcorp0000000000a1",
            "--WeCom:AgentId=1000002",
            "--WeCom:Secret=secret",
            "--WeCom:Token=token",
            $"--WeCom:EncodingAesKey={CallbackFixtures.AesKey}",
            .. settings,
        ], null, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
