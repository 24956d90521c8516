using System.Globalization;

namespace Bot.Storage;

/// <summary>What the operator reads when a database cannot be used: what is wrong, that nothing was changed, and what to do.</summary>
internal static class StorageTexts
{
    public const string NoFile = "Storage:ConnectionString 要写一个数据库文件，如 \"Data Source=bot.db\"。";

    public static string Usable(string place) => $"数据库：可用（{place}）";

    public const string Locked = "另一个程序一直占着数据库文件，什么也没有改动。看看服务是不是已经在运行，或有没有备份、查看工具开着它；等它用完再启动。";

    public const string Full = "数据库所在的磁盘满了，什么也没有改动。腾出空间后再试。";

    public static string NotNow(string why) => $"数据库现在写不进去（{why}），什么也没有改动。看看磁盘和权限，再试一次。";

    public static string BadConnectionString(string why) => $"Storage:ConnectionString 写得不对：{why}";

    public static string OldSqlite(string found, Version oldest) =>
        $"找到的 SQLite 是 {found}，至少要 {oldest}：旧版可能丢失已经提交的数据。请更新程序旁边的 SQLite 库。";

    public static string File(string file) => $"数据库文件 {Whole(file)}";

    public static string NotThere(string file) =>
        $"没有数据库文件 {Whole(file)}，什么也没有建。看看 Storage:ConnectionString（或 --data）写的是不是服务用的那个文件；新站点先启动一次服务。";

    public static string Empty(string place) => $"{place} 是空的，里面没有本程序的数据，原样未动。看看是不是写错了文件；新站点先启动一次服务。";

    public static string Older(string place, int number, string name) =>
        $"{place} 还没有第 {number} 版结构（{name}），原样未动。先启动一次本版服务，它会升级数据库。";

    public static string WalNotReadable(string file) =>
        $"数据库文件 {Whole(file)} 在只读的地方，最新的记录在旁边的 -wal 文件里，这样读不到。把两个文件一起拷到能写的文件夹再核对，或用 .backup 做的备份。";

    public static string Unsound(string? found) => $"数据库：文件有损坏（{found}）。停下服务，把数据库文件连同 -wal 文件移到别处留着，放回备份";

    public static string Room(long free) => $"磁盘：数据库所在的磁盘还有 {Megabytes(free)}";

    public static string LittleRoom(long free, long least) => $"{Room(free)}，不到 {Megabytes(least)}：快满了，满了以后收不下新消息。请腾出空间，或换一个大的磁盘";

    public static string RoomUnknown(string why) => $"磁盘：还有多少空间看不出来（{why}）";

    public static string Damaged(string file) =>
        $"数据库文件 {Whole(file)} 损坏了，或者不是 SQLite 数据库。文件原样未动：把它（连同 -wal 文件）移到别处留着，放回备份；或在 Storage:ConnectionString 写另一个文件。";

    public static string StrangeWal(string file) =>
        $"数据库文件 {Whole(file)} 旁边的 {Whole(file)}-wal 不是它的日志，两个文件原样未动。从备份里把两个文件一起放回；确定它与数据库无关的，把它移走。";

    public static string NotWritable(string file) =>
        $"数据库文件 {Whole(file)} 或它的文件夹不能写。给运行服务的账号写这个文件和文件夹的权限，或在 Storage:ConnectionString 写另一个文件。";

    public static string CannotOpen(string file) =>
        $"数据库文件 {Whole(file)} 打不开。看看文件夹在不在、路径是不是一个文件，运行服务的账号能不能在那里写。";

    public static string DiskFull(string file, string why) =>
        $"数据库文件 {Whole(file)} 所在的磁盘满了或出错了（{why}）。腾出空间或修好磁盘，再启动；已有的数据没有动。";

    public static string OtherProgram(string place) =>
        $"{place} 是别的程序的，原样未动。请在 Storage:ConnectionString 写另一个数据库。";

    public static string Newer(string place, int number, string name, int known) =>
        $"{place} 的结构是第 {number} 版（{name}），本程序只认到第 {known} 版，原样未动。请启动新版程序，或放回升级前的备份。";

    public static string OtherScript(string place, int number, string name) =>
        $"{place} 的第 {number} 版结构（{name}）和本程序带的不一样，原样未动。请启动建它的那个程序，或放回备份。";

    /// <param name="file">Null when the key is in the settings.</param>
    public static string NoAuditKey(string? file, string why) => file is null
        ? $"配置项 Audit:SigningKey 不能用（{why}）：要写 ECDSA P-256 私钥的 PEM 或 PKCS#8 的 base64。留空就用 Audit:SigningKeyFile 指定的文件。"
        : $"留痕的签名密钥 {file} 不能用（{why}）。请看看文件和文件夹的权限；文件坏了，从备份放回，或移到别处让程序另建一把。";

    private static string Whole(string file) => file.StartsWith("file:", StringComparison.Ordinal) ? file : Path.GetFullPath(file);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB");
}
