using System.Text;

namespace Bot.Documents.Lists;

/// <summary>A list that people made with a spreadsheet program: .xlsx, or text with commas, semicolons or tabs. What it is shows in its first bytes, not in its name.</summary>
internal static class ListFile
{
    /// <summary>Lines with something in them, over all sheets.</summary>
    public const int MostLines = 100_000;

    public const int MostBytes = 50 * 1024 * 1024;

    /// <summary>Columns further to the right are not read.</summary>
    public const int MostColumns = 256;

    /// <exception cref="ListFileException">The file is no list.</exception>
    public static ListContent Read(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            throw new ListFileException(ListFault.Empty);
        }

        if (bytes.Length > MostBytes)
        {
            throw new ListFileException(ListFault.TooLarge);
        }

        // PK: a package. D0CF11E0: a compound file, which holds an old workbook, or a package under a password.
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            return XlsxList.Read(bytes);
        }

        if (bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new ListFileException(
                Holds(bytes, "EncryptedPackage") ? ListFault.Password
                : Holds(bytes, "Workbook") || Holds(bytes, "Book") ? ListFault.OldFormat
                : ListFault.NoSpreadsheet);
        }

        return new ListContent([new ListSheet("", CsvList.Read(ListText.Decode(bytes)), 0)], []);
    }

    /// <summary>Names of streams lie in UTF-16 in the directory of a compound file.</summary>
    private static bool Holds(byte[] bytes, string name) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
