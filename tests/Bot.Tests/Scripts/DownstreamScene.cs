using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Two companies with a corp of their own that share the application; each has a member 李强, and one whose id is encrypted.</summary>
internal static partial class DownstreamScene
{
    public const string Hengtai = "wwaaaaaaaaaaaaaaa1";
    public const string Yuanhang = "wwaaaaaaaaaaaaaaa2";

    /// <summary>Capitals as a platform's own ids have them.</summary>
    public const string Encrypted = "woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA";
    public const string Same = "li.qiang";

    public static readonly (string Key, string Value) On = ("CorpGroup:Enabled", "true");

    public static string AccountOf(string corpId, string member) => $"{corpId}/{member}".ToLowerInvariant();

    public static Task<BotFixture> StartAsync(params (string Key, string Value)[] overrides) => StartAsync(_ => { }, overrides);

    public static Task<BotFixture> StartAsync(Action<SimulatorSettings> more, params (string Key, string Value)[] overrides) => BotFixture.StartWithAsync(
        settings =>
        {
            settings.Downstream.Add(new SimulatedDownstream(Hengtai, "衡水恒泰焦化有限公司", 1000031, new SimulatedMember(Encrypted, "吴工", "环保负责人"), new SimulatedMember(Same, "李强", "环保专员")));
            settings.Downstream.Add(new SimulatedDownstream(Yuanhang, "衡水远航", 1000007, new SimulatedMember(Same, "李强", "环保负责人")));
            more(settings);
        },
        [On, .. overrides]);

    /// <summary>The last text with the words.</summary>
    public static string LastText(this Phone phone, string part) =>
        phone.FromApp.Select(Phone.Words).Last(words => words.Contains(part, StringComparison.Ordinal));

    /// <summary>The number that stands before the word of a button, in the last text that has it.</summary>
    public static string Number(this Phone phone, string button) =>
        Answer().Matches(phone.LastText($" {button}")).Single(match => match.Groups["word"].Value == button).Groups["number"].Value;

    [GeneratedRegex(@"^(?<number>\d{2,3}) (?<word>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Answer();
}
