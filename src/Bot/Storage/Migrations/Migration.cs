using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Storage.Migrations;

/// <summary>One numbered script. It never changes once a database has it: its checksum is kept there.</summary>
internal sealed record Migration(int Number, string Name, string Script)
{
    /// <summary>Lower-case hex SHA-256 of the script with LF line ends.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script.ReplaceLineEndings("\n"))));

    /// <summary>The scripts NNNN_name.sql of a folder beside this file, by number.</summary>
    public static IReadOnlyList<Migration> Embedded(string folder)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{typeof(Migration).Namespace}.{folder}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(name => Read(assembly.GetManifestResourceStream(name)!, name[prefix.Length..^".sql".Length]))
                .OrderBy(migration => migration.Number),
        ];
    }

    private static Migration Read(Stream stream, string name)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd());
    }
}
