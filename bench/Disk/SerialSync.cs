using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bench.Disk;

/// <summary>What durability costs without sharing: 4 KiB written, fdatasync, and again. fdatasync is what SQLite calls; the framework offers only fsync.</summary>
internal static partial class SerialSync
{
    private const int Block = 4096;

    /// <param name="count">How many.</param>
    /// <param name="overwrite">Writes over blocks that are there, as a WAL does after its first round; else the file grows.</param>
    public static SyncTimes Measure(string folder, int count, bool overwrite = false)
    {
        var path = Path.Combine(folder, "serial-sync.bin");
        var block = new byte[Block];
        new Random(1).NextBytes(block);
        var latencies = new double[count];
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite))
        {
            if (overwrite)
            {
                RandomAccess.Write(file, new byte[Block * count], 0);
                RandomAccess.FlushToDisk(file);
            }

            for (var index = 0; index < count; index++)
            {
                var started = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, block, (long)index * Block);
                if (DataSync(file) != 0)
                {
                    throw new IOException($"fdatasync failed: {Marshal.GetLastPInvokeErrorMessage()}");
                }

                latencies[index] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
        }

        File.Delete(path);
        return new SyncTimes(latencies);
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int DataSync(SafeHandle file);
}

/// <param name="Latencies">Seconds of each write with its fdatasync.</param>
internal sealed record SyncTimes(double[] Latencies)
{
    public double Rate => Latencies.Length / Latencies.Sum();
}
