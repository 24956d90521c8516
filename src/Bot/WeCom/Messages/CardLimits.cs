using System.Text.RegularExpressions;

namespace Bot.WeCom.Messages;

/// <summary>Limits of the five card kinds (protocol 4.1, 4.3 to 4.7, 4.9, 12.6).</summary>
internal static partial class CardLimits
{
    private const string Root = "template_card";

    /// <param name="update">The card replaces another: replace_text and disable are allowed.</param>
    public static void Check(TemplateCard card, bool update)
    {
        CardParts.Source($"{Root}.source", card.Source);
        CardParts.Title($"{Root}.main_title", card.MainTitle, required: card is not TextNoticeCard);
        CardParts.Menu($"{Root}.action_menu", card.ActionMenu);
        CardParts.Quote($"{Root}.quote_area", card.QuoteArea);
        CardParts.Lines($"{Root}.horizontal_content_list", card.HorizontalContentList);
        switch (card)
        {
            case TextNoticeCard notice:
                Check(notice);
                break;
            case NewsNoticeCard notice:
                Check(notice);
                break;
            case ButtonInteractionCard buttons:
                Check(buttons, update);
                break;
            case VoteInteractionCard vote:
                Check(vote, update);
                break;
            case MultipleInteractionCard choices:
                Check(choices, update);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(card), card.CardType, "no such card type");
        }
    }

    private static void Check(TextNoticeCard card)
    {
        Notice(card, card.JumpList);
        if (WireText.IsBlank(card.MainTitle?.Title) && WireText.IsBlank(card.SubTitleText))
        {
            throw new WeComLimitException($"{Root}.main_title.title", "and sub_title_text must not both be empty");
        }

        Limit.Characters($"{Root}.sub_title_text", card.SubTitleText, 160);
        if (card.EmphasisContent is { } emphasis)
        {
            Limit.AnyOf($"{Root}.emphasis_content", emphasis.Title, emphasis.Desc);
            Limit.Characters($"{Root}.emphasis_content.title", emphasis.Title, 14);
            Limit.Characters($"{Root}.emphasis_content.desc", emphasis.Desc, 22);
        }
    }

    private static void Check(NewsNoticeCard card)
    {
        Notice(card, card.JumpList);
        if (card.CardImage is null && card.ImageTextArea is null)
        {
            throw new WeComLimitException($"{Root}.card_image", "or image_text_area is required");
        }

        if (card.CardImage is { } image)
        {
            Limit.Url($"{Root}.card_image.url", image.Url);
            Limit.Range($"{Root}.card_image.aspect_ratio", image.AspectRatio, 1.3, 2.25);
        }

        if (card.ImageTextArea is { } area)
        {
            Limit.Target($"{Root}.image_text_area", area.Type, 0, area.Url, area.Appid);
            Limit.Url($"{Root}.image_text_area.image_url", area.ImageUrl);
        }

        Limit.Count($"{Root}.vertical_content_list", card.VerticalContentList.Count, 0, 4);
        foreach (var (index, paragraph) in card.VerticalContentList.Index())
        {
            var field = $"{Root}.vertical_content_list[{index}]";
            Limit.Required($"{field}.title", paragraph.Title);
            Limit.Characters($"{field}.title", paragraph.Title, 38);
            Limit.Characters($"{field}.desc", paragraph.Desc, 160);
        }
    }

    private static void Check(ButtonInteractionCard card, bool update)
    {
        TaskId(card.TaskId);
        Limit.Characters($"{Root}.sub_title_text", card.SubTitleText, 160);
        if (card.CardAction is { } action)
        {
            Limit.Target($"{Root}.card_action", action.Type, 0, action.Url, action.Appid);
        }

        if (card.ButtonSelection is { } selection)
        {
            CardParts.Select($"{Root}.button_selection", selection, update);
        }

        const string List = $"{Root}.button_list";
        Limit.Count(List, card.ButtonList.Count, 1, 6);
        foreach (var (index, button) in card.ButtonList.Index())
        {
            CardParts.Button($"{List}[{index}]", button);
        }

        Limit.Unique(List, "key", card.ButtonList.Select(button => button.Key));
        ReplaceText(card.ReplaceText, update);
    }

    private static void Check(VoteInteractionCard card, bool update)
    {
        Bare(card);
        TaskId(card.TaskId);
        CardParts.Checkbox($"{Root}.checkbox", Limit.Present($"{Root}.checkbox", card.Checkbox), update);
        CardParts.Submit($"{Root}.submit_button", card.SubmitButton);
        ReplaceText(card.ReplaceText, update);
    }

    private static void Check(MultipleInteractionCard card, bool update)
    {
        Bare(card);
        TaskId(card.TaskId);
        const string List = $"{Root}.select_list";
        Limit.Count(List, card.SelectList.Count, 1, 3);
        foreach (var (index, select) in card.SelectList.Index())
        {
            CardParts.Select($"{List}[{index}]", select, update);
        }

        Limit.Unique(List, "question_key", card.SelectList.Select(select => select.QuestionKey));
        CardParts.Submit($"{Root}.submit_button", card.SubmitButton);
        ReplaceText(card.ReplaceText, update);
    }

    private static void Notice(TemplateCard card, IReadOnlyList<CardJump> jumps)
    {
        if (card.ActionMenu is not null || card.TaskId is not null)
        {
            TaskId(card.TaskId);
        }

        var action = Limit.Present($"{Root}.card_action", card.CardAction);
        Limit.Target($"{Root}.card_action", action.Type, 1, action.Url, action.Appid);
        CardParts.Jumps($"{Root}.jump_list", jumps);
    }

    /// <summary>Vote and choice cards know source, main_title and task_id only (protocol 4.6, 4.7).</summary>
    private static void Bare(TemplateCard card)
    {
        const string Why = "is not known on this kind of card";
        Limit.Absent($"{Root}.action_menu", card.ActionMenu is not null, Why);
        Limit.Absent($"{Root}.quote_area", card.QuoteArea is not null, Why);
        Limit.Absent($"{Root}.horizontal_content_list", card.HorizontalContentList.Count > 0, Why);
        Limit.Absent($"{Root}.card_action", card.CardAction is not null, Why);
    }

    /// <summary>42014: digits, letters and _-@ only; a userid with a dot in it is a classic mistake (protocol 12.1).</summary>
    private static void TaskId(string? taskId)
    {
        Limit.Required($"{Root}.task_id", taskId);
        Limit.Bytes($"{Root}.task_id", taskId, 128);
        Limit.Absent($"{Root}.task_id", !TaskIdPattern().IsMatch(taskId!), "may hold digits, letters and _-@ only");
    }

    private static void ReplaceText(string? text, bool update) =>
        Limit.Absent($"{Root}.replace_text", !update && text is not null, "belongs in an update only");

    [GeneratedRegex(@"\A[0-9A-Za-z_\-@]+\z", RegexOptions.None, 1000)]
    private static partial Regex TaskIdPattern();
}
