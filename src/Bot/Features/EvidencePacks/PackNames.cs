using System.Text;

namespace Bot.Features.EvidencePacks;

/// <summary>Names inside a pack: a name of the list may hold anything, "../" too, and a pack is unpacked on another's machine.</summary>
internal static class PackNames
{
    private const int Longest = 40;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>Letters and digits of any script, and "-" for all the rest; never a path, a hidden file or a device of Windows.</summary>
    public static string Safe(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            text.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : "-");
        }

        var safe = text.ToString().Trim('-');
        safe = safe.Length > Longest ? safe[..(char.IsHighSurrogate(safe[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd('-') : safe;
        return safe.Length == 0 || Devices.Any(device => safe.StartsWith(device, StringComparison.OrdinalIgnoreCase) && safe.Length <= device.Length + 1) ? $"x{safe}" : safe;
    }

    /// <summary>Whether a name of somebody else's pack stays inside the folder it is unpacked into.</summary>
    public static bool StaysInside(string name) =>
        name.Length > 0 && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && name.Split('/').All(part => part is not ("" or "." or ".."));
}
