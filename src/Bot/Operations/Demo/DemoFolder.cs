using System.Globalization;
using Bot.Storage;

namespace Bot.Operations.Demo;

/// <summary>The folder of one running demo, taken for itself: a second one on the same database would pull it from under the first.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const string Clock = "clock.txt";

    private const string Name = "bot.db";

    private readonly FileStream _lock;
    private readonly string _clock;

    private DemoFolder(string folder, FileStream taken) =>
        (Database, _clock, _lock) = (Path.Combine(folder, Name), Path.Combine(folder, Clock), taken);

    /// <summary>Path of the SQLite file.</summary>
    public string Database { get; }

    /// <exception cref="DemoFolderException">It cannot be made or written, another demo has it, or it holds a database that no demo made.</exception>
    public static DemoFolder Take(string folder)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
            RequireOurs(path);
            return new DemoFolder(path, new FileStream(Path.Combine(path, "demo.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new DemoFolderException($"数据文件夹 {path} 用不了（{wrong.Message}）。可能另一个演示正在用它，或者没有写的权限。请用 --data 换一个文件夹。", wrong);
        }
    }

    /// <summary>Begins with an empty database.</summary>
    /// <returns>Whether there were data of an earlier demo.</returns>
    /// <exception cref="DemoFolderException">A program works on the database: it would go on with a file that nobody finds any more.</exception>
    public bool Empty()
    {
        var was = File.Exists(Database);
        if (was && SqliteUse.IsInUse(Database))
        {
            throw new DemoFolderException($"{Database} 正在被别的程序使用，没有动它。请先停下那个程序，或用 --data 换一个文件夹。");
        }

        foreach (var old in new[] { Database, Database + "-wal", Database + "-shm" })
        {
            File.Delete(old);
        }

        return was;
    }

    /// <summary>The demo's time when something was last stored here: time must not go back over data that are kept. Null when there was no demo.</summary>
    public DateTimeOffset? LastTime() => LastTime(Database);

    /// <param name="database">Path of the SQLite file; null comes back where it is none of a demo.</param>
    public static DateTimeOffset? LastTime(string database)
    {
        var clock = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, Clock);
        if (Path.GetFileName(database) != Name || !File.Exists(clock) || !DateTimeOffset.TryParse(File.ReadAllText(clock), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
        {
            return null;
        }

        // After a kill the data are younger than the note: the demo's time went on like the machine's.
        var written = new[] { database, database + "-wal" }.Where(File.Exists).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max();
        var later = written - File.GetLastWriteTimeUtc(clock);
        return later > TimeSpan.Zero ? at + later : at;
    }

    /// <summary>Notes the demo's time: at the start, when it was moved, and at the end.</summary>
    public void Note(DateTimeOffset now) => File.WriteAllText(_clock, now.ToString("O", CultureInfo.InvariantCulture));

    public void Dispose() => _lock.Dispose();

    /// <summary>Each demo leaves its clock beside its database; one without it is somebody's site.</summary>
    private static void RequireOurs(string folder)
    {
        if (File.Exists(Path.Combine(folder, Name)) && !File.Exists(Path.Combine(folder, Clock)))
        {
            throw new DemoFolderException($"{folder} 里的 bot.db 不是演示留下的，没有动它。演示请用 --data 换一个空文件夹。");
        }
    }
}

/// <summary>The demo's folder cannot be used. The message is a sentence that says what to do.</summary>
internal sealed class DemoFolderException(string message, Exception? inner = null) : Exception(message, inner);
