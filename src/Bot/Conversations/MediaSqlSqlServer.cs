namespace Bot.Conversations;

/// <inheritdoc/>
internal sealed class MediaSqlSqlServer : MediaSql
{
    public override string PurgeMedia =>
        "delete top (@take) from media_cache where created_at <= @before";

    public override string PurgeSends =>
        """
        delete from media_send
        where outbox_id in (
            select top (@take) s.outbox_id
            from media_send as s
            where s.created_at <= @before
                and not exists (select 1 from outbox as o where o.id = s.outbox_id and o.state = 'new')
            order by s.created_at)
        """;
}
