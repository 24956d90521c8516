using System.Text;
using System.Text.Json;
using Bot.Chaos.Play;
using Bot.Simulator;
using Bot.Storage;
using Bot.Storage.Stores;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Chaos;

/// <summary>Compares the platform's book and the phones with what lies in the database once the bot has stopped.</summary>
internal sealed class Judge(World world, string row)
{
    private readonly List<string> _lost = [];
    private readonly List<string> _double = [];
    private readonly List<string> _stuck = [];

    /// <param name="struck">How often the row's trouble struck; null when the row did not come to its end.</param>
    public async Task<Verdict> SayAsync(int? struck, IReadOnlyList<string> stuck)
    {
        _stuck.AddRange(stuck);
        await using var connection = Ledger.Open(world.File);
        Callbacks(connection);
        Queues(connection);
        Order(connection);
        Jobs(connection);
        foreach (var visit in world.Scripts.SelectMany(script => script.Finished))
        {
            Effects(connection, visit);
        }

        if (!world.Scripts.Any(script => script.Finished.Count > 0))
        {
            world.Wrong.Add("no visit was finished");
        }

        if (struck == 0)
        {
            world.Wrong.Add("the trouble never struck");
        }

        var unknown = connection.ExecuteScalar<int>("select count(*) from outbox where state = 'unknown'");
        Phones(connection);
        await AuditAsync();
        var sends = Sends.Of(world.Calls.Calls, world.Book.Interruptions);
        return new Verdict(
            row,
            struck ?? 0,
            world.Book.Kills,
            world.Scripts.Sum(script => script.Finished.Count),
            world.Book.Acknowledged.Count,
            _lost.Count,
            _double.Count,
            sends.Repeats.Count + unknown,
            sends.InFlight,
            sends.Blind.Count,
            Unflagged(connection, sends),
            _stuck.Count,
            [.. world.Wrong],
            [.. _lost.Select(note => $"lost: {note}"), .. _double.Select(note => $"double: {note}"), .. _stuck.Select(note => $"stuck: {note}"), .. sends.Blind.Zip(sends.Notes, (call, note) => $"blind: {note}: {Short(call.Body)}"), .. world.Wrong.Select(note => $"wrong: {note}")]);
    }

    /// <summary>Each callback that got its 200 lies in the inbox once, and its turn is in the audit once.</summary>
    private void Callbacks(SqliteConnection connection)
    {
        var stored = connection.Query<(string Body, long Count)>("select body, count(*) from inbox where kind = 'wecom' group by body")
            .ToDictionary(one => one.Body, one => one.Count, StringComparer.Ordinal);
        foreach (var xml in world.Book.Acknowledged.Keys)
        {
            Expect(1, stored.GetValueOrDefault(xml), $"callback {Short(xml)}");
        }

        var turns = connection.Query<(string Key, string State, long Turns)>(
            """
            select i.dedup_key, i.state, (
                select count(*)
                from audit as a
                where a.action in ('turn', 'event') and json_extract(a.details, '$.dedupKey') = i.dedup_key)
            from inbox as i
            """);
        foreach (var (key, _, count) in turns.Where(one => one.State == "done"))
        {
            Expect(1, count, $"turn of {key}");
        }
    }

    private void Queues(SqliteConnection connection)
    {
        const string Sql =
            """
            select 'inbox', id, state, coalesce(error, '') from inbox where state in ('new', 'dead')
            union all
            select 'outbox', id, state, coalesce(error, '') from outbox where state in ('new', 'dead')
            """;
        foreach (var (queue, id, state, error) in connection.Query<(string, long, string, string)>(Sql))
        {
            (state == "new" ? _stuck : _lost).Add($"{queue}-{id} is {state}: {error}");
        }
    }

