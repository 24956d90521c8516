namespace Bot.Redis;

/// <summary>What the operator reads of Redis: the setting, the reason, and an example.</summary>
internal static class RedisTexts
{
    public const string Example = "\"redis01:6379,password=…\"";

    public const string BadLimit = "Redis:AnswerLimit 要在 00:00:00.050 到 00:00:01 之间，如 00:00:00.500：等得更久就当作 Redis 断开了。";

    public const string BadPoll = "Redis:SafetyPoll 要在 00:00:01 到 00:05:00 之间，如 00:00:30：有 Redis 时空闲的实例最多隔这么久自己查一次。";

    private const string Where = "密码也可以放在环境变量 Redis__Configuration 里；不用 Redis 就把它留空。";

    public static string Malformed { get; } = $"Redis:Configuration 不是 StackExchange.Redis 的连接字符串（格式是 主机:端口,名=值,名=值；密码里有逗号的要换一个）。照这样写：{Example}；不用 Redis 就把它留空。";

    public static string NoPassword(string place) => $"Redis {place} 要密码，Redis:Configuration 里没有写。照这样写：{Example}；{Where}";

    public static string WrongPassword(string place) => $"Redis {place} 不认 Redis:Configuration 里的密码或用户名。照这样写：{Example}，有用户名的再加 user=…；{Where}";

    public static string NoRight(string place) => $"Redis {place} 的账号权限不够：要能用 ping、get、set、pexpire、incrby、decrby、zadd 等 z 开头的命令、eval、evalsha、script、subscribe、unsubscribe、publish。请改服务器上的 ACL，或在 Redis:Configuration 换一个账号，如 {Example}。";

    public static string NotRedis(string place) => $"{place} 上的不是 Redis。核对 Redis:Configuration 里的主机和端口，如 {Example}；不用 Redis 就把它留空。";

    public static string Old(string place, string found, string least) => $"Redis {place} 的版本是 {found}，至少要 {least}。请在 Redis:Configuration 写新版服务器，如 {Example}；不用 Redis 就把它留空。";

    public static string Usable(string place) => $"Redis：可用（{place}）";

    public static string Away(string place) => $"Redis：连不上 {place}。服务照常运行，各实例各取 access_token，租约记在数据库里，发送上限各用一半，空闲时每隔 Messaging:PollEvery 查一次；看看 Redis:Configuration 对不对、服务器开着没有";
}
