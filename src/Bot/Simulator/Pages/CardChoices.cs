using System.Text.Json;

namespace Bot.Simulator.Pages;

/// <summary>The choices of a card: drop-downs and the vote list. Frozen when the card is dead or the question disabled.</summary>
internal static class CardChoices
{
    public static Html Draw(JsonElement card, long bubbleId, bool dead)
    {
        var vote = card.Child("checkbox") is { } checkbox ? Vote(checkbox, bubbleId, dead) : Html.Empty;
        var selection = card.Child("button_selection") is { } select ? Select(select, dead) : Html.Empty;
        return Html.Of($"{vote}{selection}{Html.Join(card.Items("select_list").Select(s => Select(s, dead)))}");
    }

    private static Html Select(JsonElement select, bool dead)
    {
        var chosen = select.Text("selected_id");
        var options = select.Items("option_list").Select(option =>
        {
            var mark = string.Equals(option.Text("id"), chosen, StringComparison.Ordinal) ? Html.Of($" selected") : Html.Empty;
            return Html.Of($"<option value=\"{option.Text("id")}\"{mark}>{CardView.FoldText(option.Text("text"), 16)}</option>");
        });
        var title = select.Text("title") is { Length: > 0 } given ? given : "请选择";
        return Html.Of($"<label class=\"select\"><span>{title}</span><select data-question=\"{select.Text("question_key")}\" aria-label=\"{title}\"{Frozen(select, dead)}>{Html.Join(options)}</select></label>");
    }

    private static Html Vote(JsonElement vote, long bubbleId, bool dead)
    {
        var kind = vote.Int("mode") == 1 ? "checkbox" : "radio";
        var options = vote.Items("option_list").Select(option =>
        {
            var mark = option.Flag("is_checked") ? Html.Of($" checked") : Html.Empty;
            return Html.Of($"<label><input type=\"{kind}\" name=\"vote-{bubbleId}\" value=\"{option.Text("id")}\"{mark}><span>{CardView.Fold(option.Text("text"), 17)}</span></label>");
        });
        return Html.Of($"<fieldset class=\"vote\" data-question=\"{vote.Text("question_key")}\"{Frozen(vote, dead)}><legend>{(kind is "radio" ? "单选" : "可多选")}</legend>{Html.Join(options)}</fieldset>");
    }

    private static Html Frozen(JsonElement question, bool dead) => dead || question.Flag("disable") ? Html.Of($" disabled") : Html.Empty;
}
