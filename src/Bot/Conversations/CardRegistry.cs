using Bot.Storage;

namespace Bot.Conversations;

/// <summary>A card on a person's phone. <see cref="LastJson"/> is the state it shall show; times are Unix milliseconds.</summary>
internal sealed record CardRow
{
    public required string TaskId { get; init; }

    public required string UserId { get; init; }

    public required string Kind { get; init; }

    public required string Entity { get; init; }

    public required int Version { get; init; }

    public required string CardType { get; init; }

    public string State { get; init; } = CardRegistry.Living;

    public string? ResponseCode { get; init; }

    public long? CodeAt { get; init; }

    /// <summary>The outbox item that spends <see cref="ResponseCode"/>.</summary>
    public long? CodeUsed { get; init; }

    public int Serial { get; init; }

    public required long CreatedAt { get; init; }

    public required string LastJson { get; init; }
}

/// <summary>Which cards people see, and the response_code that changes each (protocol 4.9).</summary>
internal sealed class CardRegistry
{
    public const string Living = "living";
    public const string Frozen = "frozen";

    /// <summary>A code works once. The present page says 72 h, older ones 24 h: the shorter is safe.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromHours(24);

    private const string Columns = """
        task_id as TaskId,
        user_id as UserId,
        kind as Kind,
        entity as Entity,
        version as Version,
        card_type as CardType,
        state as State,
        response_code as ResponseCode,
        code_at as CodeAt,
        code_used as CodeUsed,
        serial as Serial,
        created_at as CreatedAt,
        last_json as LastJson
        """;

    private const string Supersede = """
        update card
        set state = 'frozen'
        where user_id = @UserId and kind = @Kind and entity = @Entity and state = 'living'
        """;

    private const string Insert = """
        insert into card (task_id, user_id, kind, entity, version, card_type, state, serial, created_at, last_json)
        values (@TaskId, @UserId, @Kind, @Entity, @Version, @CardType, @State, @Serial, @CreatedAt, @LastJson)
        """;

    /// <summary>A new card; an older one of the same subject on that phone is frozen, so that at most one lives.</summary>
    public async Task AddAsync(UnitOfWork work, CardRow card)
    {
        await work.ExecuteAsync(Supersede, card);
        await work.ExecuteAsync(Insert, card);
    }

    private const string SelectById = $"""
        select {Columns}
        from card
        where task_id = @taskId
        """;

    public Task<CardRow?> FindAsync(UnitOfWork work, string taskId) =>
        work.FindAsync<CardRow>(SelectById, new { taskId });

    private const string SelectLiving = $"""
        select {Columns}
        from card
        where user_id = @userId and kind = @kind and entity = @entity and state = 'living'
        """;

    public Task<CardRow?> LivingAsync(UnitOfWork work, string userId, string kind, string entity) =>
        work.FindAsync<CardRow>(SelectLiving, new { userId, kind, entity });

    private const string SetWanted = """
        update card
        set version = @version, card_type = @cardType, last_json = @json, serial = serial + 1
        where task_id = @taskId
        """;

    /// <summary>The state that the card shall show from now on; its serial is one higher.</summary>
    public Task WantAsync(UnitOfWork work, string taskId, int version, string cardType, string json) =>
        work.ExecuteAsync(SetWanted, new { taskId, version, cardType, json });

    // A tap may be processed before the answer of the send is: its code is the newer one and stays.
    private const string SetSentCode = """
        update card
        set
            response_code = coalesce(response_code, @code),
            code_at = coalesce(code_at, @at),
            sent_at = coalesce(sent_at, @at)
        where task_id = @taskId
        """;

    /// <summary>WeCom has taken the card; its code came with the answer.</summary>
    public Task SentAsync(UnitOfWork work, string taskId, string code, DateTimeOffset now) =>
        work.ExecuteAsync(SetSentCode, new { taskId, code, at = now.ToUnixTimeMilliseconds() });

    private const string SetTapCode = """
        update card
        set state = 'living', response_code = @code, code_at = @at, code_used = null
        where task_id = @taskId and user_id = @userId
        """;

    private const string FreezeOthers = """
        update card
        set state = 'frozen'
        where user_id = @userId
            and task_id <> @taskId
            and state = 'living'
            and exists (
                select 1
                from card as tapped
                where tapped.task_id = @taskId
                    and tapped.user_id = card.user_id
                    and tapped.kind = card.kind
                    and tapped.entity = card.entity)
        """;

    /// <summary>The code of the person's latest tap takes the place of any older one. The tapped card is the one in view: it becomes the living one of its subject.</summary>
    public async Task TappedAsync(UnitOfWork work, string taskId, string userId, string code, DateTimeOffset now)
    {
        var row = new { taskId, userId, code, at = now.ToUnixTimeMilliseconds() };
        await work.ExecuteAsync(FreezeOthers, row);
        await work.ExecuteAsync(SetTapCode, row);
    }

    private const string Claim = """
        update card
        set code_used = @item
        where task_id = @taskId
            and response_code is not null
            and code_at > @oldest
            and (code_used is null or code_used = @item)
        """;

    /// <summary>Takes the card's code for one outbox item; false when there is none, it is too old or another item has it.</summary>
    public async Task<bool> ClaimCodeAsync(UnitOfWork work, string taskId, long item, DateTimeOffset now)
    {
        var oldest = (now - CodeLife).ToUnixTimeMilliseconds();
        return await work.ExecuteAsync(Claim, new { taskId, item, oldest }) == 1;
    }

    private const string Freeze = """
        update card
        set state = 'frozen'
        where task_id = @taskId
        """;

    /// <summary>The card never reached the phone.</summary>
    public Task FreezeAsync(UnitOfWork work, string taskId) =>
        work.ExecuteAsync(Freeze, new { taskId });
}
