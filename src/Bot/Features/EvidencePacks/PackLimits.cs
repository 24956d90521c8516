using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>What one pack may hold.</summary>
/// <param name="Searched">Entries of the audit that may be looked through.</param>
internal sealed record PackLimits(int Forms, int Entries, long Searched, long Pictures, long Bytes)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// WeCom takes files of 20 MB, and what is no picture needs room as well. A delivery has 20 seconds: a form takes some hundredths of one, and of the
    /// audit more than 100,000 entries a second are looked through (docs/performance.md, audit).
    /// </summary>
    public static PackLimits Chat { get; } = new(300, 50_000, 1_500_000, 16 * Megabyte, 20 * Megabyte);

    /// <summary>On the server, into a file.</summary>
    public static PackLimits None { get; } = new(int.MaxValue, int.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue);

    /// <summary>Null when it is not too much.</summary>
    public PackExcess? Exceeded(PackSize size) =>
        size.Forms > Forms ? new PackExcess(PackMeasure.Forms, size.Forms, Forms)
        : size.Bytes > Pictures ? new PackExcess(PackMeasure.Bytes, size.Bytes, Bytes)
        : null;

    public PackExcess? ExceededEntries(long entries) => entries > Entries ? new PackExcess(PackMeasure.Entries, entries, Entries) : null;

    public PackExcess? ExceededSearch(long entries) => entries > Searched ? new PackExcess(PackMeasure.Search, entries, Searched) : null;

    public PackExcess? ExceededBytes(long bytes) => bytes > Bytes ? new PackExcess(PackMeasure.Bytes, bytes, Bytes) : null;
}

/// <summary>What is too much of.</summary>
internal enum PackMeasure
{
    Forms,
    Entries,
    Search,
    Bytes,
}

/// <param name="Amount">At least so much.</param>
internal sealed record PackExcess(PackMeasure Measure, long Amount, long Most);
