namespace Bot.Conversations;

/// <inheritdoc/>
internal sealed class MediaSqlSqlite : MediaSql
{
    public override string PurgeMedia =>
        """
        delete from media_cache
        where rowid in (select rowid from media_cache where created_at <= @before limit @take)
        """;

    public override string PurgeSends =>
        """
        delete from media_send
        where outbox_id in (
            select s.outbox_id
            from media_send as s
            where s.created_at <= @before
                and not exists (select 1 from outbox as o where o.id = s.outbox_id and o.state = 'new')
            limit @take)
        """;
}
