using System.Globalization;
using Bot.WeCom.Client;
using Domain.Responsibility.Import;

namespace Bot.Operations.Contacts;

/// <summary>A member of the departments, as WeCom knows it.</summary>
internal sealed record Contact(string UserId, string Name, MemberStatus Status)
{
    public string Words => Name.Length > 0 ? $"{Name}（{UserId}）" : UserId;
}

/// <summary>user/get's status (protocol 5.5).</summary>
internal enum MemberStatus
{
    Active = 1,
    Disabled = 2,
    NotActivated = 4,
    Left = 5,
}

/// <param name="People">Each once, by account in lower case.</param>
/// <param name="Rows">As a list of people would have them; the row number finds the contact.</param>
internal sealed record ContactsReading(IReadOnlyList<Contact> People, IReadOnlyList<PeopleRow> Rows, IReadOnlyDictionary<int, Contact> ByRow);

/// <summary>Reads the members of the departments that the rules name (protocol 5.5): department/list, user/simplelist of each, user/get of each member.</summary>
internal sealed class ContactsReader(IWeComApi api)
{
    /// <summary>Progress is told so often.</summary>
    private const int Step = 200;

    /// <param name="told">Members done so far, now and then.</param>
    /// <returns>No reading, but a sentence, when WeCom does not give it: half of the people would look as if the others had left.</returns>
    public async Task<(ContactsReading? Reading, string Refusal)> ReadAsync(IReadOnlyList<ContactRule> rules, Func<int, Task> told, CancellationToken cancellationToken)
    {
        var parents = new Dictionary<int, int>();
        foreach (var rule in rules)
        {
            var listed = await api.ListDepartmentsAsync(rule.Department, cancellationToken);
            if (listed is not ApiResult<IReadOnlyList<Department>>.Ok(var departments))
            {
                return (null, ContactsTexts.Refused(rule.Department, listed));
            }

            foreach (var department in departments)
            {
                parents[department.Id] = department.ParentId;
            }
        }

        var places = new Dictionary<string, List<(int Department, ContactRule Rule)>>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var department in parents.Keys.Order())
        {
            var listed = await api.ListMembersAsync(department, cancellationToken);
            if (listed is not ApiResult<IReadOnlyList<DepartmentMember>>.Ok(var members))
            {
                return (null, ContactsTexts.Refused(department, listed));
            }

            foreach (var member in members)
            {
                var userId = member.UserId.ToLowerInvariant();
                names[userId] = member.Name;
                (places.TryGetValue(userId, out var own) ? own : places[userId] = []).Add((department, Nearest(department, rules, parents)));
            }
        }

        return await MembersAsync(places, names, told, cancellationToken);
    }

    private async Task<(ContactsReading? Reading, string Refusal)> MembersAsync(
        Dictionary<string, List<(int Department, ContactRule Rule)>> places, Dictionary<string, string> names, Func<int, Task> told, CancellationToken cancellationToken)
    {
        var (people, rows, byRow) = (new List<Contact>(), new List<PeopleRow>(), new Dictionary<int, Contact>());
        foreach (var (userId, own) in places)
        {
            var got = await api.GetUserAsync(userId, cancellationToken);
            if (got is not ApiResult<Member>.Ok(var member))
            {
                return (null, ContactsTexts.Refused(userId, got));
            }

            // Some applications get a name from the one call, some from the other.
            var contact = new Contact(userId, member.Name.Length > 0 ? member.Name : names[userId], (MemberStatus)member.Status);
            people.Add(contact);
            foreach (var row in RowsOf(contact, own, member.Leads))
            {
                rows.Add(row with { Number = rows.Count + 1 });
                byRow[rows.Count] = contact;
            }

            if (people.Count % Step == 0)
            {
                await told(people.Count);
            }
        }

        return (new ContactsReading(people, rows, byRow), "");
    }

    private static IEnumerable<PeopleRow> RowsOf(Contact contact, List<(int Department, ContactRule Rule)> places, IReadOnlyList<int> leads) => contact.Status switch
    {
        MemberStatus.Left => [Row(contact, RoleWords.Left, "", "")],

        // Whether that is a leave or the end, nobody can tell from here.
        MemberStatus.Disabled => [],
        _ => places
            .Select(place => (Word: place.Rule.LeaderRole.Length > 0 && leads.Contains(place.Department) ? place.Rule.LeaderRole : place.Rule.Role, place.Rule.County, place.Rule.Squad))
            .Distinct()
            .Select(place => Row(contact, place.Word, place.County, place.Squad)),
    };

    private static PeopleRow Row(Contact contact, string role, string county, string squad)
    {
        var values = new string?[PeopleColumns.Count];
        values[(int)PeopleColumn.Name] = contact.Name;
        values[(int)PeopleColumn.UserId] = contact.UserId;
        values[(int)PeopleColumn.Role] = role;
        values[(int)PeopleColumn.County] = county;
        values[(int)PeopleColumn.Squad] = squad;
        return new PeopleRow(0, values, []);
    }

    /// <summary>The rule of the department, else of the nearest above it.</summary>
    private static ContactRule Nearest(int department, IReadOnlyList<ContactRule> rules, Dictionary<int, int> parents)
    {
        var above = department;
        for (var steps = 0; steps <= parents.Count; steps++)
        {
            if (rules.FirstOrDefault(rule => rule.Department == above) is { } rule)
            {
                return rule;
            }

            above = parents.GetValueOrDefault(above);
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Department {department} lies below none that was asked for."));
    }
}
