using Bot.Storage;

namespace Bot.Conversations.Downstream;

/// <summary>Which number answers which card of a person.</summary>
internal sealed class TextAnswerStore
{
    /// <summary>No day of a month: a date asked for in words is no answer to a card.</summary>
    public const int First = 41;

    public const int Last = 99;

    /// <summary>When all of those wait for an answer: three digits, no day either.</summary>
    public const int FirstOfMany = 141;

    public const int LastOfMany = 999;

    private const string CloseFrozen =
        """
        update text_answer
        set is_open = 0
        where user_id = @userId and is_open = 1 and exists (select 1 from card as c where c.task_id = text_answer.task_id and c.user_id = @userId and c.state = 'frozen')
        """;

    private const string SelectGiven =
        """
        select
            number as Number,
            is_open as IsOpen,
            given_at as GivenAt
        from text_answer
        where user_id = @userId
        order by given_at, number
        """;

    /// <summary>The next numbers of the person, in a circle; those that a card still waits for are left out, and when all of them do it goes on with three digits.</summary>
    public async Task<IReadOnlyList<int>> NumbersAsync(UnitOfWork work, string userId, int count)
    {
        await work.ExecuteAsync(CloseFrozen, new { userId });
        var given = await work.QueryAsync<GivenRow>(SelectGiven, new { userId });
        var open = given.Where(row => row.IsOpen).Select(row => row.Number).ToHashSet();
        var next = given.Count == 0 ? First : given[^1].Number + 1;
        var circle = Enumerable.Range(0, Last - First + 1).Select(step => First + ((next - First + step) % (Last - First + 1))).ToList();
        var many = Enumerable.Range(FirstOfMany, LastOfMany - FirstOfMany + 1);
        return [.. circle.Concat(many).Where(number => !open.Contains(number)).Concat(given.Where(row => row.IsOpen).Select(row => row.Number)).Take(count)];
    }

    private const string Delete = "delete from text_answer where user_id = @userId and number = @Number";

    private const string Insert =
        """
        insert into text_answer (user_id, number, task_id, action, word, questions, is_open, given_at)
        values (@userId, @Number, @taskId, @Action, @Word, @questions, 1, @now)
        """;

    public async Task AddAsync(UnitOfWork work, string userId, string taskId, IReadOnlyList<TextAnswer> answers, DateTimeOffset now)
    {
        foreach (var answer in answers)
        {
            var row = new { userId, answer.Number, taskId, answer.Action, answer.Word, questions = ConversationJson.Write(answer.Questions), now };
            await work.ExecuteAsync(Delete, row);
            await work.ExecuteAsync(Insert, row);
        }
    }

    private const string Renew = "update text_answer set action = @Action where user_id = @userId and task_id = @taskId and word = @Word";

    /// <summary>The card changed and was not sent again: its words do what they do now. The letters stay those of the text on the phone.</summary>
    public async Task RenewAsync(UnitOfWork work, string userId, string taskId, IReadOnlyList<TextAnswer> now)
    {
        foreach (var answer in now)
        {
            await work.ExecuteAsync(Renew, new { userId, taskId, answer.Action, answer.Word });
        }
    }

    private const string Close = "update text_answer set is_open = 0 where task_id = @taskId and user_id = @userId";

    /// <summary>The card asks nothing any more.</summary>
    public Task CloseAsync(UnitOfWork work, string userId, string taskId) => work.ExecuteAsync(Close, new { userId, taskId });

    private const string All =
        """
        select
            number as Number,
            task_id as TaskId,
            action as Action,
            word as Word,
            questions as Questions,
            is_open as IsOpen
        from text_answer
        """;

    private const string SelectOpen =
        $"""
        {All}
        where user_id = @userId
            and is_open = 1
            and task_id in (select task_id from card where user_id = @userId and state = 'living')
        order by number
        """;

    /// <summary>What the person's cards wait for.</summary>
    public async Task<IReadOnlyList<(TextAnswer Answer, string TaskId)>> OpenAsync(UnitOfWork work, string userId) =>
        [.. (await work.QueryAsync<AnswerRow>(SelectOpen, new { userId })).Select(row => (row.Answer, row.TaskId))];

    private const string Select = $"{All} where user_id = @userId and number = @number";

    /// <summary>Null when the person was never given the number.</summary>
    public async Task<(TextAnswer Answer, string TaskId, bool IsOpen)?> FindAsync(UnitOfWork work, string userId, int number) =>
        await work.FindAsync<AnswerRow>(Select, new { userId, number }) is { } row
            ? (row.Answer, row.TaskId, row.IsOpen)
            : null;

    private sealed record GivenRow
    {
        public int Number { get; init; }

        public bool IsOpen { get; init; }

        public long GivenAt { get; init; }
    }

    private sealed record AnswerRow
    {
        public int Number { get; init; }

        public string TaskId { get; init; } = "";

        public string Action { get; init; } = "";

        public string Word { get; init; } = "";

        public string Questions { get; init; } = "";

        public bool IsOpen { get; init; }

        public TextAnswer Answer => new(Number, Word, Action, ConversationJson.Read<List<TextQuestion>>(Questions));
    }
}
