namespace Bot.Simulator.Checks;

/// <summary>The objects that template cards share (protocol 4.2, 4.5).</summary>
internal static class CardParts
{
    private const int KeyBytes = 1024;
    private const int IdBytes = 128;

    public static void Source(Node card)
    {
        if (card.Child("source") is { } source)
        {
            source.Link("icon_url");
            source.Text("desc", advised: 20);
            source.Int("desc_color", 0, 3);
            source.Close();
        }
    }

    /// <summary>True when there is one.</summary>
    public static bool ActionMenu(Node card)
    {
        if (card.Child("action_menu") is not { } menu)
        {
            return false;
        }

        menu.Text("desc");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in menu.Children("action_list", 1, 3, Node.BadParameter))
        {
            action.Text("text", missing: Node.BadParameter);
            var key = action.Text("key", missing: 42051, bytes: KeyBytes, tooLong: 42051);
            action.RefuseIf(key is not null && !keys.Add(key), 42051, "key", "twice in the menu");
            action.Close();
        }

        menu.Close();
        return true;
    }

    public static string? TaskId(Node card, bool required)
    {
        var id = card.Text("task_id", missing: required ? 42014 : 0, bytes: IdBytes, tooLong: 42014);
        card.RefuseIf(id is not null && !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '@'), 42014, "task_id", "only digits, letters and _-@");
        return id;
    }

    /// <summary>The title, or null when there is none.</summary>
    public static string? MainTitle(Node card, int titleMissing)
    {
        if (card.Child("main_title", titleMissing) is not { } title)
        {
            return null;
        }

        var text = title.Text("title", titleMissing, advised: 36);
        title.Text("desc", advised: 44);
        title.Close();
        return text;
    }

    public static void Quote(Node card)
    {
        if (card.Child("quote_area") is { } quote)
        {
            Jump(quote, min: 0);
            quote.Text("title");
            quote.Text("quote_text");
            quote.Close();
        }
    }

    public static void HorizontalList(Node card, CardContext context)
    {
        foreach (var line in card.Children("horizontal_content_list", 0, 6, 42035))
        {
            var type = line.Int("type", 0, 3) ?? 0;
            line.Text("keyname", missing: 42027, advised: 5);
            var value = line.Text("value", advised: 30);
            line.Link("url", missing: type == 1 ? 42028 : 0);
            var media = line.Text("media_id", missing: type == 2 ? 42029 : 0);
            line.RefuseIf(media is not null && context.MediaType(media) is null, 40007, "media_id", "unknown or over three days old");
            line.RefuseIf(type == 2 && !Path.HasExtension(value), Node.BadParameter, "value", "an attachment's value is its file name with extension");
            line.Text("userid", missing: type == 3 ? 42050 : 0);
            line.Close();
        }
    }

    public static void JumpList(Node card)
    {
        foreach (var jump in card.Children("jump_list", 0, 3, 42042))
        {
            Jump(jump, min: 0);
            jump.Text("title", missing: 42033, advised: 18);
            jump.Close();
        }
    }

    public static void CardAction(Node card, bool required)
    {
        if (card.Child("card_action", required ? 42045 : 0) is { } action)
        {
            Jump(action, min: required ? 1 : 0, typeWrong: 42045);
            action.Close();
        }
    }

    /// <summary>type 0/1/2 with url or appid and pagepath.</summary>
    public static void Jump(Node node, int min, int typeWrong = Node.BadParameter)
    {
        var type = node.Int("type", min, 2, typeWrong, missing: min > 0 ? typeWrong : 0) ?? 0;
        node.Link("url", missing: type == 1 ? 42028 : 0);
        node.Text("appid", missing: type == 2 ? 42030 : 0);
        node.Text("pagepath");
    }

    /// <summary>button_selection and the entries of select_list.</summary>
    public static void Select(Node select, CardContext context, HashSet<string> questions)
    {
        var question = select.Text("question_key", missing: 42043, bytes: KeyBytes, tooLong: 42043);
        select.RefuseIf(question is not null && !questions.Add(question), 42043, "question_key", "twice in the card");
        select.Text("title");
        Disable(select, context);
        var ids = Options(select, 10, 16, _ => { });
        var selected = select.Text("selected_id", bytes: IdBytes, tooLong: 42040);
        select.RefuseIf(selected is not null && !ids.Contains(selected), Node.BadParameter, "selected_id", "no such option");
        select.Close();
    }

    /// <summary>The ids of an option_list; <paramref name="more"/> reads what only one kind of list has.</summary>
    public static HashSet<string> Options(Node owner, int max, int advised, Action<Node> more)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in owner.Children("option_list", 1, max, 42037))
        {
            var id = option.Text("id", missing: 42040, bytes: IdBytes, tooLong: 42040);
            option.RefuseIf(id is not null && !ids.Add(id), 42040, "id", "twice in the list");
            option.Text("text", missing: 42041, advised: advised);
            more(option);
            option.Close();
        }

        return ids;
    }

    public static void Submit(Node card)
    {
        if (card.Child("submit_button", missing: 42046) is { } submit)
        {
            submit.RefuseIf(submit.Has("text") && submit.Text("text", advised: 10) is null, 42049, "text", "empty");
            submit.Text("key", missing: 42046, bytes: KeyBytes, tooLong: 42046);
            submit.Close();
        }
    }

    public static void Disable(Node node, CardContext context)
    {
        if (node.Flag("disable") is not null)
        {
            node.RefuseIf(!context.InUpdate, Node.BadParameter, "disable", "only in an update");
        }
    }

    public static void ReplaceText(Node card, CardContext context)
    {
        if (card.Text("replace_text") is not null)
        {
            card.RefuseIf(!context.InUpdate, Node.BadParameter, "replace_text", "only in an update");
        }
    }
}
