using System.Globalization;
using Bench.Processes;
using Bot.Conversations;
using Bot.Simulator;
using Bot.WeCom.Messages;
using Microsoft.Data.Sqlite;

namespace Bench.Books;

/// <summary>Texts that wait to be sent, in the bytes of the real renderer; many at once.</summary>
internal sealed class Backlog(SimulatorSettings keys, int members)
{
    /// <summary>Rows of one transaction: the bot's writer waits behind it.</summary>
    private const int Together = 20_000;

    private int _last;

    /// <summary>The next message: everybody in turn, each text different.</summary>
    public (string Member, byte[] Body) Next()
    {
        var number = _last++;
        var member = ServeSimulator.Member(number % members);
        var words = string.Create(CultureInfo.InvariantCulture, $"您好，第 {number + 1} 条：入企体检的登记表已经签字，请按期整改并上传照片。");
        return (member, WeComJson.Send([member], keys.AgentId, new TextMessage(words)));
    }

    // As QueueSql.Enqueue, without giving back the id.
    private const string Insert =
        $"""
        insert into outbox (lane, kind, body, context, state, attempts, due_at, created_at, head)
        values ($lane, '{OutboxKinds.Text}', $body, null, 'new', 0, $now, $now, not exists (select 1 from outbox where state = 'new' and lane = $lane))
        """;

    /// <summary>Puts the next messages into the outbox of a file, whether a bot runs on it or not.</summary>
    public async Task AddAsync(string file, int count)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = Insert;
        var lane = insert.Parameters.Add("$lane", SqliteType.Text);
        var body = insert.Parameters.Add("$body", SqliteType.Blob);
        insert.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        for (var done = 0; done < count; done += Together)
        {
            await using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var index = 0; index < Math.Min(Together, count - done); index++)
            {
                (lane.Value, body.Value) = Next();
                await insert.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }
    }
}
