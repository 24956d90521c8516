using System.Security.Cryptography;
using System.Text;
using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>A report that is still being written.</summary>
internal sealed record InsideDraft
{
    public string Id { get; init; } = "";

    /// <summary>See decision 16.</summary>
    public byte[] Sealed { get; init; } = [];

    /// <summary>When it was last written on.</summary>
    public DateOnly Day { get; init; }
}

/// <summary>内部举报 and what is still being written of it. What was said and who said it is sealed before it comes here (decision 16).</summary>
internal sealed class InsideReportStore
{
    /// <summary>128 bits of chance, in hexadecimal digits.</summary>
    private const int IdLength = 32;

    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    private const string SelectDraft = "select sealed from inside_draft where id = @id";

    public Task<byte[]?> DraftAsync(UnitOfWork work, string id) => work.ScalarAsync<byte[]>(SelectDraft, new { id });

    private const string UpdateDraft = "update inside_draft set sealed = @content, day = @day where id = @id";

    private const string InsertDraft = "insert into inside_draft (id, sealed, day) values (@id, @content, @day)";

    public async Task SaveDraftAsync(UnitOfWork work, string id, byte[] content, DateOnly day)
    {
        if (await work.ExecuteAsync(UpdateDraft, new { id, content, day }) == 0)
        {
            await work.ExecuteAsync(InsertDraft, new { id, content, day });
        }
    }

    private const string SelectDrafts = "select id as Id, sealed as Sealed, day as Day from inside_draft where day < @before order by id";

    /// <summary>What nobody wrote on since that day.</summary>
    public Task<IReadOnlyList<InsideDraft>> DraftsAsync(UnitOfWork work, DateOnly before) => work.QueryAsync<InsideDraft>(SelectDrafts, new { before });

    private const string DeleteDraft = "delete from inside_draft where id = @id";

    public Task DropDraftAsync(UnitOfWork work, string id) => work.ExecuteAsync(DeleteDraft, new { id });

    private const string DeleteOldDrafts = "delete from inside_draft where day < @before";

    /// <summary>What nobody wrote on since that day is forgotten.</summary>
    public Task<int> ForgetDraftsAsync(UnitOfWork work, DateOnly before) => work.ExecuteAsync(DeleteOldDrafts, new { before });

    private const string NextNumber = "select coalesce(max(number), 0) + 1 from inside_report";

    private const string Insert =
        """
        insert into inside_report (id, number, receipt_hash, sealed, day, status, version, is_new, has_news)
        values (@Id, @number, @receiptHash, @content, @day, @status, 1, 1, 0)
        """;

    /// <param name="receipt">Only its hash is kept.</param>
    /// <returns>The number under which the office knows it.</returns>
    public async Task<int> AddAsync(UnitOfWork work, string receipt, byte[] content, DateOnly day)
    {
        // Nobody else takes the number in between.
        await work.AloneAsync();
        var number = await work.ScalarAsync<int>(NextNumber);
        await work.ExecuteAsync(Insert, new { Id = NewId(), number, receiptHash = Hash(receipt), content, day, status = nameof(InsideReportStatus.Received) });
        return number;
    }

    private const string Select =
        """
        select
            id as Id,
            number as Number,
            day as Day,
            status as Status,
            version as Version
        from inside_report
        """;

    private const string SelectById = $"{Select} where id = @id";

    public Task<InsideReport?> FindAsync(UnitOfWork work, string id) => work.FindAsync<InsideReport>(SelectById, new { id });

    private const string SelectByNumber = $"{Select} where number = @number";

    public Task<InsideReport?> FindAsync(UnitOfWork work, int number) => work.FindAsync<InsideReport>(SelectByNumber, new { number });

    private const string SelectByReceipt = $"{Select} where receipt_hash = @hash";

    public Task<InsideReport?> FindByReceiptAsync(UnitOfWork work, string receipt) => work.FindAsync<InsideReport>(SelectByReceipt, new { hash = Hash(receipt) });

    private const string SelectOpen = $"{Select} where status <> 'Closed' order by number";

    public Task<IReadOnlyList<InsideReport>> OpenAsync(UnitOfWork work) => work.QueryAsync<InsideReport>(SelectOpen);

    private const string SelectNew = $"{Select} where is_new = 1 order by number";

    /// <summary>What the office has not been told of.</summary>
    public Task<IReadOnlyList<InsideReport>> NewAsync(UnitOfWork work) => work.QueryAsync<InsideReport>(SelectNew);

    private const string SetSeen = "update inside_report set is_new = 0 where id = @id";

    public Task SeenAsync(UnitOfWork work, string id) => work.ExecuteAsync(SetSeen, new { id });

    private const string SelectNews = $"{Select} where has_news = 1 order by number";

    /// <summary>Whose reporter has not been told of the answer.</summary>
    public Task<IReadOnlyList<InsideReport>> NewsAsync(UnitOfWork work) => work.QueryAsync<InsideReport>(SelectNews);

    private const string SetTold = "update inside_report set has_news = 0 where id = @id";

    public Task ToldAsync(UnitOfWork work, string id) => work.ExecuteAsync(SetTold, new { id });

    private const string SelectSealed = "select sealed from inside_report where id = @id";

    public Task<byte[]?> SealedAsync(UnitOfWork work, string id) => work.ScalarAsync<byte[]>(SelectSealed, new { id });

    private const string SelectAllSealed = "select sealed from inside_report where status <> 'Closed' or has_news = 1";

    /// <summary>Of reports that somebody still has to read.</summary>
    public Task<IReadOnlyList<byte[]>> SealedAsync(UnitOfWork work) => work.QueryAsync<byte[]>(SelectAllSealed);

    private const string Update =
        """
        update inside_report set
            status = @status,
            version = @Version,
            sealed = @content,
            is_new = 0,
            has_news = 1
        where id = @Id and version = @before
        """;

    /// <summary>An answer of the office; false when another one came first.</summary>
    public async Task<bool> AnswerAsync(UnitOfWork work, InsideReport report, byte[] content, int before) =>
        await work.ExecuteAsync(Update, new { report.Id, status = report.Status.ToString(), report.Version, content, before }) == 1;

    private const string UpdateUnread =
        """
        update inside_report set
            status = @status,
            version = @Version,
            is_new = 0,
            has_news = 0
        where id = @Id and version = @before
        """;

    /// <summary>The end of a report that no key opens: nothing is added to what was said, and nobody is known who could be told. False when another answer came first.</summary>
    public async Task<bool> CloseUnreadAsync(UnitOfWork work, InsideReport report, int before) =>
        await work.ExecuteAsync(UpdateUnread, new { report.Id, status = report.Status.ToString(), report.Version, before }) == 1;

    private static string Hash(string receipt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(receipt)));
}