    /// <summary>The turns of each lane are in the audit in the order in which the inbox took them.</summary>
    private void Order(SqliteConnection connection)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (lane, id) in connection.Query<(string, long)>(
            """
            select i.lane, i.id
            from audit as a
            join inbox as i on i.dedup_key = json_extract(a.details, '$.dedupKey')
            where a.action in ('turn', 'event')
            order by a.seq
            """))
        {
            if (last.TryGetValue(lane, out var before) && id < before)
            {
                world.Wrong.Add($"lane {lane}: inbox-{id} had its turn after inbox-{before}");
            }

            last[lane] = id;
        }
    }

    /// <summary>Each window of a scheduled job has its one item; that an item has one turn is judged with the callbacks.</summary>
    private void Jobs(SqliteConnection connection)
    {
        foreach (var (job, window, items) in connection.Query<(string, long, long)>(
            """
            select r.job, r.window_at, (
                select count(*)
                from inbox as i
                where i.kind = 'job' and i.state = 'done'
                    and json_extract(i.body, '$.job') = r.job
                    and json_extract(i.body, '$.part') is null
                    and 1000 * unixepoch(json_extract(i.body, '$.window')) = r.window_at)
            from scheduled_run as r
            """))
        {
            Expect(1, items, $"job {job} of {DateTimeOffset.FromUnixTimeMilliseconds(window):O}");
        }

        Expect(
            connection.ExecuteScalar<long>("select count(*) from scheduled_run"),
            connection.ExecuteScalar<long>("select count(*) from audit where action = 'turn' and subject like 'job %'"),
            "turns of scheduled jobs");
    }

    private void Effects(SqliteConnection connection, Visit visit)
    {
        var it = new { id = visit.EnterpriseId };
        Expect(1, Count("select count(*) from inspection where enterprise_id = @id"), $"inspection of {visit.EnterpriseId}");
        foreach (var token in visit.Tokens)
        {
            var found = connection.ExecuteScalar<long>("select count(*) from finding where instr(words, @token) > 0", new { token });
            Expect(1, found, $"finding {token}");
            Expect(1, connection.ExecuteScalar<long>("select count(*) from ledger where instr(c14_problem, @token) > 0", new { token }), $"ledger row of {token}");
        }

        Expect(visit.Tokens.Count, Count("select count(*) from finding as f join inspection as i on i.id = f.inspection_id where i.enterprise_id = @id"), $"findings of {visit.EnterpriseId}");
        Expect(visit.Pictures, Count("select count(*) from finding_picture as p join inspection as i on i.id = p.inspection_id where i.enterprise_id = @id and p.sha256 is not null"), $"pictures of {visit.EnterpriseId}");
        Expect(2, Count("select count(*) from signature as s join inspection as i on i.id = s.inspection_id where i.enterprise_id = @id"), $"signatures of {visit.EnterpriseId}");
        Expect(1, Count("select count(*) from snapshot as s join inspection as i on i.id = s.inspection_id where i.enterprise_id = @id"), $"snapshot of {visit.EnterpriseId}");
        Expect(1, Count("select count(*) from notice where enterprise_id = @id and acknowledged_at is not null"), $"acknowledged notice of {visit.EnterpriseId}");
        Expect(
            Count("select count(distinct f.severity) from finding as f join inspection as i on i.id = f.inspection_id where i.enterprise_id = @id"),
            Count("select count(*) from assignment as a join inspection as i on i.id = a.inspection_id where i.enterprise_id = @id"),
            $"assignments of {visit.EnterpriseId}");
        Broadcast(connection, visit);

        long Count(string sql) => connection.ExecuteScalar<long>(sql, it);
    }

    /// <summary>Started once, and each officer of the world settled: sent, or shown as not known. The phones are compared with the frozen bytes of its calls.</summary>
    private void Broadcast(SqliteConnection connection, Visit visit)
    {
        var it = new { words = visit.Broadcast };
        Expect(1, connection.ExecuteScalar<long>("select count(*) from broadcast where content = @words and started_at is not null and finished_at is not null", it), $"broadcast “{visit.Broadcast}”");
        Expect(
            world.Scripts.Count + 1,
            connection.ExecuteScalar<long>("select count(*) from broadcast_recipient as r join broadcast as b on b.id = r.broadcast_id where b.content = @words and r.state in ('Sent', 'Unknown')", it),
            $"recipients of “{visit.Broadcast}”");
    }

    /// <summary>What the outbox calls delivered is on the phone exactly as often.</summary>
    private void Phones(SqliteConnection connection)
    {
        var sent = connection.Query<(string Lane, string Kind, byte[] Body, string? Context, string State)>("select lane, kind, body, context, state from outbox where state in ('done', 'unknown')")
            .Where(item => item.Kind is "text" or "card" or "file" or "broadcast")
            .SelectMany(item => item.Kind == "broadcast" ? ToEach(item.Body, item.State) : [(item.State, What: $"{item.Lane} {item.Kind} {Named(item.Kind, item.Body, item.Context)}")])
            .ToList();
        var seen = world.Simulator.Tenant.Members
            .SelectMany(member => world.Simulator.Tenant.Phone(member.UserId).Where(bubble => bubble.FromApp).Select(bubble => $"{member.UserId} {Named(bubble)}"))
            .CountBy(what => what, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var due = sent.Where(item => item.State == "done").CountBy(item => item.What, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var open = sent.Where(item => item.State == "unknown").CountBy(item => item.What, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var what in due.Keys.Union(seen.Keys, StringComparer.Ordinal))
        {
            var (least, shown) = (due.GetValueOrDefault(what), seen.GetValueOrDefault(what));
            if (shown < least || shown > least + open.GetValueOrDefault(what))
            {
                Expect(least, shown, $"bubble {what}");
            }
        }

        for (var dropped = 0; dropped < world.Simulator.Tenant.DroppedMessages; dropped++)
        {
            _lost.Add("a message over the limit of 30 a minute, dropped silently by the platform");
        }
    }

    /// <summary>A call to many is a text to each of them.</summary>
    private static IEnumerable<(string State, string What)> ToEach(byte[] body, string state)
    {
        using var json = JsonDocument.Parse(body);
        var words = Named("text", body, null);
        return [.. json.RootElement.GetProperty("touser").GetString()!.Split('|').Select(userId => (state, $"{userId} text {words}"))];
    }

    private static string Named(string kind, byte[] body, string? context)
    {
        if (kind == "card")
        {
            return context ?? "";
        }

        using var json = JsonDocument.Parse(body);
        return kind == "text" ? json.RootElement.GetProperty("text").GetProperty("content").GetString()! : json.RootElement.GetProperty("fileName").GetString()!;
    }

    private static string Named(Bubble bubble) => bubble.Kind switch
    {
        "template_card" => $"card {bubble.Payload.GetProperty("task_id").GetString()}",
        "text" => $"text {bubble.Payload.GetProperty("content").GetString()}",
        _ => $"file {bubble.FileName}",
    };

    /// <summary>Repeated sends whose row does not say that it was tried before.</summary>
    private static int Unflagged(SqliteConnection connection, Sends sends)
    {
        var once = connection.Query<byte[]>("select body from outbox where kind in ('text', 'card', 'broadcast') and attempts < 2").Select(Encoding.UTF8.GetString).ToHashSet(StringComparer.Ordinal);
        return sends.Repeats.Count(repeat => once.Contains(repeat.Body));
    }

    private async Task AuditAsync()
    {
        await using var services = World.Storage(world.File);
        var database = services.GetRequiredService<Database>();
        await database.StartAsync(CancellationToken.None);
        if (await database.ReadAsync((work, _) => services.GetRequiredService<AuditLog>().VerifyAsync(work)) is { } bad)
        {
            world.Wrong.Add($"the audit chain breaks at entry {bad}");
        }
    }

    private void Expect(long wanted, long found, string what)
    {
        if (found != wanted)
        {
            (found < wanted ? _lost : _double).Add($"{what}: {found} instead of {wanted}");
        }
    }

    private static string Short(string xml) => xml.Length <= 400 ? xml : xml[..400] + "…";
}
