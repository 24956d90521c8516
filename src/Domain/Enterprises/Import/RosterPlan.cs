namespace Domain.Enterprises.Import;

/// <param name="Row">Number of the row in the file.</param>
/// <param name="Before">Null when it is new.</param>
public sealed record RosterChange(int Row, Enterprise? Before, Enterprise After);

/// <summary>What an import would do to the list: row by row against what is there and against the rows before.</summary>
public sealed class RosterPlan
{
    private readonly RosterFrame _frame;
    private readonly Func<string> _newId;
    private readonly Dictionary<string, Enterprise> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string County), List<Enterprise>> _byName = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string County), (int Row, string? Code)> _names = [];
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private readonly List<RosterChange> _changes = [];
    private readonly List<RosterNote> _notes = [];
    private readonly HashSet<string> _counties = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<Enterprise> _list;

    /// <param name="list">All enterprises there are, off the list too.</param>
    /// <param name="newId">Key of a new enterprise.</param>
    public RosterPlan(IReadOnlyCollection<Enterprise> list, RosterFrame frame, Func<string> newId)
    {
        (_frame, _newId, _list) = (frame, newId, list);
        foreach (var enterprise in list)
        {
            if (enterprise.CreditCode is { } code)
            {
                _byCode.TryAdd(code, enterprise);
            }

            (_byName.TryGetValue(NameOf(enterprise), out var same) ? same : _byName[NameOf(enterprise)] = []).Add(enterprise);
        }
    }

    /// <summary>New and changed, in the order of the file.</summary>
    public IReadOnlyList<RosterChange> Changes => _changes;

    /// <summary>Refusals and warnings, in the order of the file.</summary>
    public IReadOnlyList<RosterNote> Notes => _notes;

    public int Created => _changes.Count(change => change.Before is null);

    public int Changed => _changes.Count(change => change.Before is not null);

    public int Unchanged { get; private set; }

    /// <summary>Rows.</summary>
    public int Refused { get; private set; }

    /// <summary>On the list of the file's counties, but not in the file: nothing is done to them.</summary>
    public int NotInFile => _list.Count(enterprise => enterprise.OffListReason is null && _counties.Contains(enterprise.County) && !_taken.ContainsKey(enterprise.Id));

    public void Add(RosterRow row)
    {
        var reader = new RosterRowReader(row, _frame);
        var draft = reader.Read();
        _notes.AddRange(reader.Notes);
        if (draft is null || Find(draft) is not { } found)
        {
            Refused++;
            return;
        }

        _counties.Add(draft.County);
        if (found.Enterprise is not { } before)
        {
            var created = draft.New(_newId());
            if (draft.Industry is null)
            {
                _notes.Add(new RosterNote(row.Number, RosterColumn.Industry, "", RosterNoteKind.IndustryMissing));
            }

            Take(draft, created.Id);
            _changes.Add(new RosterChange(row.Number, null, created));
            return;
        }

        Take(draft, before.Id);
        var after = draft.Over(before);
        if (after.OffListReason is { } reason && before.OffListReason is not null)
        {
            _notes.Add(new RosterNote(row.Number, null, draft.Name, RosterNoteKind.IsOffList, reason));
        }

        if (after == before)
        {
            Unchanged++;
        }
        else
        {
            _changes.Add(new RosterChange(row.Number, before, after));
        }
    }

    /// <summary>The enterprise the row is for, none for a new one; null when the row is refused.</summary>
    private (Enterprise? Enterprise, bool Found)? Find(RosterDraft draft)
    {
        var name = NameOf(draft.Name, draft.County);
        if (draft.CreditCode is { } code && _codes.TryGetValue(code, out var earlier))
        {
            return Refuse(draft, RosterColumn.CreditCode, code, RosterNoteKind.DuplicateCode, Number(earlier));
        }

        if (_names.TryGetValue(name, out var first))
        {
            if (draft.CreditCode is null || first.Code is null)
            {
                return Refuse(draft, RosterColumn.Name, draft.Name, RosterNoteKind.DuplicateName, Number(first.Row));
            }

            _notes.Add(new RosterNote(draft.Row, RosterColumn.Name, draft.Name, RosterNoteKind.SameName, Number(first.Row)));
        }

        var sameName = _byName.GetValueOrDefault(name) ?? [];
        var found = draft.CreditCode is { } known ? ByCode(known, sameName) : null;
        if (found is null)
        {
            // Without a code on one of the two sides the name is the key.
            var candidates = draft.CreditCode is null ? sameName : sameName.FindAll(one => one.CreditCode is null);
            if (candidates.Count > 1)
            {
                return Refuse(draft, RosterColumn.Name, draft.Name, RosterNoteKind.Ambiguous, "");
            }

            found = candidates.FirstOrDefault();
            if (found is null && sameName.Count > 0)
            {
                _notes.Add(new RosterNote(draft.Row, RosterColumn.Name, draft.Name, RosterNoteKind.SameName));
            }
        }

        if (found is not null && _frame.County is { } only && found.County != only)
        {
            return Refuse(draft, RosterColumn.CreditCode, draft.CreditCode ?? "", RosterNoteKind.CountyOther, found.County);
        }

        return found is not null && _taken.TryGetValue(found.Id, out var taken)
            ? Refuse(draft, RosterColumn.Name, draft.Name, RosterNoteKind.DuplicateEnterprise, Number(taken))
            : (found, found is not null);
    }

    private Enterprise? ByCode(string code, List<Enterprise> sameName) =>
        sameName.Find(one => one.CreditCode == code) ?? _byCode.GetValueOrDefault(code);

    private (Enterprise? Enterprise, bool Found)? Refuse(RosterDraft draft, RosterColumn column, string value, RosterNoteKind kind, string other)
    {
        _notes.Add(new RosterNote(draft.Row, column, value, kind, other));
        return null;
    }

    private void Take(RosterDraft draft, string id)
    {
        _taken[id] = draft.Row;
        _names.TryAdd(NameOf(draft.Name, draft.County), (draft.Row, draft.CreditCode));
        if (draft.CreditCode is { } code)
        {
            _codes[code] = draft.Row;
        }
    }

    private static (string Name, string County) NameOf(Enterprise enterprise) => NameOf(enterprise.Name, enterprise.County);

    private static (string Name, string County) NameOf(string name, string county) => (RosterRowReader.Key(name), county);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
