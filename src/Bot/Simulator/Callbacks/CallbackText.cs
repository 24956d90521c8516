using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bot.Simulator.Callbacks;

/// <summary>The plain XML of callbacks (protocol 2.2 to 2.4).</summary>
internal sealed class CallbackText(SimulatorSettings settings)
{
    public string Text(string from, DateTimeOffset at, long id, string content) => Message(from, at, "text", id, Data("Content", content));

    public string Image(string from, DateTimeOffset at, long id, string mediaId, string pictureUrl) =>
        Message(from, at, "image", id, Data("PicUrl", pictureUrl), Data("MediaId", mediaId));

    public string Location(string from, DateTimeOffset at, long id, double latitude, double longitude, string label) => Message(
        from,
        at,
        "location",
        id,
        new XElement("Location_X", Number(latitude)),
        new XElement("Location_Y", Number(longitude)),
        new XElement("Scale", 16),
        Data("Label", label),
        Data("AppType", "wxwork"));

    public string Event(string from, DateTimeOffset at, string name, string? key, params XElement[] more) =>
        Write(from, at, "event", [Data("Event", name), .. key is null ? Array.Empty<XElement>() : [Data("EventKey", key)], .. more, Agent()]);

    public string PicturesAnnounced(string from, DateTimeOffset at, string name, string key, string md5) => Event(
        from,
        at,
        name,
        key,
        new XElement("SendPicsInfo", new XElement("Count", 1), new XElement("PicList", new XElement("item", Data("PicMd5Sum", md5)))));

    public string LocationSelected(string from, DateTimeOffset at, string key, double latitude, double longitude, string label) => Write(
        from,
        at,
        "event",
        [
            Data("Event", "location_select"),
            Data("EventKey", key),
            new XElement(
                "SendLocationInfo",
                Data("Location_X", Number(latitude)),
                Data("Location_Y", Number(longitude)),
                Data("Scale", "16"),
                Data("Label", label),
                Data("Poiname", "")),
            Agent(),
            Data("AppType", "wxwork"),
        ]);

    public string CardTapped(string from, DateTimeOffset at, CardTap tap, string responseCode)
    {
        var (ids, id) = settings.OldOptionSpelling ? ("OpitonIds", "OpitonId") : ("OptionIds", "OptionId");
        var items = tap.Selections.Select(s => new XElement(
            "SelectedItem",
            Data("QuestionKey", s.Question),
            new XElement(ids, s.Options.Select(o => Data(id, o)))));
        return Write(
            from,
            at,
            "event",
            [
                Data("Event", tap.FromMenu ? "template_card_menu_event" : "template_card_event"),
                Data("EventKey", tap.Key),
                Data("TaskId", tap.TaskId),
                Data("CardType", tap.CardType),
                Data("ResponseCode", responseCode),
                Agent(),
                .. tap.Selections.Count == 0 ? Array.Empty<XElement>() : [new XElement("SelectedItems", items)],
            ]);
    }

    private static XElement Data(string name, string value) => new(name, new XCData(Printable(value)));

    private static string Number(double value) => value.ToString("0.0######", CultureInfo.InvariantCulture);

    /// <summary>XML has no place for control characters; a phone's keyboard has none either.</summary>
    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)))
        {
            clean.Append(rune);
        }

        return clean.ToString();
    }

    private string Message(string from, DateTimeOffset at, string type, long id, params XElement[] more) =>
        Write(from, at, type, [.. more, new XElement("MsgId", id), Agent()]);

    private XElement Agent() => new("AgentID", settings.AgentId);

    private string Write(string from, DateTimeOffset at, string type, IEnumerable<XElement> more) => new XElement(
        "xml",
        Data("ToUserName", settings.CorpId),
        Data("FromUserName", from),
        new XElement("CreateTime", at.ToUnixTimeSeconds()),
        Data("MsgType", type),
        more).ToString(SaveOptions.DisableFormatting);
}
