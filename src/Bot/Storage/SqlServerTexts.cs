namespace Bot.Storage;

/// <summary>What the operator reads of a SQL Server that cannot be used: the setting, the reason, and an example.</summary>
internal static class SqlServerTexts
{
    public const string Example = "\"Server=db01;Database=bot;User Id=bot;Password=…;Encrypt=True\"";

    public const string NoServer = $"Storage:ConnectionString 要写服务器（Server），如 {Example}。";

    public const string NoName = $"Storage:ConnectionString 要写数据库名（Database），不能是 master、model、msdb、tempdb，如 {Example}。";

    public static string Place(string server, string database) => $"SQL Server {server} 上的数据库 {database}";

    public static string BadConnectionString(string why) => $"Storage:ConnectionString 不是 SQL Server 的连接字符串（{why}）。照这样写：{Example}。";

    public static string LoginFailed(string place, string why) =>
        $"登录不了{place}（{why}）。核对 Storage:ConnectionString 里的 User Id 和 Password，如 {Example}；密码也可以放在环境变量 Storage__ConnectionString 里。";

    public static string NoDatabase(string place, string why) =>
        $"打不开{place}（{why}）。先建好它：create database bot；再让账号进去：create user bot for login bot；或在 Storage:ConnectionString 改 Database。";

    public static string NoRight(string place, string why) =>
        $"账号对{place}的权限不够（{why}），什么也没有改动。在库里执行：alter role db_owner add member bot；或只给 db_datareader、db_datawriter，另用有建表权限的账号先启动一次。";

    public static string WrongCollation(string place, string why) =>
        $"{place}的排序规则不对（{why}）：人员、键要按二进制比较（Latin1_General_BIN2）。不要手工改本程序的列；用 create database bot 新建一个库，改 Storage:ConnectionString 的 Database，数据用 bot copy 搬过去。";

    public static string OtherCollation(string table, string column, string collation) => $"{table}.{column} 是 {collation}";

    public static string SchemaHeld(string place) =>
        $"另一个实例正在更新{place}的结构，等了十分钟还没完，什么也没有改动。等它启动好，再启动本实例；它不动了就先停掉它。";

    public static string ReadOnly(string place) =>
        $"{place}是只读的，什么也没有改动。执行 alter database bot set read_write，或在 Storage:ConnectionString 写主库的地址。";

    public static string NotTrusted(string place, string why) =>
        $"{place}的证书不受信任（{why}）。把签发它的 CA 装进系统；或在 Storage:ConnectionString 里写 ServerCertificate=文件；只在内网试用时才写 TrustServerCertificate=True。";

    public static string Full(string place, string why) => $"{place}没有空间了（{why}）。给数据或日志文件腾出空间，再启动；已有的数据没有动。";

    public static string Damaged(string place, string why) => $"{place}有损坏，或它的磁盘出错（{why}）。请数据库管理员执行 dbcc checkdb，从备份恢复。";

    public static string Unreachable(string place, string why) =>
        $"连不上{place}（{why}）。看看 Storage:ConnectionString 里的 Server 对不对（如 Server=db01,1433），服务器开着没有，防火墙放行了没有。";

    public static string OldServer(string place, string found) =>
        $"{place}的版本是 {found}，至少要 SQL Server 2016 SP1（13.0.4001）。请在 Storage:ConnectionString 写新版服务器，如 {Example}。";

    public static string OldLevel(string place, int found) =>
        $"{place}的兼容级别是 {found}，至少要 130。执行：alter database bot set compatibility_level = 130；或在 Storage:ConnectionString 改 Database。";

    public static string Usable(string place, string version) => $"数据库：可用（{place}，版本 {version}）";

    public const string RowVersions = "数据库设置：READ_COMMITTED_SNAPSHOT 已开";

    public const string NoRowVersions =
        "数据库设置：READ_COMMITTED_SNAPSHOT 没开，读和写会互相等。没有人用库时执行：alter database bot set read_committed_snapshot on";

    public const string NoSnapshots =
        "数据库设置：ALLOW_SNAPSHOT_ISOLATION 没开，报表可能读到一半新一半旧。执行：alter database bot set allow_snapshot_isolation on";

    public const string MayAll = "数据库权限：够用";

    public static string MayNot(string rights) => $"数据库权限：缺 {rights}。在库里执行：alter role db_owner add member bot";
}
