using System.Text;

namespace Domain.Enterprises.Import;

/// <summary>Reads one row: values in the words of the circular, or the reasons why not.</summary>
/// <remarks>One for each row.</remarks>
public sealed class RosterRowReader(RosterRow row, RosterFrame frame)
{
    /// <summary>As much of a cell as a reason shows.</summary>
    private const int MostShown = 40;

    private const int MostWords = 200;

    private const int MostAddress = 500;

    private readonly List<RosterNote> _notes = [];

    /// <summary>Everything to be said of the row.</summary>
    public IReadOnlyList<RosterNote> Notes => _notes;

    /// <summary>Null when the row is refused.</summary>
    public RosterDraft? Read()
    {
        foreach (var column in row.Formulas)
        {
            Note(column, RosterNoteKind.Formula);
        }

        var name = Text(RosterColumn.Name);
        if (name is null && _notes.Count == 0)
        {
            Note(RosterColumn.Name, RosterNoteKind.NameMissing);
        }

        var county = County();
        var (industry, word) = ReadIndustry();
        var draft = new RosterDraft
        {
            Row = row.Number,
            Name = name ?? "",
            County = county ?? "",
            CreditCode = Code(),
            LegalRepresentative = Text(RosterColumn.LegalRepresentative),
            Address = Text(RosterColumn.Address, MostAddress),
            Location = county is null ? null : new RosterPoint(row, frame, county, Note).Read(),
            EnterpriseType = Text(RosterColumn.EnterpriseType),
            Industry = industry,
            IndustryWord = word,
            Township = Text(RosterColumn.Township),
            Track = ReadTrack(),
            UltraLowEmission = YesNo(RosterColumn.UltraLowEmission),
            PerformanceGrade = Grade(),
            SelfAccepted = YesNo(RosterColumn.SelfAccepted),
            OffList = Text(RosterColumn.OffList) is { } reason ? (reason is "在册" or "正常" ? "" : reason) : null,
        };
        return _notes.Exists(note => note.Refuses) ? null : draft;
    }

    /// <summary>Without control characters and doubled blanks; null for an empty cell and for the signs that stand for one.</summary>
    internal static string? Clean(string? cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return null;
        }

        var clean = new StringBuilder(cell.Length);
        foreach (var character in cell)
        {
            // U+FEFF and U+200B come with text copied from web pages.
            var plain = char.IsWhiteSpace(character) || char.IsControl(character) ? ' ' : character;
            if (plain is not ('\uFEFF' or '\u200B') && (plain != ' ' || (clean.Length > 0 && clean[^1] != ' ')))
            {
                clean.Append(plain);
            }
        }

