using Bot.Conversations;
using Bot.WeCom;

namespace Bot.Operations;

/// <summary>Values of appsettings.example.json that only hold a place: a configuration with one of them was not finished.</summary>
internal static class Placeholders
{
    private const string CorpId = "ww0000000000000000";
    private const string Secret = "the application's secret";
    private const string Token = "upTo32LettersAndDigits";
    private const string EncodingAesKey = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    private const string Domain = ".invalid";

    /// <summary>Names of the settings that still are as shipped.</summary>
    public static IEnumerable<string> In(WeComOptions wecom, ConversationOptions conversation)
    {
        (string Name, bool Left)[] all =
        [
            ("WeCom:CorpId", wecom.CorpId == CorpId),
            ("WeCom:Secret", wecom.Secret == Secret),
            ("WeCom:Token", wecom.Token == Token),
            ("WeCom:EncodingAesKey", wecom.EncodingAesKey == EncodingAesKey),
            ("Conversation:PublicUrl", conversation.PublicUrl.Host.EndsWith(Domain, StringComparison.Ordinal)),
        ];
        return all.Where(one => one.Left).Select(one => one.Name);
    }
}
