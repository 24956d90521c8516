namespace Bot.Storage.Stores;

/// <summary>What 回头看 and 抽查 have alike: two people, and what one of them filed for both.</summary>
internal static class FiledSql
{
    public const string Columns =
        """
        lead as Lead,
        partner as Partner,
        result as Result,
        words as Words,
        filed_by as FiledBy,
        filed_at as FiledAt,
        version as Version
        """;
}
