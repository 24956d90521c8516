using System.Text.Json;

namespace Bot.Simulator.Callbacks;

/// <summary>A tap on a card as it stands on the phone: only what is shown and alive can be tapped or chosen.</summary>
internal sealed record CardTap(string TaskId, string CardType, string Key, bool FromMenu, IReadOnlyList<(string Question, IReadOnlyList<string> Options)> Selections)
{
    /// <exception cref="PersonCannotException">No such button, a dead card, or a choice that the card does not offer.</exception>
    public static CardTap Plan(JsonElement card, string taskId, string key, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen)
    {
        var type = card.GetProperty("card_type").GetString()!;
        if (List(card, "action_menu", "action_list").Exists(a => Is(a, "key", key)))
        {
            return new CardTap(taskId, type, key, FromMenu: true, []);
        }

        if (card.TryGetProperty("replace_text", out var dead))
        {
            throw new PersonCannotException($"卡片 {taskId} 的按钮已失效({dead.GetString()})。");
        }

        var buttons = List(card, "button_list").Exists(b => Is(b, "key", key) && !(b.TryGetProperty("type", out var t) && t.GetInt32() == 1));
        if (!buttons && !(card.TryGetProperty("submit_button", out var submit) && Is(submit, "key", key)))
        {
            throw new PersonCannotException($"卡片 {taskId} 上没有按钮 {key}。");
        }

        var questions = Questions(card).ToList();
        if (chosen.Keys.FirstOrDefault(k => !questions.Exists(q => Is(q.Json, "question_key", k))) is { } unknown)
        {
            throw new PersonCannotException($"卡片 {taskId} 上没有选择项 {unknown}。");
        }

        return new CardTap(taskId, type, key, FromMenu: false, [.. questions.Select(q => Answer(q.Json, q.IsVote, chosen))]);
    }

    private static IEnumerable<(JsonElement Json, bool IsVote)> Questions(JsonElement card)
    {
        if (card.TryGetProperty("checkbox", out var vote))
        {
            yield return (vote, true);
        }

        if (card.TryGetProperty("button_selection", out var selection))
        {
            yield return (selection, false);
        }

        foreach (var select in List(card, "select_list"))
        {
            yield return (select, false);
        }
    }

    private static (string Question, IReadOnlyList<string> Options) Answer(JsonElement question, bool isVote, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen)
    {
        var key = question.GetProperty("question_key").GetString()!;
        var ids = List(question, "option_list").ConvertAll(o => o.GetProperty("id").GetString()!);
        var frozen = question.TryGetProperty("disable", out var disable) && disable.GetBoolean();
        if (frozen || !chosen.TryGetValue(key, out var options))
        {
            return (key, isVote ? Ticked(question) : [Shown(question) ?? ids[0]]);
        }

        if (options.FirstOrDefault(o => !ids.Contains(o, StringComparer.Ordinal)) is { } unknown)
        {
            throw new PersonCannotException($"选择项 {key} 没有选项 {unknown}。");
        }

        var several = question.TryGetProperty("mode", out var mode) && mode.GetInt32() == 1;
        return options.Count > 1 && !several
            ? throw new PersonCannotException($"选择项 {key} 只能选一个。")
            : (key, [.. ids.Where(id => options.Contains(id, StringComparer.Ordinal))]);
    }

    /// <summary>The boxes that stand ticked when the person ticks none.</summary>
    private static IReadOnlyList<string> Ticked(JsonElement vote) =>
    [
        .. List(vote, "option_list")
            .Where(o => o.TryGetProperty("is_checked", out var ticked) && ticked.GetBoolean())
            .Select(o => o.GetProperty("id").GetString()!),
    ];

    /// <summary>The default of a drop-down that nobody opened; null = its first entry.</summary>
    private static string? Shown(JsonElement select) =>
        select.TryGetProperty("selected_id", out var selected) && selected.GetString() is { Length: > 0 } id ? id : null;

    private static bool Is(JsonElement owner, string name, string value) =>
        owner.TryGetProperty(name, out var found) && string.Equals(found.GetString(), value, StringComparison.Ordinal);

    private static List<JsonElement> List(JsonElement owner, params string[] path)
    {
        foreach (var name in path)
        {
            if (!owner.TryGetProperty(name, out owner))
            {
                return [];
            }
        }

        return [.. owner.EnumerateArray()];
    }
}