        // The sign that our own tables put before what a program would compute.
        var text = clean.ToString().TrimEnd();
        text = text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
        return text is "" or "/" or "\\" or "-" or "—" or "——" or "无" or "暂无" or "N/A" or "空" ? null : text;
    }

    /// <summary>Half width, upper case, without blanks: how codes, names and words are compared.</summary>
    internal static string Key(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();

    private string? Text(RosterColumn column, int most = MostWords)
    {
        if (row[column] is { } cell && cell.Length > most && Clean(cell) is { } text && text.Length > most)
        {
            Note(column, RosterNoteKind.TooLong, most.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        return Clean(row[column]);
    }

    private string? County()
    {
        if (Text(RosterColumn.County) is not { } text)
        {
            if (frame.County is null && !_notes.Exists(note => note.Column == RosterColumn.County))
            {
                Note(RosterColumn.County, RosterNoteKind.CountyMissing);
            }

            return frame.County;
        }

        if (frame.Map.Find(Key(text)) is not { } county)
        {
            Note(RosterColumn.County, RosterNoteKind.CountyUnknown);
            return null;
        }

        if (frame.County is { } only && only != county)
        {
            Note(RosterColumn.County, RosterNoteKind.CountyOther, only);
            return null;
        }

        return county;
    }

    private string? Code()
    {
        if (Text(RosterColumn.CreditCode) is not { } text)
        {
            return null;
        }

        // Excel's sign for "this is text" is sometimes exported with it.
        var code = Key(text).TrimStart('\'');
        switch (CreditCode.Check(code))
        {
            case CreditCodeCheck.WrongLength:
                Note(RosterColumn.CreditCode, RosterNoteKind.CodeLength);
                break;
            case CreditCodeCheck.WrongCharacter:
                Note(RosterColumn.CreditCode, RosterNoteKind.CodeCharacter);
                break;
            case CreditCodeCheck.WrongCheckDigit:
                Note(RosterColumn.CreditCode, RosterNoteKind.CodeCheckDigit);
                break;
            case CreditCodeCheck.OrganisationDigitDoubtful:
                Note(RosterColumn.CreditCode, RosterNoteKind.CodeDoubtful);
                break;
        }

        return code;
    }

    /// <summary>"13", "13 化工", "13、化工" or "化工".</summary>
    private (Industry? Industry, string? Word) ReadIndustry()
    {
        if (Text(RosterColumn.Industry) is not { } text)
        {
            return (null, null);
        }

        var key = Key(text);
        var digits = string.Concat(key.TakeWhile(char.IsAsciiDigit));
        var word = key[digits.Length..].TrimStart('.', '、', ',', '，', '-', '_', ':');
        var named = Industry.All.FirstOrDefault(industry => Key(industry.Name) == word);
        if (named is null && word.Length == 0 && int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Industry.All.Count)
        {
            named = Industry.Of(number);
        }

        if (named is not null)
        {
            return (named, null);
        }

        if (digits == "22")
        {
            return (Industry.Of(22), text[(text.IndexOf("22", StringComparison.Ordinal) + 2)..].TrimStart('.', '、', ' ', ':', '-').Replace("其他具体行业", "", StringComparison.Ordinal).Trim('(', ')', '（', '）'));
        }

        Note(RosterColumn.Industry, RosterNoteKind.IndustryUnknown);
        return (Industry.Of(22), text);
    }

    private Track? ReadTrack()
    {
        var (positive, micro) = (YesNo(RosterColumn.PositiveList), YesNo(RosterColumn.SmallMicro));
        var full = positive is false || micro is false;
        if (Text(RosterColumn.Track) is { } text)
        {
            var key = Key(text);
            var (isPositive, isMicro) = (key.Contains("正面清单", StringComparison.Ordinal), key.Contains("小微", StringComparison.Ordinal));
            positive = isPositive || positive is true;
            micro = isMicro || micro is true;
            full = key is "其他" or "其他企业" or "一般" or "一般企业" or "全面体检" or "全面体检企业" or "入企体检";
            if (!isPositive && !isMicro && !full)
            {
                Note(RosterColumn.Track, RosterNoteKind.TrackUnknown);
            }
        }

        if (positive is true && micro is true)
        {
            Note(RosterColumn.SmallMicro, RosterNoteKind.BothTracks);
        }

        return positive is true ? Track.PositiveList : micro is true ? Track.SmallMicro : full ? Track.Full : null;
    }

    private bool? YesNo(RosterColumn column)
    {
        if (string.IsNullOrWhiteSpace(row[column]))
        {
            return null;
        }

        // "1 是" and "2 否" are the code lists of annex 4.
        switch (Key(row[column]!).TrimStart('1', '2') is { Length: > 0 } word ? word : Key(row[column]!))
        {
            case "是" or "1" or "Y" or "YES" or "TRUE" or "√" or "有" or "✓" or "✔":
                return true;
            case "否" or "2" or "0" or "N" or "NO" or "FALSE" or "×" or "X" or "无" or "/" or "-" or "—":
                return false;
            default:
                Note(column, RosterNoteKind.YesNoUnknown);
                return null;
        }
    }

    private string? Grade()
    {
        if (string.IsNullOrWhiteSpace(row[RosterColumn.PerformanceGrade]))
        {
            return null;
        }

        switch (Key(row[RosterColumn.PerformanceGrade]!).TrimEnd('级'))
        {
            case "A":
                return "A级";
            case "B":
                return "B级";
            case "C" or "D" or "B-":
                Note(RosterColumn.PerformanceGrade, RosterNoteKind.LowGrade);
                return $"否（{Clean(row[RosterColumn.PerformanceGrade])}）";
            case "否" or "2" or "2否" or "无" or "/" or "-" or "—" or "未评级" or "不涉及":
                return "否";
            default:
                Note(RosterColumn.PerformanceGrade, RosterNoteKind.GradeUnknown);
                return null;
        }
    }

    private void Note(RosterColumn column, RosterNoteKind kind) => Note(column, kind, "");

    private void Note(RosterColumn column, RosterNoteKind kind, string other) =>
        _notes.Add(new RosterNote(row.Number, column, Cut(Clean(row[column]) ?? ""), kind, other));

    private static string Cut(string text) => text.Length <= MostShown ? text : $"{text[..(char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown)]}…";
}
