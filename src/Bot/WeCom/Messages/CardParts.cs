namespace Bot.WeCom.Messages;

/// <summary>Limits of the objects that cards share (protocol 4.2, 4.5 to 4.7).</summary>
internal static class CardParts
{
    private const int KeyBytes = 1024;
    private const int IdBytes = 128;
    private const string OnlyInUpdate = "belongs in an update only";

    public static void Source(string field, CardSource? source)
    {
        if (source is null)
        {
            return;
        }

        Limit.AnyOf(field, source.IconUrl, source.Desc);
        Limit.Url($"{field}.icon_url", source.IconUrl, required: false);
        Limit.Characters($"{field}.desc", source.Desc, 20);
        Limit.Range($"{field}.desc_color", source.DescColor, 0, 3);
    }

    public static void Title(string field, CardMainTitle? title, bool required)
    {
        if (required)
        {
            Limit.Required($"{field}.title", title?.Title);
        }

        if (title is null)
        {
            return;
        }

        Limit.AnyOf(field, title.Title, title.Desc);
        Limit.Characters($"{field}.title", title.Title, 36);
        Limit.Characters($"{field}.desc", title.Desc, 44);
    }

    public static void Menu(string field, CardActionMenu? menu)
    {
        if (menu is null)
        {
            return;
        }

        var list = $"{field}.action_list";
        Limit.Count(list, menu.ActionList.Count, 1, 3);
        foreach (var (index, action) in menu.ActionList.Index())
        {
            Limit.Required($"{list}[{index}].text", action.Text);
            Limit.Key($"{list}[{index}].key", action.Key, KeyBytes);
        }

        Limit.Unique(list, "key", menu.ActionList.Select(action => action.Key));
    }

    public static void Quote(string field, CardQuote? quote)
    {
        if (quote is null)
        {
            return;
        }

        Limit.Target(field, quote.Type, 0, quote.Url, quote.Appid);
        Limit.AnyOf(field, quote.Title, quote.QuoteText, quote.Url, quote.Appid);
    }

    public static void Lines(string field, IReadOnlyList<CardLine> lines)
    {
        Limit.Count(field, lines.Count, 0, 6);
        foreach (var (index, line) in lines.Index())
        {
            var here = $"{field}[{index}]";
            Limit.Required($"{here}.keyname", line.Keyname);
            Limit.Characters($"{here}.keyname", line.Keyname, 5);
            Limit.Characters($"{here}.value", line.Value, 30);
            Limit.Range($"{here}.type", line.Type, 0, 3);
            Limit.Url($"{here}.url", line.Url, required: line.Type == 1);
            switch (line.Type)
            {
                case 2:
                    Limit.Required($"{here}.media_id", line.MediaId);
                    Limit.Absent($"{here}.value", !Path.HasExtension(line.Value), "is the file's name with its extension");
                    break;
                case 3:
                    Limit.Required($"{here}.userid", line.Userid);
                    break;
            }
        }
    }

    public static void Jumps(string field, IReadOnlyList<CardJump> jumps)
    {
        Limit.Count(field, jumps.Count, 0, 3);
        foreach (var (index, jump) in jumps.Index())
        {
            Limit.Required($"{field}[{index}].title", jump.Title);
            Limit.Characters($"{field}[{index}].title", jump.Title, 18);
            Limit.Target($"{field}[{index}]", jump.Type, 0, jump.Url, jump.Appid);
        }
    }

    public static void Button(string field, CardPushButton button)
    {
        Limit.Required($"{field}.text", button.Text);
        Limit.Characters($"{field}.text", button.Text, 10);
        Limit.Range($"{field}.style", button.Style, 1, 4);
        Limit.Range($"{field}.type", button.Type, 0, 1);
        Limit.Url($"{field}.url", button.Url, required: button.Type == 1);
        if (button.Type is null or 0 || button.Key is not null)
        {
            Limit.Key($"{field}.key", button.Key, KeyBytes);
        }
    }

    public static void Select(string field, CardSelect select, bool update)
    {
        Limit.Key($"{field}.question_key", select.QuestionKey, KeyBytes);
        Limit.Absent($"{field}.disable", !update && select.Disable is not null, OnlyInUpdate);
        Options($"{field}.option_list", [.. select.OptionList.Select(option => (option.Id, option.Text))], 10, 16);
    }

    public static void Checkbox(string field, CardCheckbox checkbox, bool update)
    {
        Limit.Key($"{field}.question_key", checkbox.QuestionKey, KeyBytes);
        Limit.Range($"{field}.mode", checkbox.Mode, 0, 1);
        Limit.Absent($"{field}.disable", !update && checkbox.Disable is not null, OnlyInUpdate);
        Options($"{field}.option_list", [.. checkbox.OptionList.Select(option => (option.Id, option.Text))], 20, 17);
    }

    public static void Submit(string field, CardSubmit? submit)
    {
        Limit.Key($"{field}.key", submit?.Key, KeyBytes);
        Limit.Characters($"{field}.text", submit?.Text, 10);
    }

    private static void Options(string field, IReadOnlyList<(string Id, string Text)> options, int most, int characters)
    {
        Limit.Count(field, options.Count, 1, most);
        foreach (var (index, (id, text)) in options.Index())
        {
            Limit.Key($"{field}[{index}].id", id, IdBytes);
            Limit.Required($"{field}[{index}].text", text);
            Limit.Characters($"{field}[{index}].text", text, characters);
        }

        Limit.Unique(field, "id", options.Select(option => option.Id));
    }
}
