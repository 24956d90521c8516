namespace Bot.Storage;

/// <summary>Section "Storage" of the configuration.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Kind of database: "Sqlite" or "SqlServer".</summary>
    public string Provider { get; set; } = "Sqlite";

    public string ConnectionString { get; set; } = "Data Source=bot.db";

    /// <summary>How many units of work may wait for the writer before new ones are refused.</summary>
    public int QueueLength { get; set; } = 1024;

    /// <summary>How many units of work share one commit at most; SQLite only.</summary>
    public int GroupSize { get; set; } = 128;

    /// <summary>How long a database locked by another process is waited for; for SQL Server, how long a connection is.</summary>
    public TimeSpan BusyLimit { get; set; } = TimeSpan.FromSeconds(4);
}
