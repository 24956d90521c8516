using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>gettoken (protocol 3.1) and the contacts (5.5), within the visible range of the application.</summary>
internal static class DirectoryCalls
{
    public static ApiAnswer GetToken(Corp corp, ApiRequest request)
    {
        var (errcode, token, expiresIn) = corp.Tokens.Get(request.Value("corpid"), request.Value("corpsecret"), corp.Now);
        return errcode switch
        {
            0 => ApiAnswer.Ok(new JsonObject { ["access_token"] = token, ["expires_in"] = expiresIn }),
            40001 => ApiAnswer.Refuse(errcode, "invalid credential"),
            40013 => ApiAnswer.Refuse(errcode, "invalid corpid"),
            45009 => ApiAnswer.Refuse(errcode, "api freq out of limit"),
            _ => ApiAnswer.Refuse(errcode, "missing corpid or corpsecret"),
        };
    }

    /// <summary>Only the fields that an app created since 2022 gets.</summary>
    public static ApiAnswer GetUser(Corp corp, ApiRequest request)
    {
        if (request.Value("userid") is not { Length: > 0 } userId)
        {
            return ApiAnswer.Refuse(41009, "missing userid");
        }

        if (!corp.Members.TryGetValue(userId, out var member))
        {
            return ApiAnswer.Refuse(60111, "userid not found");
        }

        if (!corp.Contacts.IsVisible(member))
        {
            return ApiAnswer.Refuse(60011, "no privilege to access/modify contact/party/agent");
        }

        // Departments out of range are left out, and their place in is_leader_in_dept with them.
        var place = corp.Contacts.PlaceOf(member);
        var departments = place.Departments.Where(corp.Contacts.IsVisible).ToList();
        return ApiAnswer.Ok(new JsonObject
        {
            ["userid"] = member.UserId,
            ["name"] = member.Name,
            ["department"] = Numbers(departments),
            ["order"] = Numbers(departments.Select(_ => 0)),
            ["position"] = member.Title,
            ["is_leader_in_dept"] = Numbers(departments.Select(department => place.Leads.Contains(department) ? 1 : 0)),
            ["direct_leader"] = new JsonArray(),
            ["main_department"] = departments[0],
            ["alias"] = "",
            ["telephone"] = "",
            ["status"] = place.Status,
        });
    }

    /// <summary>Members of the department itself; fetch_child is dropped (protocol 5.5).</summary>
    public static ApiAnswer ListMembers(Corp corp, ApiRequest request)
    {
        if (Department(corp, request, "department_id", isNeeded: true, out var department) is { } refusal)
        {
            return refusal;
        }

        var members = corp.Members.Values.Where(member => corp.Contacts.PlaceOf(member).Departments.Contains(department)).ToList();
        return members.Count > corp.Settings.LargestList
            ? TooLarge()
            : ApiAnswer.Ok(new JsonObject
            {
                ["userlist"] = new JsonArray([.. members.Select(member => new JsonObject
                {
                    ["userid"] = member.UserId,
                    ["name"] = member.Name,
                    ["department"] = Numbers(corp.Contacts.PlaceOf(member).Departments.Where(corp.Contacts.IsVisible)),
                    ["open_userid"] = "",
                })]),
            });
    }

    /// <summary>The department and all below it, or all that the application sees.</summary>
    public static ApiAnswer ListDepartments(Corp corp, ApiRequest request) => List(corp, request, "department", (department, entry) =>
    {
        if (!corp.Settings.WithoutDepartmentNames)
        {
            entry["name"] = department.Name;
            entry["name_en"] = "";
        }

        entry["department_leader"] = new JsonArray([.. corp.Members.Values
            .Where(member => corp.Contacts.PlaceOf(member).Leads.Contains(department.Id))
            .Select(member => JsonValue.Create(member.UserId))]);
    });

    public static ApiAnswer ListDepartmentIds(Corp corp, ApiRequest request) => List(corp, request, "department_id", (_, _) => { });

    private static ApiAnswer List(Corp corp, ApiRequest request, string name, Action<SimulatedDepartment, JsonObject> fill)
    {
        if (Department(corp, request, "id", isNeeded: false, out var upper) is { } refusal)
        {
            return refusal;
        }

        var listed = new JsonArray();
        foreach (var department in corp.Contacts.Departments.Where(one => corp.Contacts.IsVisible(one.Id) && (upper == 0 || corp.Contacts.IsWithin(one.Id, upper))))
        {
            var entry = new JsonObject { ["id"] = department.Id };
            fill(department, entry);
            entry["parentid"] = department.ParentId;
            entry["order"] = 100_000_000 - department.Id;
            listed.Add((JsonNode)entry);
        }

        return listed.Count > corp.Settings.LargestList ? TooLarge() : ApiAnswer.Ok(new JsonObject { [name] = listed });
    }

    /// <summary>Reads the number of a department; a refusal when it is none, unknown, or out of range.</summary>
    /// <param name="department">0 when it was not named.</param>
    private static ApiAnswer? Department(Corp corp, ApiRequest request, string name, bool isNeeded, out int department)
    {
        department = 0;
        if (request.Value(name) is not { Length: > 0 } text)
        {
            return isNeeded ? ApiAnswer.Refuse(40035, $"missing {name}") : null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out department) || department == 0)
        {
            return ApiAnswer.Refuse(40066, "invalid party id");
        }

        return !corp.Contacts.Exists(department) ? ApiAnswer.Refuse(60003, "department not found")
            : !corp.Contacts.IsVisible(department) ? ApiAnswer.Refuse(60011, "no privilege to access/modify contact/party/agent")
            : null;
    }

    private static ApiAnswer TooLarge() => ApiAnswer.Refuse(45029, "too many results");

    private static JsonArray Numbers(IEnumerable<int> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);
}
