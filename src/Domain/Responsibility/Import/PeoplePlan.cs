using System.Globalization;
using Domain.Enterprises;

namespace Domain.Responsibility.Import;

/// <param name="Row">The person's first row in the file.</param>
/// <param name="Before">Null when new.</param>
public sealed record PeopleChange(int Row, Person? Before, Person After);

/// <summary>What an import of people would do. A person has, in the county of the import, the roles of the file and no others; one refused row leaves its person as he is.</summary>
public sealed class PeoplePlan
{
    private readonly List<PeopleNote> _notes = [];

    /// <param name="people">All there are.</param>
    public PeoplePlan(IReadOnlyCollection<Person> people, IReadOnlyCollection<Enterprise> enterprises, PeopleFrame frame, IEnumerable<PeopleRow> rows)
    {
        var index = new EnterpriseIndex(enterprises);
        var counties = enterprises.ToDictionary(enterprise => enterprise.Id, enterprise => enterprise.County, StringComparer.Ordinal);
        var known = people.ToDictionary(person => person.UserId, StringComparer.Ordinal);
        var (drafts, refused) = (new Dictionary<string, List<PeopleDraft>>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            Read(new PeopleRowReader(row, frame, index, known), row.Number, drafts, refused);
        }

        var changes = new List<PeopleChange>();
        foreach (var (userId, own) in drafts)
        {
            if (refused.TryGetValue(userId, out var bad))
            {
                _notes.AddRange(own.Select(draft => new PeopleNote(draft.Row, null, draft.Name, PeopleNoteKind.OtherRow, Number(bad))));
                Refused += own.Count;
                continue;
            }

            var before = known.GetValueOrDefault(userId);
            var after = After(before, own, frame, counties);
            if (after.OnLeaveDeputy is { } deputy && own.Exists(draft => draft.Deputy == deputy) && !drafts.ContainsKey(deputy) && !known.ContainsKey(deputy))
            {
                _notes.Add(new PeopleNote(own[0].Row, PeopleColumn.Deputy, deputy, PeopleNoteKind.DeputyUnknown));
            }

            // Somebody who was never here has nothing to leave.
            if (before is null ? after.Roles.Count == 0 : Same(before, after))
            {
                Unchanged++;
            }
            else
            {
                changes.Add(new PeopleChange(own[0].Row, before, after));
            }
        }

        Changes = changes;
        _notes.Sort((one, other) => one.Row.CompareTo(other.Row));
        var roles = drafts.Values.SelectMany(own => own).Select(draft => draft.Grant?.Role).OfType<Role>().ToHashSet();
        var governs = frame.Governs ?? (grant => roles.Contains(grant.Role));
        NotInFile = [.. people.Where(person => !drafts.ContainsKey(person.UserId) && !refused.ContainsKey(person.UserId) && person.Roles.Any(grant => governs(grant) && Reaches(grant, frame.County, counties)))];
        Leavers = [.. changes.Where(change => change.After.Roles.Count == 0 && change.Before is not null).Select(change => change.After)];
    }

    public IReadOnlyList<PeopleChange> Changes { get; }

    public IReadOnlyList<PeopleNote> Notes => _notes;

    public int Created => Changes.Count(change => change.Before is null);

    public int Changed => Changes.Count(change => change.Before is not null);

    public int Unchanged { get; private set; }

    /// <summary>Rows.</summary>
    public int Refused { get; private set; }

    /// <summary>Hold one of the file's roles within its county, but are not in it: nothing is done to them.</summary>
    public IReadOnlyList<Person> NotInFile { get; }

    /// <summary>Keep no role.</summary>
    public IReadOnlyList<Person> Leavers { get; }

    private void Read(PeopleRowReader reader, int number, Dictionary<string, List<PeopleDraft>> drafts, Dictionary<string, int> refused)
    {
        var draft = reader.Read();
        _notes.AddRange(reader.Notes);
        if (draft is null)
        {
            Refused++;
            if (reader.UserId is { } userId)
            {
                refused.TryAdd(userId, number);
            }

            return;
        }

        if (!drafts.TryGetValue(draft.UserId, out var own))
        {
            drafts[draft.UserId] = [draft];
        }
        else if (own[0].Name != draft.Name)
        {
            Refused++;
            refused.TryAdd(draft.UserId, number);
            _notes.Add(new PeopleNote(number, PeopleColumn.Name, draft.Name, PeopleNoteKind.OtherName, Number(own[0].Row)));
        }
        else if (own.Find(earlier => earlier.Grant == draft.Grant) is { } same)
        {
            Refused++;
            _notes.Add(new PeopleNote(number, null, draft.Name, PeopleNoteKind.Duplicate, Number(same.Row)));
        }
        else
        {
            own.Add(draft);
        }
    }

    private static Person After(Person? before, List<PeopleDraft> own, PeopleFrame frame, Dictionary<string, string> counties)
    {
        var leaves = own.Exists(draft => draft.Grant is null);
        var stay = (before?.Roles ?? []).Where(grant =>
            (frame.County is not null && (!Reaches(grant, frame.County, counties) || grant is { County: null, EnterpriseId: null }))
            || (frame.Governs is not null && !leaves && !frame.Governs(grant))
            || (grant.Role == Role.EnterpriseOfficer && own.Exists(draft => draft is { NamesEnterprises: false, Grant.Role: Role.EnterpriseOfficer })));
        return new Person
        {
            UserId = own[0].UserId,
            Name = own[0].Name,
            Roles = [.. stay.Concat(own.Select(draft => draft.Grant).OfType<RoleGrant>()).Distinct()],
            Order = own.Select(draft => draft.Order).OfType<int>().Cast<int?>().FirstOrDefault() ?? before?.Order ?? own[0].Row,
            OnLeaveDeputy = own.Select(draft => draft.Deputy).OfType<string>().FirstOrDefault() ?? (frame.Governs is null && own.Exists(draft => draft.NamesDeputies) ? null : before?.OnLeaveDeputy),
        };
    }

    /// <summary>Whether the grant lies in the county; every one does when none is given.</summary>
    private static bool Reaches(RoleGrant grant, string? county, Dictionary<string, string> counties) =>
        county is null || (grant.EnterpriseId is { } id ? counties.GetValueOrDefault(id) == county : grant.County == county);

    private static bool Same(Person one, Person other) =>
        one with { Roles = [] } == other with { Roles = [] } && one.Roles.ToHashSet().SetEquals(other.Roles);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
