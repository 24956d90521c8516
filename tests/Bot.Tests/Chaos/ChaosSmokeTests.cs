using Bot.Chaos;
using Bot.Chaos.Play;

namespace Bot.Tests.Chaos;

/// <summary>The fault harness in small: the real program as a child process, killed three times.</summary>
public sealed class ChaosSmokeTests
{
    [Fact]
    public Task ThreeKills_LoseNothingAndDoubleNothing() => HoldsAsync("kill-random", kills: 3, struck: 3);

    /// <summary>Two real processes on one file share the work: one is stopped and continued, the other killed and started again.</summary>
    [Fact]
    public Task TwoInstances_OneKilledAndOnePaused_EndWithAnExactBook() => HoldsAsync("instances", kills: 1, struck: 2);

    /// <summary>The same with WeCom's own limits, counted by both in Redis, and one access token.</summary>
    [Fact]
    public async Task TwoInstancesWithRedis_ShareBudgetAndToken()
    {
        Assert.SkipWhen(RedisProcess.Program is null, "redis-server is not on the PATH");
        await HoldsAsync("instances-redis", kills: 1, struck: 2);
    }

    [Theory]
    [InlineData("--rows nonsense", "--rows", "nonsense")]
    [InlineData("--kills many", "--kills", "many")]
    [InlineData("--kills", "--keep", "--kills", "")]
    [InlineData("--speed", "--speed", "1")]
    public void ArgumentsThatMakeNoSense_AreRefused_AndNamed(string named, params string[] args)
    {
        Assert.Null(ChaosOptions.Parse(args, out var wrong));
        Assert.Equal(named, wrong);
    }

    [Fact]
    public void EveryKillPoint_IsReachedFromTheProgram()
    {
        var program = string.Concat(Directory.EnumerateFiles(Path.Combine(Architecture.SourceTree.Root, "src", "Bot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var points = typeof(KillPoints).GetFields().Where(field => field.IsLiteral && field.Name is not (nameof(KillPoints.Variable) or nameof(KillPoints.PauseVariable))).ToList();

        Assert.Equal(points.Select(point => (string)point.GetRawConstantValue()!).Order(StringComparer.Ordinal), KillPoints.All.Order(StringComparer.Ordinal));
        Assert.All(points, point => Assert.Contains($"KillPoints.Reached(KillPoints.{point.Name});", program, StringComparison.Ordinal));
    }

    [Fact]
    public void AKillPoint_IsANameAndAPass()
    {
        Assert.Equal(("turn.claimed", 1), KillPoints.Read("turn.claimed"));
        Assert.Equal(("turn.claimed", 3), KillPoints.Read("turn.claimed:3"));
        Assert.Null(KillPoints.Read("turn.nowhere"));
        Assert.Null(KillPoints.Read("turn.claimed:-1"));
        Assert.Null(KillPoints.Read(null));
    }

    private static async Task HoldsAsync(string row, int kills, int struck)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The harness uses kill, prlimit and /bin/sh.");
        }

        var output = new StringWriter();
        var holds = await Harness.RunAsync(ChaosOptions.Parse(["--rows", row, "--kills", $"{kills}", "--seed", "7"], out _)!, output);
        Assert.True(holds, output.ToString());
        Assert.Contains($"| {row} | {struck} | {kills} |", output.ToString(), StringComparison.Ordinal);
    }
}
