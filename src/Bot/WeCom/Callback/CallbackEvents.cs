namespace Bot.WeCom.Callback;

/// <summary>Reads callbacks with MsgType event (protocol 2.3, 2.4).</summary>
/// <remarks>https://developer.work.weixin.qq.com/document/path/90240</remarks>
internal static class CallbackEvents
{
    private static readonly HashSet<string> CommonElements = new(
        ["ToUserName", "FromUserName", "CreateTime", "MsgType", "AgentID", "Event", "ChangeType", "ExtAttr"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> UserIds = ["UserID", "NewUserID"];
    private static readonly HashSet<string> UserIdLists = ["AddUserItems", "DelUserItems", "DirectLeader"];
    private static readonly HashSet<string> Lists = ["Department", "IsLeaderInDept", "AddPartyItems", "DelPartyItems"];

    public static WeComEvent Read(CallbackHeader header, CallbackElement root)
    {
        var name = root.Text("Event");
        var kind = name.ToLowerInvariant();
        var key = root.Text("EventKey");
        return kind switch
        {
            "subscribe" => new Subscribed(header),
            "unsubscribe" => new Unsubscribed(header),
            "enter_agent" => new AgentEntered(header),
            // "LOCATION" on the wire.
            "location" when CallbackXml.TryPlace(root.Text("Latitude"), root.Text("Longitude"), out var latitude, out var longitude) =>
                new LocationReported(header, latitude, longitude, CallbackXml.TryDecimal(root.Text("Precision"), out var precision) ? precision : 0),
            "click" => new MenuTapped(header, MenuTapKind.Click, key),
            "view" => new MenuTapped(header, MenuTapKind.View, key),
            "view_miniprogram" => new MenuTapped(header, MenuTapKind.ViewMiniprogram, key),
            "scancode_push" or "scancode_waitmsg" => new CodeScanned(
                header, kind == "scancode_waitmsg", key, root.Text("ScanCodeInfo", "ScanType"), root.Text("ScanCodeInfo", "ScanResult")),
            "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" => Pictures(header, kind, key, root),
            "location_select" when root.Find("SendLocationInfo") is { } place
                && CallbackXml.TryPlace(place.Text("Location_X"), place.Text("Location_Y"), out var latitude, out var longitude) =>
                new LocationSelected(header, key, latitude, longitude, place.Text("Label") is { Length: > 0 } label ? label : place.Text("Poiname")),
            "template_card_event" or "template_card_menu_event" => new CardTapped(
                header, kind == "template_card_menu_event", key, root.Text("TaskId"), root.Text("CardType"), root.Text("ResponseCode"), Selections(root)),
            "taskcard_click" => new LegacyTaskCardTapped(header, key, root.Text("TaskId")),
            "open_approval_change" => new OpenApprovalChanged(
                header, root.Text("ApprovalInfo", "ThirdNo"), CallbackXml.Number(root.Text("ApprovalInfo", "OpenSpStatus"), otherwise: 0)),
            "sys_approval_change" => new SystemApprovalChanged(header, root.Text("ApprovalInfo", "SpNo")),
            // An unreadable ErrCode must not pass for success.
            "batch_job_result" => new BatchJobFinished(
                header,
                root.Text("BatchJob", "JobId"),
                root.Text("BatchJob", "JobType"),
                CallbackXml.Number(root.Text("BatchJob", "ErrCode"), otherwise: -1),
                root.Text("BatchJob", "ErrMsg")),
            "change_contact" => new ContactChanged(header, root.Text("ChangeType"), ContactFields(root)),
            "share_agent_change" or "share_chain_change" => new AgentShareChanged(header, kind),
            "change_chain" => new ChainChanged(header, root.Text("ChangeType"), root.Text("ChainId")),
            "switch_workbench_mode" => new WorkbenchModeSwitched(header, root.Text("Mode")),
            "inactive_alert" or "close_inactive_agent" or "reopen_inactive_agent" or "low_active_alert" or "low_active" or "active_restored" =>
                new AppActivityChanged(header, kind, UnixSeconds.TryParse(root.Text("EffectTime"), out var effectAt) ? effectAt : null),
            "kf_msg_or_event" => new CustomerServiceNotified(header, root.Text("Token"), root.Text("OpenKfId")),
            _ => new UnknownEvent(header, name, CallbackXml.MessageId(root)),
        };
    }

    private static PicturesAnnounced Pictures(CallbackHeader header, string source, string key, CallbackElement root)
    {
        string[] sums = [.. root.Find("SendPicsInfo", "PicList")?.All("item").Select(item => item.Text("PicMd5Sum")) ?? []];
        return new PicturesAnnounced(header, source, key, CallbackXml.Number(root.Text("SendPicsInfo", "Count"), sums.Length), sums);
    }

    /// <summary>An older edition of the official page, and servers built on it, spell Opiton (protocol 2.4).</summary>
    private static Dictionary<string, IReadOnlyList<string>> Selections(CallbackElement root) =>
        (root.Find("SelectedItems")?.All("SelectedItem") ?? [])
            .GroupBy(item => item.Text("QuestionKey"))
            .ToDictionary(
                question => question.Key,
                IReadOnlyList<string> (question) =>
                [
                    .. question
                        .SelectMany(item => item.All("OptionIds").Concat(item.All("OpitonIds")))
                        .SelectMany(ids => ids.All("OptionId").Concat(ids.All("OpitonId")))
                        .Select(id => id.Text())
                        .Where(id => id.Length > 0),
                ]);

    /// <summary>Userids are lower case and comma lists have no blanks; an entry of ExtAttr is "ExtAttr/" and its name.</summary>
    private static Dictionary<string, string> ContactFields(CallbackElement root)
    {
        var fields = new Dictionary<string, string>();
        foreach (var element in root.Children.Where(child => child.Children.Count == 0 && !CommonElements.Contains(child.Name)))
        {
            fields.TryAdd(element.Name, ContactField(element.Name, element.Text()));
        }

        foreach (var item in root.Find("ExtAttr")?.All("Item") ?? [])
        {
            var value = item.Find("Text", "Value") ?? item.Find("Web", "Url") ?? item.Find("Value");
            fields.TryAdd("ExtAttr/" + item.Text("Name"), value?.Text() ?? "");
        }

        return fields;
    }

    private static string ContactField(string name, string value)
    {
        var isUserList = UserIdLists.Contains(name);
        if (isUserList || Lists.Contains(name))
        {
            value = string.Join(',', value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return isUserList || UserIds.Contains(name) ? CallbackXml.UserId(value) : value;
    }
}
