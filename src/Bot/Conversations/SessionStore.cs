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

    /// <summary>Whether the person is still asked that; for turns that are not his.</summary>
    public async Task<bool> AsksAsync(UnitOfWork work, string userId, string kind, string entity) => IsAsked(await LoadAsync(work, userId), kind, entity);

    private const string Replace = """
        update session
        set body = @next
        where user_id = @userId and body = @body
        """;

    /// <summary>The person is not asked that any more; false when he was not, or is just answering. When he last wrote stays as it is.</summary>
    public async Task<bool> StopAskingAsync(UnitOfWork work, string userId, string kind, string entity) =>
        await work.FindAsync<string>(Select, new { userId }) is { } body
        && ConversationJson.Read<Session>(body) is var session
        && IsAsked(session, kind, entity)
        && await work.ExecuteAsync(Replace, new { userId, body, next = ConversationJson.Write(session with { Asked = null }) }) == 1;

    private static bool IsAsked(Session session, string kind, string entity) => session.Asked is { } asked && asked.Kind == kind && asked.Entity == entity;
}
