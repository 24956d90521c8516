using System.Globalization;
using System.Text.RegularExpressions;
using Domain.Materials;

namespace Bot.Documents;

/// <summary>
/// A 宣传 material as a file: UTF-8, a head of lines 类型, 标题, 版本 and, where it is over, 停用, then an empty line, then what is sent. The file's name is its id.
/// </summary>
internal static partial class MaterialFile
{
    private const string LeafletId = "annex6";
    private const string Ending = ".txt";
    private const int LongestTitle = 60;
    private const int MostVersion = 9999;
    private const int RegexMilliseconds = 1000;

    private static readonly Dictionary<string, MaterialKind> Kinds = new(StringComparer.Ordinal)
    {
        ["明白纸"] = MaterialKind.Leaflet,
        ["一封信"] = MaterialKind.OpenLetter,
        ["公开信"] = MaterialKind.OpenLetter,
        ["以案说法"] = MaterialKind.CaseStudy,
        ["案例"] = MaterialKind.CaseStudy,
    };

    private static readonly string[] Names = ["类型", "标题", "版本", "停用"];

    /// <summary>Annex 6 as shipped; its first line is its title.</summary>
    public static Material Leaflet(string text) => new() { Id = LeafletId, Kind = MaterialKind.Leaflet, Title = text.Split('\n')[0], Version = 1, Text = text };

    /// <exception cref="ContentFileException">The folder is missing, or one of its files is no material.</exception>
    public static IReadOnlyList<Material> ReadFolder(string folder, Func<string, string, string> read)
    {
        string[] files;
        try
        {
            files = [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentFileException($"宣传材料的文件夹打不开（{folder}）。请建好这个文件夹，或改 Content:MaterialFolder。", fault);
        }

        return [.. files.Select(name => Parse(name, name.EndsWith(Ending, StringComparison.Ordinal) ? read(folder, name) : null, folder))];
    }

    /// <param name="text">Null when it is no text file.</param>
    private static Material Parse(string fileName, string? text, string folder)
    {
        if (text is null)
        {
            throw Fault($"不是 {Ending} 文件，请存成 UTF-8 的 {Ending}，或移到别的文件夹");
        }

        var id = fileName[..^Ending.Length];
        if (!Id().IsMatch(id))
        {
            throw Fault($"文件名只能用小写字母、数字和短横线，最多 32 个，如 letter-2021{Ending}");
        }

        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, string.IsNullOrWhiteSpace);
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in end < 0 ? lines : lines[..end])
        {
            if (Head().Match(line) is not { Success: true } match || !Names.Contains(match.Groups["name"].Value, StringComparer.Ordinal))
            {
                throw Fault($"开头的“{Short(line)}”看不懂：先写“类型：”“标题：”“版本：”三行，再空一行，再写正文");
            }

            if (!head.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value.Trim()))
            {
                throw Fault($"开头的“{match.Groups["name"].Value}”写了两次");
            }
        }

        var body = end < 0 ? "" : string.Join('\n', lines[end..]).Trim('\n', ' ', '\u3000').TrimEnd();
        return new Material
        {
            Id = id,
            Kind = Kinds.TryGetValue(head.GetValueOrDefault("类型", ""), out var kind) ? kind : throw Fault($"的“类型”要写 {string.Join('、', Kinds.Keys)} 中的一个"),
            Title = head.GetValueOrDefault("标题", "") is { Length: > 0 and <= LongestTitle } title ? title : throw Fault($"的“标题”要写，最多 {LongestTitle} 个字"),
            Version = int.TryParse(head.GetValueOrDefault("版本", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 1 and <= MostVersion
                ? version
                : throw Fault("的“版本”要写一个数，从 1 起，内容每改一次加 1"),
            IsWithdrawn = head.GetValueOrDefault("停用", "否") switch
            {
                "是" => true,
                "否" or "" => false,
                _ => throw Fault("的“停用”只能写 是 或 否"),
            },
            Text = body.Length > 0 ? body : throw Fault("没有正文：开头三行之后空一行，再写正文"),
        };

        ContentFileException Fault(string what) => new($"宣传材料“{fileName}”{what}（{folder}）。");
    }

    private static string Short(string line) => line.Length <= 20 ? line : $"{line[..20]}…";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,31}$", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Id();

    [GeneratedRegex("^(?<name>[^：:]{1,8})[：:](?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Head();
}
