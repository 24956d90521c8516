using System.Text.RegularExpressions;

namespace Bot.Tests.Architecture;

/// <summary>The walls between the rooms: which namespace may name which (docs/architecture.md, table of arrows).</summary>
public partial class RoomTests
{
    /// <summary>Longest prefix wins. A room always may use itself; Bot.Operations and Bot (BotHost) may use all.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Bot.WeCom"] = [],
        ["Bot.Storage"] = ["Domain"],
        ["Bot.Messaging"] = ["Bot.Storage"],
        ["Bot.Conversations"] = ["Bot.WeCom", "Bot.Messaging", "Bot.Storage", "Domain"],
        ["Bot.Scheduling"] = ["Bot.Storage", "Bot.Messaging"],
        ["Bot.Redis"] = ["Bot.WeCom.Client", "Bot.Storage", "Bot.Messaging", "Bot.Conversations"],
        ["Bot.Documents"] = ["Domain"],
        ["Bot.Features.Shared"] = ["Domain", "Bot.Storage", "Bot.Conversations", "Bot.Documents"],
        ["Bot.Features"] = ["Domain", "Bot.Storage", "Bot.Conversations", "Bot.Documents", "Bot.Features.Shared"],
        ["Bot.Web"] = ["Domain", "Bot.WeCom.OAuth", "Bot.Storage", "Bot.Messaging", "Bot.Conversations", "Bot.Documents", "Bot.Features"],
        ["Bot.Simulator"] = ["Bot.WeCom.Callback", "Bot.WeCom.Messages"],
    };

    [Fact]
    public void EveryRoom_NamesOnlyTheRoomsItMay()
    {
        var files = SourceTree.CSharp("src").ToList();
        Assert.NotEmpty(files);

        var breaches = from path in files
                       let text = File.ReadAllText(path)
                       let own = Namespace().Match(text).Groups["name"].Value
                       where own.Length > 0 && Room(own) is not null
                       from Match use in Mention().Matches(text)
                       let used = use.Groups["name"].Value
                       where !Allowed(own, used)
                       select $"{SourceTree.Relative(path)}: {own} uses {used}";

        Assert.Empty(breaches.Distinct());
    }

    [Theory]
    [InlineData("src", "src/")]
    [InlineData("bench", "")]
    public void EveryNamespace_FollowsItsFolder(string tree, string above)
    {
        var strangers = from path in SourceTree.CSharp(tree)
                        let name = Namespace().Match(File.ReadAllText(path)).Groups["name"].Value
                        let relative = SourceTree.Relative(path)[above.Length..]
                        let folder = relative[..Math.Max(0, relative.LastIndexOf('/'))].Replace('/', '.')
                        where name.Length > 0 && !name.Equals(folder, tree == "src" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
                        select $"{relative}: {name}";

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData("Bot.Features.Ledger", "Bot.WeCom.Client", false)]
    [InlineData("Bot.Features.Ledger", "Bot.Features.Help", false)]
    [InlineData("Bot.Features.Ledger", "Bot.Features.Shared", true)]
    [InlineData("Bot.Features.ReportFinding.Proposal", "Bot.Features.ReportFinding", true)]
    [InlineData("Bot.Simulator", "Bot.WeCom.Client", false)]
    [InlineData("Domain.Inspections", "Domain.Enterprises", true)]
    [InlineData("Domain.Inspections", "Bot.Storage", false)]
    public void TheTest_SeesABreach(string room, string used, bool allowed) => Assert.Equal(allowed, Allowed(room, used));

    private static bool Allowed(string own, string used)
    {
        var room = Room(own);
        return room is null || Within(used, Home(own, room)) || Arrows[room].Any(arrow => Within(used, arrow));
    }

    /// <summary>A feature's home is its own folder, not the whole of Features.</summary>
    private static string Home(string own, string room) =>
        room == "Bot.Features" ? string.Join('.', own.Split('.').Take(3)) : room;

    private static string? Room(string name) =>
        Arrows.Keys.Where(room => Within(name, room)).OrderByDescending(room => room.Length).FirstOrDefault();

    private static bool Within(string name, string room) =>
        name == room || name.StartsWith(room + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    /// <summary>Every using and every qualified mention of one of our namespaces.</summary>
    [GeneratedRegex(@"\b(?<name>(Bot|Domain)\.[A-Z]\w*(\.[A-Z]\w*)*)(?=[;.\s])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
