using System.Text.Json.Nodes;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>gettoken (protocol 3.1) and user/get (5.5).</summary>
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

        return !corp.Members.TryGetValue(userId, out var member)
            ? ApiAnswer.Refuse(60111, "userid not found")
            : ApiAnswer.Ok(new JsonObject
            {
                ["userid"] = member.UserId,
                ["name"] = member.Name,
                ["department"] = new JsonArray(1),
                ["order"] = new JsonArray(0),
                ["position"] = member.Title,
                ["is_leader_in_dept"] = new JsonArray(0),
                ["direct_leader"] = new JsonArray(),
                ["main_department"] = 1,
                ["alias"] = "",
                ["telephone"] = "",
                ["status"] = 1,
            });
    }
}
