using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.WeCom.Callback;

/// <summary>What tells two callbacks apart, and what keeps one person's callbacks in order.</summary>
internal static class CallbackKeys
{
    /// <summary>Characters of the longest key.</summary>
    public const int MaximumLength = 200;

    /// <summary>Lane of events without sender; no userid begins with '~'.</summary>
    public const string NobodysLane = "~corp";

    private const string DirectoryLane = "sys";

    // Protocol 1.6, completed by what the open-ended list leaves out: approval steps, chains, suites, and messages without MsgId.
    private static readonly string[][] Discriminators =
    [
        ["MsgType"], ["Event"], ["InfoType"], ["EventKey"], ["TaskId"], ["ResponseCode"], ["ChangeType"],
        ["ApprovalInfo", "ThirdNo"], ["ApprovalInfo", "OpenSpStatus"], ["ApprovalInfo", "approverstep"],
        ["ApprovalInfo", "SpNo"], ["ApprovalInfo", "SpStatus"], ["ApprovalInfo", "StatuChangeEvent"],
        ["BatchJob", "JobId"], ["ChainId"], ["ChatId"], ["ExternalUserID"], ["Token"], ["OpenKfId"], ["Mode"],
        ["AuthCode"], ["AuthCorpId"], ["SuiteTicket"],
        ["Content"], ["MediaId"], ["Location_X"], ["Location_Y"], ["Url"],
    ];

    /// <summary>corp|agent|MsgId, else every telling field joined, or their SHA-256 when that is long (protocol 1.6, 12.3; design.md 7.7).</summary>
    /// <remarks>Never of the ciphertext: whether a retry is sealed anew is undocumented.</remarks>
    public static string DedupKey(WeComEvent received, CallbackElement root)
    {
        var header = received.Header;
        var parts = new List<string> { header.ToUser, header.AgentId?.ToString(CultureInfo.InvariantCulture) ?? "" };
        if (CallbackXml.MessageId(root) is { } messageId)
        {
            parts.Add(messageId.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            parts.Add(header.FromUser);
            parts.Add(header.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            parts.AddRange(Discriminators.Select(path => Named(path[^1], root.Text(path))).Where(part => part.Length > 0));
            if (received is ContactChanged { Fields: var fields })
            {
                // Several changes of one member may come in one second.
                parts.AddRange(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => Named(field.Key, field.Value)));
            }
        }

        var key = string.Join('|', parts.Select(Escape));
        return key.Length <= MaximumLength ? key : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>The sender; directory changes share one lane, and so does what nobody sent.</summary>
    public static string Lane(WeComEvent received) => received switch
    {
        ContactChanged => DirectoryLane,
        { Header.FromUser: "" } => NobodysLane,
        _ => received.Header.FromUser,
    };

    private static string Named(string name, string value) => value.Length == 0 ? "" : $"{name}={value}";

    private static string Escape(string part) =>
        part.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
}
