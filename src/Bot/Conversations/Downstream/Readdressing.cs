using System.Text;
using System.Text.Json;

namespace Bot.Conversations.Downstream;

/// <summary>
/// The bytes of message/send for the way they take. In the outbox a message names its members as the directory does; on the wire stand a downstream
/// member's own id and the application's number in his company. Only these two values are exchanged, so that a repeat is the same bytes again.
/// </summary>
internal static class Readdressing
{
    /// <exception cref="ArgumentException">The body names no members or no application.</exception>
    public static byte[] To(byte[] body, IReadOnlyList<string> members, int agentId)
    {
        (int Start, int End)? touser = null;
        (int Start, int End)? agent = null;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isUsers, isAgent) = (reader.ValueTextEquals("touser"u8), reader.ValueTextEquals("agentid"u8));
                reader.Read();
                var value = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                (touser, agent) = (isUsers ? value : touser, isAgent ? value : agent);
                reader.Skip();
            }
        }

        if (touser is not { } users || agent is not { } number || users.End > number.Start)
        {
            throw new ArgumentException("The message names no members, or no application after them.", nameof(body));
        }

        return
        [
            .. body.AsSpan(0, users.Start),
            .. Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(string.Join('|', members))}\""),
            .. body.AsSpan(users.End, number.Start - users.End),
            .. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{agentId}")),
            .. body.AsSpan(number.End),
        ];
    }
}
