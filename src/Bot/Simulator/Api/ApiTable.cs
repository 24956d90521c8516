using System.Collections.Frozen;
using Bot.Simulator.State;

namespace Bot.Simulator.Api;

/// <summary>One API path: its HTTP method and what carries it out.</summary>
internal sealed record ApiMethod(string Verb, bool NeedsToken, Func<Corp, ApiRequest, ApiAnswer> Run);

/// <summary>Every path that is simulated; any other is 404.</summary>
internal static class ApiTable
{
    public static FrozenDictionary<string, ApiMethod> Paths { get; } = new Dictionary<string, ApiMethod>(StringComparer.Ordinal)
    {
        ["gettoken"] = new("GET", NeedsToken: false, DirectoryCalls.GetToken),
        ["user/get"] = new("GET", NeedsToken: true, DirectoryCalls.GetUser),
        ["user/simplelist"] = new("GET", NeedsToken: true, DirectoryCalls.ListMembers),
        ["department/list"] = new("GET", NeedsToken: true, DirectoryCalls.ListDepartments),
        ["department/simplelist"] = new("GET", NeedsToken: true, DirectoryCalls.ListDepartmentIds),
        ["auth/getuserinfo"] = new("GET", NeedsToken: true, OAuthCalls.GetUserInfo),
        ["message/send"] = new("POST", NeedsToken: true, SendCall.Run),
        ["message/update_template_card"] = new("POST", NeedsToken: true, UpdateCardCall.Run),
        ["message/recall"] = new("POST", NeedsToken: true, RecallCall.Run),
        ["media/upload"] = new("POST", NeedsToken: true, MediaCalls.Upload),
        ["media/get"] = new("GET", NeedsToken: true, MediaCalls.Get),
        ["menu/create"] = new("POST", NeedsToken: true, MenuCalls.Create),
        ["menu/get"] = new("GET", NeedsToken: true, MenuCalls.Get),
        ["corpgroup/corp/list_app_share_info"] = new("POST", NeedsToken: true, CorpGroupCalls.List),
        ["corpgroup/corp/gettoken"] = new("POST", NeedsToken: true, CorpGroupCalls.GetToken),
        ["menu/delete"] = new("GET", NeedsToken: true, MenuCalls.Delete),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
