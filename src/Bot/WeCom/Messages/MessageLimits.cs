namespace Bot.WeCom.Messages;

/// <summary>Limits of the message types (protocol 3.4) and of the menu (5.4). Longer texts would be cut by the server without a word.</summary>
internal static class MessageLimits
{
    private static readonly string[] MenuTypes =
    [
        "click", "view", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "location_select", "view_miniprogram",
    ];

    public static void Check(OutgoingMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                Limit.Required("text.content", text.Content);
                Limit.Bytes("text.content", text.Content, 2048);
                break;
            case MarkdownMessage markdown:
                Limit.Required("markdown.content", markdown.Content);
                Limit.Bytes("markdown.content", markdown.Content, 2048);
                break;
            case TextCardMessage card:
                // Pages differ on bytes or characters; bytes are right in both readings.
                Limit.Required("textcard.title", card.Title);
                Limit.Bytes("textcard.title", card.Title, 128);
                Limit.Required("textcard.description", card.Description);
                Limit.Bytes("textcard.description", card.Description, 512);
                Limit.Url("textcard.url", card.Url);
                Limit.Characters("textcard.btntxt", card.ButtonText, 4);
                break;
            case ImageMessage image:
                Limit.Required("image.media_id", image.MediaId);
                break;
            case FileMessage file:
                Limit.Required("file.media_id", file.MediaId);
                break;
            case TemplateCardMessage card:
                CardLimits.Check(card.Card, update: false);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(message), message.MessageType, "no such message type");
        }
    }

    public static void Check(Menu menu)
    {
        Limit.Count("button", menu.Entries.Count, 1, 3);
        foreach (var (index, entry) in menu.Entries.Index())
        {
            var field = $"button[{index}]";
            Name(field, entry, 16);
            if (entry.Children is not { } children)
            {
                Leaf(field, entry);
                continue;
            }

            var hasMore = entry.Type is not null || entry.Key is not null || entry.Url is not null || entry.Appid is not null || entry.Pagepath is not null;
            Limit.Absent(field, hasMore, "a parent has a name only");
            Limit.Count($"{field}.sub_button", children.Count, 1, 5);
            foreach (var (place, child) in children.Index())
            {
                var below = $"{field}.sub_button[{place}]";
                Name(below, child, 40);
                Limit.Absent($"{below}.sub_button", child.Children is not null, "a menu has two levels");
                Leaf(below, child);
            }
        }
    }

    private static void Name(string field, MenuEntry entry, int bytes)
    {
        Limit.Required($"{field}.name", entry.Name);
        Limit.Bytes($"{field}.name", entry.Name, bytes);
    }

    private static void Leaf(string field, MenuEntry entry)
    {
        Limit.Required($"{field}.type", entry.Type);
        Limit.Absent($"{field}.type", !MenuTypes.Contains(entry.Type), "is no menu type");
        switch (entry.Type)
        {
            case "view":
                Limit.Url($"{field}.url", entry.Url, mostBytes: 1024);
                break;
            case "view_miniprogram":
                Limit.Required($"{field}.pagepath", entry.Pagepath);
                Limit.Required($"{field}.appid", entry.Appid);
                break;
            default:
                Limit.Key($"{field}.key", entry.Key, 128);
                break;
        }
    }
}
