using System.Data.Common;
using System.Text;
using System.Threading.Channels;

namespace Bot.Storage.Stores;

/// <summary>
/// Looks through the whole chain once, without an object for each entry, and hashes on a second thread what the first has read: years of entries are a
/// matter of seconds.
/// </summary>
internal sealed class AuditChain(UnitOfWork work)
{
    private const int Batches = 4;

    private const string SelectAll =
        """
        select seq, form, at, prev_hash, actor, action, subject, details, hash
        from audit
        order by seq
        """;

    // Of a back-up from before form 2: audit verify looks at an older schema as well.
    private const string SelectAllOlder =
        """
        select seq, 1, at, prev_hash, actor, action, subject, details, hash
        from audit
        order by seq
        """;

    /// <summary>Compares with audit_head and with every signed head as well: who cuts the tail changes the one, and cannot sign the other.</summary>
    public async Task<AuditVerdict> ExamineAsync()
    {
        var head = await new AuditLog().HeadAsync(work);
        var isOlder = !(await work.QueryAsync<string>(work.Dialect.Tables)).Contains("audit_signed_head", StringComparer.OrdinalIgnoreCase);
        var heads = isOlder ? [] : await AuditHeads.AllAsync(work);
        var links = new AuditLinks(head.Seq, heads);
        await ReadAsync(isOlder ? SelectAllOlder : SelectAll, links);
        return new AuditVerdict(links.Fault ?? Ends(links.Last, head, heads), links.Last, links.Bytes, heads.Count, [.. heads.Select(one => one.KeyId).Distinct(StringComparer.Ordinal)]);
    }

    private static AuditFault? Ends(AuditHead last, AuditHead head, IReadOnlyList<SignedHead> heads) =>
        last != head ? new AuditFault(head.Seq > last.Seq ? AuditFaultKind.CutTail : AuditFaultKind.TooMuch, Math.Min(last.Seq + 1, head.Seq))
        : heads.Any(one => one.Seq > last.Seq) ? new AuditFault(AuditFaultKind.CutTail, last.Seq + 1)
        : heads.FirstOrDefault(one => !one.IsSigned()) is { } bad ? new AuditFault(AuditFaultKind.BadSignature, bad.Seq)
        : null;

    private async Task ReadAsync(string sql, AuditLinks links)
    {
        var (full, empty) = (Channel.CreateBounded<AuditBatch>(Batches), Channel.CreateBounded<AuditBatch>(Batches));
        for (var batch = 0; batch < Batches; batch++)
        {
            await empty.Writer.WriteAsync(new AuditBatch());
        }

        var hashing = Task.Run(() => HashAsync(full.Reader, empty.Writer, links));
        await using var command = work.Command(sql);
        await using var reader = await command.ExecuteReaderAsync();
        try
        {
            while (await empty.Reader.WaitToReadAsync() && empty.Reader.TryRead(out var batch))
            {
                batch.Fill(reader, work.Dialect);
                if (batch.Count == 0)
                {
                    break;
                }

                await full.Writer.WriteAsync(batch);
            }
        }
        finally
        {
            full.Writer.Complete();
            await hashing;
        }
    }

    /// <summary>After the first fault nothing more is read.</summary>
    private static async Task HashAsync(ChannelReader<AuditBatch> full, ChannelWriter<AuditBatch> empty, AuditLinks links)
    {
        await foreach (var batch in full.ReadAllAsync())
        {
            if (links.Fault is null && !links.Follow(batch))
            {
                empty.Complete();
            }

            if (links.Fault is null)
            {
                await empty.WriteAsync(batch);
            }
        }
    }
}

/// <summary>Rows as they were read.</summary>
internal sealed class AuditBatch
{
    private const int Most = 512;

    private readonly AuditText _text = new();
    private readonly List<Row> _rows = new(Most);

    public int Count => _rows.Count;

    public Row this[int index] => _rows[index];

    public ReadOnlySpan<byte> Bytes(Range range) => _text[range];

    public void Fill(DbDataReader reader, SqlDialect dialect)
    {
        _text.Clear();
        _rows.Clear();
        while (_rows.Count < Most && reader.Read())
        {
            var (seq, form) = (reader.GetInt64(0), reader.GetInt32(1));
            var (previous, hash) = (_text.Put(dialect.Utf8(reader, 3)), _text.Put(dialect.Utf8(reader, 8)));
            var start = _text.Length;
            if (form == 1)
            {
                _text.Add(form, _text[previous]);
                _text.Add(form, seq);
            }

            _text.Add(form, reader.GetInt64(2));
            for (var column = 4; column < 8; column++)
            {
                _text.Add(form, dialect.Utf8(reader, column));
            }

            _rows.Add(new Row(seq, form, previous, hash, start.._text.Length));
        }
    }

    /// <param name="Text">What is hashed first.</param>
    public readonly record struct Row(long Seq, int Form, Range Previous, Range Hash, Range Text);
}

/// <summary>Follows the chain from entry to entry.</summary>
internal sealed class AuditLinks(long end, IReadOnlyList<SignedHead> heads)
{
    private byte[] _last = [];
    private byte[] _before = [];
    private long _seq;
    private int _signed;

    public AuditFault? Fault { get; private set; }

    public long Bytes { get; private set; }

    public AuditHead Last => new() { Seq = _seq, Hash = Encoding.ASCII.GetString(_last) };

    /// <summary>False at the first fault.</summary>
    public bool Follow(AuditBatch batch)
    {
        Span<byte> hash = stackalloc byte[AuditText.HashLength];
        for (var index = 0; index < batch.Count && Fault is null; index++)
        {
            var row = batch[index];
            var previous = batch.Bytes(row.Previous);
            if (row.Seq != _seq + 1)
            {
                Fault = new AuditFault(AuditFaultKind.Missing, _seq + 1);
            }
            else if (row.Seq > end)
            {
                Fault = new AuditFault(AuditFaultKind.TooMuch, row.Seq);
            }
            else if (!IsHashed(batch, row, previous, hash))
            {
                Fault = new AuditFault(AuditFaultKind.Changed, row.Seq);
            }
            else if (!previous.SequenceEqual(_last))
            {
                Fault = new AuditFault(previous.SequenceEqual(_before) ? AuditFaultKind.Fork : AuditFaultKind.Unlinked, row.Seq);
            }
            else
            {
                Step(row.Seq, hash);
            }
        }

        return Fault is null;
    }

    private bool IsHashed(AuditBatch batch, AuditBatch.Row row, ReadOnlySpan<byte> previous, Span<byte> hash)
    {
        if (previous.Length > AuditText.HashLength)
        {
            return false;
        }

        Bytes += AuditText.Hash(row.Form, row.Seq, previous, batch.Bytes(row.Text), hash);
        return batch.Bytes(row.Hash).SequenceEqual(hash);
    }

    private void Step(long seq, ReadOnlySpan<byte> hash)
    {
        // The two arrays take turns.
        (_before, _last) = (_last, _before.Length == AuditText.HashLength ? _before : new byte[AuditText.HashLength]);
        hash.CopyTo(_last);
        _seq = seq;
        for (; _signed < heads.Count && heads[_signed].Seq <= seq; _signed++)
        {
            if (heads[_signed].Seq == seq && heads[_signed].Hash != Last.Hash)
            {
                Fault = new AuditFault(AuditFaultKind.NotAsSigned, seq);
            }
        }
    }
}
