using System.Text.Json.Nodes;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>auth/getuserinfo (protocol 5.6).</summary>
internal static class OAuthCalls
{
    public static ApiAnswer GetUserInfo(Corp corp, ApiRequest request)
    {
        if (request.Value("code") is not { Length: > 0 } code)
        {
            return ApiAnswer.Refuse(41008, "missing code");
        }

        var (errcode, userId) = corp.Codes.Spend(code, corp.Now);
        return errcode switch
        {
            0 when userId is not null => ApiAnswer.Ok(new JsonObject { ["userid"] = userId }),
            0 => ApiAnswer.Ok(new JsonObject { ["openid"] = "o" + Corp.NewId(27) }),
            42022 => ApiAnswer.Refuse(errcode, "code has been used"),
            42003 => ApiAnswer.Refuse(errcode, "code expired"),
            _ => ApiAnswer.Refuse(errcode, "invalid code"),
        };
    }
}
