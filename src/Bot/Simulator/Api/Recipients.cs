using System.Text;
using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>touser, toparty and totag of a send call. The corp has no departments or tags, so every one is invalid. Invalid users come back in lower case (protocol 3.3).</summary>
/// <param name="Valid">Each member once, as stored.</param>
internal sealed record Recipients(
    IReadOnlyList<string> Valid,
    IReadOnlyList<string> InvalidUsers,
    IReadOnlyList<string> InvalidParties,
    IReadOnlyList<string> InvalidTags,
    IReadOnlyList<string> Unlicensed)
{
    private const int LongestId = 64;

    public static Recipients Read(Node root, Corp corp)
    {
        var users = Split(root, "touser", 1000, 40032);
        var parties = Split(root, "toparty", 100, 82002);
        var tags = Split(root, "totag", 100, 82003);
        root.RefuseIf(users.Length + parties.Length + tags.Length == 0, 82001, "touser", "no recipients");
        if (users is ["@all"])
        {
            return Of(corp, [.. corp.Members.Values.Where(corp.Contacts.IsVisible).Select(member => member.UserId)], [], [], []);
        }

        // Stricter than the platform, of which it is not known: an id that is empty, too long or there twice is a bug of the sender.
        root.RefuseIf(Array.Exists(users, user => Encoding.UTF8.GetByteCount(user) is 0 or > LongestId), 40031, "touser", "an id is empty or over 64 bytes");
        root.RefuseIf(users.Distinct(StringComparer.OrdinalIgnoreCase).Count() < users.Length, 40031, "touser", "an id is there twice");
        root.RefuseIf(users.Length > 1 && users.Contains("@all", StringComparer.Ordinal), 40031, "touser", "@all stands alone");
        var known = users.ToLookup(user => corp.Members.TryGetValue(user, out var member) && corp.Contacts.IsVisible(member));
        return Of(
            corp,
            [.. known[true].Select(u => corp.Members[u].UserId).Distinct(StringComparer.Ordinal)],
            [.. known[false].Select(Lower).Distinct(StringComparer.Ordinal)],
            parties,
            tags);
    }

    private static Recipients Of(Corp corp, IReadOnlyList<string> members, IReadOnlyList<string> users, IReadOnlyList<string> parties, IReadOnlyList<string> tags)
    {
        var licensed = members.ToLookup(userId => !corp.Settings.Unlicensed.Contains(userId));
        return new Recipients([.. licensed[true]], users, parties, tags, [.. licensed[false].Select(Lower)]);
    }

    /// <summary>The platform's spelling of an invalid id.</summary>
    public static string Lower(string userId) => string.Create(userId.Length, userId, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = char.ToLowerInvariant(source[i]);
        }
    });

    private static string[] Split(Node root, string name, int max, int tooMany)
    {
        var parts = root.Text(name) is { Length: > 0 } text ? text.Split('|') : [];
        root.RefuseIf(parts.Length > max, tooMany, name, $"more than {max}");
        return parts;
    }
}
