using System.Globalization;

namespace Bot.WeCom.Callback;

/// <summary>Reads the decrypted XML of one callback (protocol 2).</summary>
/// <remarks>https://developer.work.weixin.qq.com/document/path/90239</remarks>
internal static class CallbackXml
{
    /// <summary>Null when the text is no callback at all (no XML, DTD, no MsgType/InfoType).</summary>
    public static WeComEvent? Read(string xml) => CallbackElement.Parse(xml) is { } root ? Read(root) : null;

    /// <inheritdoc cref="Read(string)"/>
    public static WeComEvent? Read(CallbackElement root)
    {
        var header = Header(root);
        var kind = root.Text("MsgType");
        if (kind.Length == 0)
        {
            // Suite events (third-party 指令回调) carry InfoType and no MsgType.
            var info = root.Text("InfoType");
            return info.Length == 0 ? null : new UnknownEvent(header, info, MessageId: null);
        }

        return string.Equals(kind, "event", StringComparison.OrdinalIgnoreCase)
            ? CallbackEvents.Read(header, root)
            : Message(header, kind, root);
    }

    /// <summary>MsgId, where there is a usable one.</summary>
    public static long? MessageId(CallbackElement root) =>
        long.TryParse(root.Text("MsgId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>Userids match without case on the platform (protocol 2.1).</summary>
    public static string UserId(string text) => text.ToLowerInvariant();

    public static int Number(string text, int otherwise) => OptionalNumber(text) ?? otherwise;

    /// <summary>Degrees; false unless both are numbers on the globe.</summary>
    public static bool TryPlace(string latitudeText, string longitudeText, out double latitude, out double longitude)
    {
        longitude = 0;
        return TryDecimal(latitudeText, out latitude) && Math.Abs(latitude) <= 90
            && TryDecimal(longitudeText, out longitude) && Math.Abs(longitude) <= 180;
    }

    public static bool TryDecimal(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static int? OptionalNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static CallbackHeader Header(CallbackElement root)
    {
        var toUser = root.Text("ToUserName");
        var time = root.Text("CreateTime");
        return new CallbackHeader(
            toUser.Length == 0 ? root.Text("SuiteId") : toUser,
            UserId(root.Text("FromUserName")),
            UnixSeconds.TryParse(time.Length == 0 ? root.Text("TimeStamp") : time, out var createdAt) ? createdAt : DateTimeOffset.UnixEpoch,
            OptionalNumber(root.Text("AgentID")));
    }

    /// <summary>Messages (protocol 2.2). One without a usable MsgId gets 0: what a person said is not dropped for it.</summary>
    private static WeComEvent Message(CallbackHeader header, string kind, CallbackElement root)
    {
        var id = MessageId(root);
        return kind.ToLowerInvariant() switch
        {
            "text" => new TextMessageReceived(header, id ?? 0, root.Find("Content")?.RawText ?? ""),
            "image" => new ImageReceived(header, id ?? 0, root.Text("MediaId"), root.Text("PicUrl") is { Length: > 0 } url ? url : null),
            "voice" => new VoiceReceived(header, id ?? 0, root.Text("MediaId"), root.Text("Format")),
            "video" => new VideoReceived(header, id ?? 0, root.Text("MediaId"), root.Text("ThumbMediaId")),
            "location" when TryPlace(root.Text("Location_X"), root.Text("Location_Y"), out var latitude, out var longitude) =>
                new LocationReceived(header, id ?? 0, latitude, longitude, root.Text("Label")),
            "link" => new LinkReceived(header, id ?? 0, root.Text("Title"), root.Text("Description"), root.Text("Url")),
            _ => new UnknownEvent(header, kind, id),
        };
    }
}
