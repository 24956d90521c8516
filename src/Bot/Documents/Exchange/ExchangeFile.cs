using Bot.Documents.Lists;

namespace Bot.Documents.Exchange;

/// <summary>What kind a file is shows in its first bytes, not in its name.</summary>
internal static class ExchangeFile
{
    /// <exception cref="ExchangeFileException">The file is no exchange of this version.</exception>
    public static ExchangeDocument Read(byte[] bytes) =>
        bytes.Length > ListFile.MostBytes ? throw new ExchangeFileException(ExchangeFault.TooLarge)
        : bytes.AsSpan().StartsWith("PK"u8) ? ExchangeCsv.Read(bytes)
        : bytes.AsSpan().TrimStart((byte)0xEF).TrimStart((byte)0xBB).TrimStart((byte)0xBF).TrimStart(" \r\n\t"u8).StartsWith("{"u8) ? ExchangeJson.Read(bytes)
        : throw new ExchangeFileException(ExchangeFault.OtherKind);
}
