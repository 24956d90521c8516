using System.Text;
using System.Text.Json;
using Bot.Simulator;

namespace Bot.Operations.Demo;

/// <summary>A template card as a person reads it on the phone.</summary>
internal sealed class CardView(JsonElement card)
{
    public string TaskId => Text(card, "task_id");

    public string Title => Text(card, "main_title", "title");

    /// <summary>Text of the grey dead button; empty while the card is alive.</summary>
    public string Done => Text(card, "replace_text");

    /// <summary>Button text → key, the submit button and the entries of the card's menu included.</summary>
    public IReadOnlyDictionary<string, string> Buttons
    {
        get
        {
            var buttons = List(card, "button_list").ToDictionary(one => Text(one, "text"), one => Text(one, "key"), StringComparer.Ordinal);
            if (card.TryGetProperty("submit_button", out var submit))
            {
                buttons[Text(submit, "text") is { Length: > 0 } text ? text : "提交"] = Text(submit, "key");
            }

            if (card.TryGetProperty("action_menu", out var menu))
            {
                foreach (var entry in List(menu, "action_list"))
                {
                    buttons[Text(entry, "text")] = Text(entry, "key");
                }
            }

            return buttons;
        }
    }

    /// <summary>question_key → options (id, text), for drop-downs and votes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Id, string Text)>> Questions =>
        AllQuestions().ToDictionary(
            question => Text(question, "question_key"),
            question => (IReadOnlyList<(string, string)>)[.. List(question, "option_list").Select(option => (Text(option, "id"), Text(option, "text")))],
            StringComparer.Ordinal);

    /// <summary>question_key → the option shown as chosen, else the first.</summary>
    public IReadOnlyDictionary<string, string> Shown =>
        AllQuestions().ToDictionary(
            question => Text(question, "question_key"),
            question => Text(question, "selected_id") is { Length: > 0 } chosen
                ? chosen
                : List(question, "option_list").Where(option => option.TryGetProperty("is_checked", out var flag) && flag.ValueKind == JsonValueKind.True)
                    .Select(option => Text(option, "id")).FirstOrDefault() ?? Text(List(question, "option_list").First(), "id"),
            StringComparer.Ordinal);

    /// <summary>Null when the bubble is no card.</summary>
    public static CardView? Of(Bubble bubble) => bubble.Kind == "template_card" ? new CardView(bubble.Payload) : null;

    public override string ToString()
    {
        var lines = new StringBuilder($"〔卡片〕{Title}");
        Append(lines, Text(card, "main_title", "desc"));
        Append(lines, string.Join(' ', new[] { Text(card, "emphasis_content", "title"), Text(card, "emphasis_content", "desc") }.Where(text => text.Length > 0)));
        Append(lines, Text(card, "sub_title_text"));
        foreach (var line in List(card, "horizontal_content_list"))
        {
            Append(lines, $"{Text(line, "keyname")}：{Text(line, "value")}");
        }

        foreach (var jump in List(card, "jump_list"))
        {
            Append(lines, $"{Text(jump, "title")} → {Text(jump, "url")}");
        }

        foreach (var question in AllQuestions())
        {
            Append(lines, $"{Text(question, "title")}▾ {string.Join(" / ", List(question, "option_list").Select(option => Text(option, "text")))}");
        }

        Append(lines, Done.Length > 0 ? $"（{Done}）" : string.Concat(Buttons.Keys.Select(text => $"[{text}]")));
        return lines.ToString();
    }

    private static void Append(StringBuilder lines, string text)
    {
        if (text.Length > 0)
        {
            lines.Append("\n  ").Append(text.ReplaceLineEndings("\n  "));
        }
    }

    private IEnumerable<JsonElement> AllQuestions()
    {
        foreach (var question in List(card, "select_list"))
        {
            yield return question;
        }

        foreach (var name in new[] { "checkbox", "button_selection" })
        {
            if (card.TryGetProperty(name, out var question) && question.ValueKind == JsonValueKind.Object)
            {
                yield return question;
            }
        }
    }

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return "";
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : "";
    }
}
