using System.Text.Json;

namespace Bot.WeCom.Client;

/// <summary>Answers of the contacts (protocol 5.5); names may be absent.</summary>
internal static class ContactsAnswer
{
    public static Member? Member(JsonElement json)
    {
        if (WeComAnswer.Text(json, "userid") is not { Length: > 0 } userId)
        {
            return null;
        }

        // is_leader_in_dept stands beside department, place by place.
        var departments = Numbers(json, "department");
        var leads = Numbers(json, "is_leader_in_dept").Zip(departments).Where(pair => pair.First == 1).Select(pair => pair.Second);
        return new Member(userId, WeComAnswer.Text(json, "name") ?? "", departments, [.. leads], (int)(WeComAnswer.Number(json, "status") ?? 0));
    }

    /// <summary>Who is no member has an openid instead.</summary>
    public static CodeOwner? Owner(JsonElement json) =>
        WeComAnswer.Text(json, "userid") is { Length: > 0 } userId ? new CodeOwner(userId)
        : WeComAnswer.Text(json, "openid") is { Length: > 0 } ? new CodeOwner(null)
        : null;

    /// <summary>Null when the list is absent: an empty one would say that all have left.</summary>
    public static IReadOnlyList<Department>? Departments(JsonElement json) => Entries(json, "department")?
        .Select(entry => WeComAnswer.Number(entry, "id") is { } id
            ? new Department((int)id, WeComAnswer.Text(entry, "name") ?? "", (int)(WeComAnswer.Number(entry, "parentid") ?? 0))
            : null)
        .OfType<Department>()
        .ToList();

    /// <summary>Null when the list is absent.</summary>
    public static IReadOnlyList<DepartmentMember>? Members(JsonElement json) => Entries(json, "userlist")?
        .Select(entry => WeComAnswer.Text(entry, "userid") is { Length: > 0 } userId ? new DepartmentMember(userId, WeComAnswer.Text(entry, "name") ?? "") : null)
        .OfType<DepartmentMember>()
        .ToList();

    private static IEnumerable<JsonElement>? Entries(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object) : null;

    private static IReadOnlyList<int> Numbers(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(entry => entry.ValueKind == JsonValueKind.Number && entry.TryGetInt32(out var number) ? number : 0)]
            : [];
}
