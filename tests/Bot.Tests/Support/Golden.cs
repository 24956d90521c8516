using System.Runtime.CompilerServices;

namespace Bot.Tests.Support;

/// <summary>Compares a text with the approved file beside the test; a mismatch leaves a *.received.* file to look at and, if right, to rename.</summary>
internal static class Golden
{
    /// <param name="name">"card" means card.approved.json; another ending and a folder are given with the name ("Golden/form.txt").</param>
    public static void Match(string actual, string name, [CallerFilePath] string caller = "")
    {
        var extension = Path.GetExtension(name) is { Length: > 0 } given ? given : ".json";
        var stem = Path.Combine(FolderOf(caller), Path.GetDirectoryName(name)!, Path.GetFileNameWithoutExtension(name));
        var approved = $"{stem}.approved{extension}";
        var received = $"{stem}.received{extension}";
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (Normal(expected) == Normal(actual))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Equal(Normal(expected), Normal(actual));
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    /// <summary>A CI build maps source paths to /_/, so the folder is found again from the solution file.</summary>
    private static string FolderOf(string caller)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Bot.sln")))
        {
            root = root.Parent;
        }

        var path = caller.Replace('\\', '/');
        var place = path.LastIndexOf("/tests/", StringComparison.Ordinal);
        return Path.GetDirectoryName(root is null || place < 0 ? caller : Path.Combine(root.FullName, path[(place + 1)..]))!;
    }
}
