using System.Globalization;
using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Domain.Responsibility.Import;

/// <summary>What a row says of a person.</summary>
/// <param name="Grant">Null for somebody who keeps no role.</param>
/// <param name="NamesDeputies">The file has a column for deputies: none there means none; without it the deputy stays.</param>
/// <param name="NamesEnterprises">The file says which enterprises an officer answers for; without it he keeps his.</param>
public sealed record PeopleDraft(int Row, string UserId, string Name, RoleGrant? Grant, int? Order, string? Deputy, bool NamesDeputies, bool NamesEnterprises);

/// <summary>The enterprises an officer can answer for.</summary>
public sealed class EnterpriseIndex
{
    private readonly ILookup<string, Enterprise> _byCode;
    private readonly ILookup<string, Enterprise> _byName;

    public EnterpriseIndex(IReadOnlyCollection<Enterprise> list)
    {
        _byCode = list.Where(enterprise => enterprise.CreditCode is not null).ToLookup(enterprise => enterprise.CreditCode!, StringComparer.Ordinal);
        _byName = list.ToLookup(enterprise => RosterRowReader.Key(enterprise.Name), StringComparer.Ordinal);
    }

    /// <summary>By the code where there is one, else by the name, in the county where one is given.</summary>
    public IReadOnlyList<Enterprise> Find(string? code, string? name, string? county) =>
        code is not null ? [.. _byCode[code]]
        : name is null ? []
        : [.. _byName[name].Where(enterprise => county is null || enterprise.County == county)];
}

/// <summary>Reads one row of a list of people. One for each row. A column that the file lacks changes nothing of who is known.</summary>
/// <param name="known">By user id.</param>
public sealed class PeopleRowReader(PeopleRow row, PeopleFrame frame, EnterpriseIndex enterprises, IReadOnlyDictionary<string, Person> known)
{
    private const int MostShown = 40;

    private const int MostWords = 200;

    private readonly List<PeopleNote> _notes = [];

    public IReadOnlyList<PeopleNote> Notes => _notes;

    /// <summary>The account, as far as it can be read: a refused row keeps its person as he is.</summary>
    public string? UserId { get; private set; }

    private Person? Before => UserId is { } userId ? known.GetValueOrDefault(userId) : null;

    private bool NamesEnterprises => Has(PeopleColumn.Enterprise) || Has(PeopleColumn.CreditCode);

    /// <summary>Null when the row is refused.</summary>
    public PeopleDraft? Read()
    {
        foreach (var column in row.Formulas)
        {
            Note(column, PeopleNoteKind.Formula);
        }

        UserId = Account(PeopleColumn.UserId);
        if (UserId is null && _notes.Count == 0)
        {
            Note(PeopleColumn.UserId, PeopleNoteKind.UserIdMissing);
        }

        var name = Has(PeopleColumn.Name) ? Text(PeopleColumn.Name) : Before?.Name;
        if (name is null && _notes.Count == 0)
        {
            Note(PeopleColumn.Name, PeopleNoteKind.NameMissing);
        }

        var grant = Grant();
        var deputy = Account(PeopleColumn.Deputy);
        var order = Order();
        return _notes.Exists(note => note.Refuses) ? null : new PeopleDraft(row.Number, UserId!, name!, grant, order, deputy, Has(PeopleColumn.Deputy), NamesEnterprises);
    }

    private RoleGrant? Grant()
    {
        if (Text(PeopleColumn.Role) is not { } text)
        {
            Note(PeopleColumn.Role, PeopleNoteKind.RoleMissing);
            return null;
        }

        var word = RosterRowReader.Key(text);
        if (RoleWords.IsLeaver(word))
        {
            return null;
        }

        if (RoleWords.Of(word) is not { } role)
        {
            Note(PeopleColumn.Role, PeopleNoteKind.RoleUnknown);
            return null;
        }

        if (role == Role.EnterpriseOfficer)
        {
            return Officer();
        }

        var county = Has(PeopleColumn.County) || frame.County is not null ? County() : KeptCounty(role);
        if (county is null && (RoleWords.NeedsCounty(role, word) || frame.County is not null) && !_notes.Exists(note => note.Column == PeopleColumn.County))
        {
            Note(PeopleColumn.County, PeopleNoteKind.CountyMissing);
        }

        // 市支队: the brigade stands there.
        var squad = role is not (Role.Inspector or Role.SquadLeader or Role.CityInspector) ? null
            : Has(PeopleColumn.Squad) ? Text(PeopleColumn.Squad)
            : Before?.Roles.FirstOrDefault(grant => grant.Role == role && grant.County == county)?.Squad;
        if (role == Role.SquadLeader && squad is null)
        {
            Note(PeopleColumn.Squad, PeopleNoteKind.SquadMissing);
        }

        return new RoleGrant(role, county, squad);
    }

