using Bot.Simulator.State;

namespace Bot.Simulator.Checks;

/// <summary>The application's menu (protocol 5.4).</summary>
internal static class MenuRules
{
    public static IReadOnlyList<SimulatedMenuEntry> Check(Node root)
    {
        var entries = root.Children("button", 1, 3, 40016).Select(button => Entry(button, nameBytes: 16, level: 1)).ToList();
        root.Close();
        return entries;
    }

    private static SimulatedMenuEntry Entry(Node button, int nameBytes, int level)
    {
        var name = button.Text("name", missing: 40018, bytes: nameBytes, tooLong: 40018) ?? "";
        var children = button.Children("sub_button", 0, 5, 40023);
        button.RefuseIf(children.Count > 0 && level > 1, 40022, "sub_button", "more than two levels");
        SimulatedMenuEntry entry;
        if (children.Count > 0 && level == 1)
        {
            entry = new SimulatedMenuEntry(name, null, null, null, [.. children.Select(child => Entry(child, nameBytes: 40, level: 2))]);
        }
        else
        {
            entry = Leaf(button, name);
        }

        button.Close();
        return entry;
    }

    private static SimulatedMenuEntry Leaf(Node button, string name)
    {
        var type = button.Text("type", missing: 40017);
        button.RefuseIf(
            type is not ("click" or "view" or "scancode_push" or "scancode_waitmsg" or "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select" or "view_miniprogram"),
            40017,
            "type",
            "unknown");
        if (type is "view")
        {
            return new SimulatedMenuEntry(name, type, null, button.Link("url", missing: 40020, bytes: 1024, tooLong: 40020), []);
        }

        if (type is "view_miniprogram")
        {
            button.Text("appid", missing: Node.BadParameter);
            return new SimulatedMenuEntry(name, type, null, button.Text("pagepath", missing: Node.BadParameter), []);
        }

        return new SimulatedMenuEntry(name, type, button.Text("key", missing: 40019, bytes: 128, tooLong: 40019), null, []);
    }
}
