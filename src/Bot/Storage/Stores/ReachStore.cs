namespace Bot.Storage.Stores;

/// <summary>A company that the application is shared with.</summary>
internal sealed record SharedCorpRow
{
    public string CorpId { get; init; } = "";

    public int AgentId { get; init; }

    public string Name { get; init; } = "";
}

/// <summary>How people are reached: the companies of 上下游, the spelling of their members, and whom nothing reaches.</summary>
internal sealed class ReachStore
{
    private const string SelectCorps = "select corp_id as CorpId, agent_id as AgentId, name as Name from shared_corp order by corp_id";

    public Task<IReadOnlyList<SharedCorpRow>> CorpsAsync(UnitOfWork work) => work.QueryAsync<SharedCorpRow>(SelectCorps);

    private const string DeleteCorps = "delete from shared_corp";

    private const int LongestName = 200;

    /// <summary>The whole list; what is not on it is no longer shared.</summary>
    public async Task ReplaceCorpsAsync(UnitOfWork work, IReadOnlyList<SharedCorpRow> corps)
    {
        await work.ExecuteAsync(DeleteCorps);
        var insert = new MultiRowInsert(work, "shared_corp", ["corp_id", "agent_id", "name"]);
        foreach (var corp in corps)
        {
            await insert.AddAsync([corp.CorpId, corp.AgentId, Short(corp.Name, LongestName)]);
        }

        await insert.FlushAsync();
    }

    private const string UpdateSpelling = "update spelled_member set member_id = @memberId where user_id = @userId";

    private const string InsertSpelling = "insert into spelled_member (user_id, member_id) values (@userId, @memberId)";

    /// <summary>WeCom spelled the member so: a message goes out with the same letters.</summary>
    public async Task SpelledAsync(UnitOfWork work, string userId, string memberId)
    {
        if (await work.ExecuteAsync(UpdateSpelling, new { userId, memberId }) == 0)
        {
            await work.ExecuteAsync(InsertSpelling, new { userId, memberId });
        }
    }

    private const string SelectSpelling = "select user_id as UserId, member_id as MemberId from spelled_member where user_id in @ids";

    /// <summary>User id → how WeCom spells the member; who never wrote is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SpellingAsync(UnitOfWork work, IEnumerable<string> userIds) =>
        (await work.QueryAsync<SpellingRow>(SelectSpelling, userIds, piece => new { ids = piece })).ToDictionary(row => row.UserId, row => row.MemberId, StringComparer.Ordinal);

    private const string UpdateLost = "update unreachable set why = @why where user_id = @userId";

    private const string InsertLost = "insert into unreachable (user_id, since, why) values (@userId, @now, @why)";

    private const int LongestWhy = 1000;

    /// <summary>A message did not reach the person. The first one says since when.</summary>
    public async Task LostAsync(UnitOfWork work, string userId, string why, DateTimeOffset now)
    {
        var row = new { userId = UserIds.Normal(userId), why = Short(why, LongestWhy), now };
        if (await work.ExecuteAsync(UpdateLost, row) == 0)
        {
            await work.ExecuteAsync(InsertLost, row);
        }
    }

    private const string DeleteLost = "delete from unreachable where user_id = @userId";

    /// <summary>There is a way to the person: one of his messages came here, or one of ours got there.</summary>
    public Task ReachedAsync(UnitOfWork work, string userId) => work.ExecuteAsync(DeleteLost, new { userId = UserIds.Normal(userId) });

    private const string SelectLost = "select user_id from unreachable order by user_id";

    public Task<IReadOnlyList<string>> LostAsync(UnitOfWork work) => work.QueryAsync<string>(SelectLost);

    /// <summary>Those of the people whom no message reaches: nothing got there, or their company does not share the application any more.</summary>
    public async Task<IReadOnlySet<string>> WithoutWayAsync(UnitOfWork work, IEnumerable<string> userIds)
    {
        var lost = (await LostAsync(work)).ToHashSet(StringComparer.Ordinal);
        var shared = (await CorpsAsync(work)).Select(corp => UserIds.Normal(corp.CorpId)).ToHashSet(StringComparer.Ordinal);
        return userIds.Where(userId => lost.Contains(userId) || (UserIds.CorpOf(userId) is { } corp && !shared.Contains(corp))).ToHashSet(StringComparer.Ordinal);
    }

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private sealed record SpellingRow
    {
        public string UserId { get; init; } = "";

        public string MemberId { get; init; } = "";
    }
}