    /// <summary>Where the file says nothing: as the person holds the role now. Of several nobody can tell which is meant.</summary>
    private string? KeptCounty(Role role)
    {
        var own = Before?.Roles.Where(grant => grant.Role == role).Select(grant => grant.County).Distinct().ToList() ?? [];
        if (own.Count > 1)
        {
            Note(PeopleColumn.County, PeopleNoteKind.CountyMissing);
        }

        return own.Count == 1 ? own[0] : null;
    }

    private bool Has(PeopleColumn column) => row[column] is not null;

    private RoleGrant? Officer()
    {
        if (!NamesEnterprises && Before?.Roles.FirstOrDefault(grant => grant.Role == Role.EnterpriseOfficer) is { } own)
        {
            return own;
        }

        var (code, name, county) = (Text(PeopleColumn.CreditCode), Text(PeopleColumn.Enterprise), County());
        var column = code is null ? PeopleColumn.Enterprise : PeopleColumn.CreditCode;
        if (code is null && name is null)
        {
            Note(PeopleColumn.Enterprise, PeopleNoteKind.EnterpriseMissing);
            return null;
        }

        var found = enterprises.Find(code is null ? null : RosterRowReader.Key(code), name is null ? null : RosterRowReader.Key(name), county);
        if (found.Count != 1)
        {
            Note(column, found.Count == 0 ? PeopleNoteKind.EnterpriseUnknown : PeopleNoteKind.EnterpriseAmbiguous);
            return null;
        }

        if (frame.County is { } only && found[0].County != only)
        {
            Note(column, PeopleNoteKind.CountyOther, only);
            return null;
        }

        return new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: found[0].Id);
    }

    private string? County()
    {
        if (Text(PeopleColumn.County) is not { } text)
        {
            return frame.County;
        }

        if (frame.Map.Find(RosterRowReader.Key(text)) is not { } county)
        {
            Note(PeopleColumn.County, PeopleNoteKind.CountyUnknown);
            return null;
        }

        if (frame.County is { } only && only != county)
        {
            Note(PeopleColumn.County, PeopleNoteKind.CountyOther, only);
            return null;
        }

        return county;
    }

    /// <summary>Lower case: WeCom compares accounts without it.</summary>
    private string? Account(PeopleColumn column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        // A member of another company's corp (上下游) is written as WeCom writes him: corpid/userid.
        var parts = text.Split('/');
        if (text.Length > 64 || parts.Length > 2 || !Array.TrueForAll(parts, IsId))
        {
            Note(column, PeopleNoteKind.UserIdWrong);
            return null;
        }

        return text.ToLowerInvariant();
    }

    private static bool IsId(string part) => part.Length > 0 && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '@' or '.');

    private int? Order()
    {
        if (Text(PeopleColumn.Order) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var order))
        {
            Note(PeopleColumn.Order, PeopleNoteKind.OrderWrong);
            return null;
        }

        return order;
    }

    private string? Text(PeopleColumn column)
    {
        var text = RosterRowReader.Clean(row[column]);
        if (text is { Length: > MostWords })
        {
            Note(column, PeopleNoteKind.TooLong, MostWords.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        return text;
    }

    private void Note(PeopleColumn column, PeopleNoteKind kind, string other = "") =>
        _notes.Add(new PeopleNote(row.Number, column, RosterRowReader.Clean(row[column]) is { } text ? text[..Math.Min(text.Length, MostShown)] : "", kind, other));
}
