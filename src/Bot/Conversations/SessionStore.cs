using Bot.Storage;

namespace Bot.Conversations;

/// <summary>Where each person's conversation stands, one row per person.</summary>
internal sealed class SessionStore
{
    private const string Select = """
        select body
        from session
        where user_id = @userId
        """;

    /// <summary>A fresh session for who has none.</summary>
    public async Task<Session> LoadAsync(UnitOfWork work, string userId) =>
        await work.FindAsync<string>(Select, new { userId }) is { } body
            ? ConversationJson.Read<Session>(body)
            : new Session(userId);

    private const string Update = """
        update session
        set body = @body, updated_at = @now
        where user_id = @userId
        """;

    private const string Insert = """
        insert into session (user_id, body, updated_at)
        values (@userId, @body, @now)
        """;

    public async Task SaveAsync(UnitOfWork work, Session session, DateTimeOffset now)
    {
        var row = new { userId = session.UserId, body = ConversationJson.Write(session), now = now.ToUnixTimeMilliseconds() };
        if (await work.ExecuteAsync(Update, row) == 0)
        {
            await work.ExecuteAsync(Insert, row);
        }
    }
}
