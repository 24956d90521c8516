using Bot.Simulator.Checks;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>touser, toparty and totag of a send call. The corp has no departments or tags, so every one is invalid. Invalid users come back in lower case (protocol 3.3).</summary>
/// <param name="Valid">Each member once, as stored.</param>
internal sealed record Recipients(
    IReadOnlyList<string> Valid,
    IReadOnlyList<string> InvalidUsers,
    IReadOnlyList<string> InvalidParties,
    IReadOnlyList<string> InvalidTags)
{
    public static Recipients Read(Node root, Corp corp)
    {
        var users = Split(root, "touser", 1000, 40032);
        var parties = Split(root, "toparty", 100, 82002);
        var tags = Split(root, "totag", 100, 82003);
        root.RefuseIf(users.Length + parties.Length + tags.Length == 0, 82001, "touser", "no recipients");
        if (users is ["@all"])
        {
            return new Recipients([.. corp.Members.Keys], [], [], []);
        }

        var known = users.ToLookup(corp.Members.ContainsKey);
        return new Recipients(
            [.. known[true].Select(u => corp.Members[u].UserId).Distinct(StringComparer.Ordinal)],
            [.. known[false].Select(Lower).Distinct(StringComparer.Ordinal)],
            parties,
            tags);
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
        var parts = root.Text(name)?.Split('|', StringSplitOptions.RemoveEmptyEntries) ?? [];
        root.RefuseIf(parts.Length > max, tooMany, name, $"more than {max}");
        return parts;
    }
}
