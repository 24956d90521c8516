namespace Bot.Simulator.Checks;

/// <summary>The five template cards (protocol 4.3 to 4.7).</summary>
internal static class CardRules
{
    private const int TitleMissing = 41016;

    public static CardFacts? Check(Node card, CardContext context)
    {
        var type = card.Text("card_type", missing: 42031);
        var facts = type switch
        {
            "text_notice" => TextNotice(card, context),
            "news_notice" => NewsNotice(card, context),
            "button_interaction" => ButtonInteraction(card, context),
            "vote_interaction" => VoteInteraction(card, context),
            "multiple_interaction" => MultipleInteraction(card, context),
            _ => null,
        };
        if (facts is null)
        {
            card.Refuse(42031, "card_type", "unknown");
            return null;
        }

        card.Close();
        return facts;
    }

    private static CardFacts TextNotice(Node card, CardContext context)
    {
        var hasMenu = Notice(card, context);
        var title = CardParts.MainTitle(card, titleMissing: 0);
        if (card.Child("emphasis_content") is { } emphasis)
        {
            emphasis.Text("title", advised: 14);
            emphasis.Text("desc", advised: 22);
            emphasis.Close();
        }

        var subTitle = card.Text("sub_title_text", advised: 160);
        card.RefuseIf(title is null && subTitle is null, TitleMissing, "main_title.title", "title and sub_title_text are both empty");
        return new CardFacts("text_notice", CardParts.TaskId(card, required: hasMenu), hasMenu);
    }

    private static CardFacts NewsNotice(Node card, CardContext context)
    {
        var hasMenu = Notice(card, context);
        CardParts.MainTitle(card, TitleMissing);
        var image = card.Child("card_image");
        if (image is not null)
        {
            image.Link("url", missing: 42044);
            image.Ratio("aspect_ratio", 1.3, 2.25);
            image.Close();
        }

        var area = card.Child("image_text_area");
        if (area is not null)
        {
            CardParts.Jump(area, min: 0);
            area.Text("title");
            area.Text("desc");
            area.Link("image_url", missing: 42044);
            area.Close();
        }

        card.RefuseIf(image is null && area is null, 42044, "card_image", "neither card_image nor image_text_area");
        foreach (var paragraph in card.Children("vertical_content_list", 0, 4, 42036))
        {
            paragraph.Text("title", missing: 42033, advised: 38);
            paragraph.Text("desc", advised: 160);
            paragraph.Close();
        }

        return new CardFacts("news_notice", CardParts.TaskId(card, required: hasMenu), hasMenu);
    }

    private static CardFacts ButtonInteraction(Node card, CardContext context)
    {
        CardParts.Source(card);
        CardParts.ActionMenu(card);
        CardParts.Quote(card);
        CardParts.HorizontalList(card, context);
        CardParts.CardAction(card, required: false);
        CardParts.MainTitle(card, TitleMissing);
        card.Text("sub_title_text", advised: 160);
        if (card.Child("button_selection") is { } selection)
        {
            CardParts.Select(selection, context, questions: []);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var button in card.Children("button_list", 1, 6, Node.BadParameter))
        {
            var opensUrl = button.Int("type", 0, 1) is 1;
            button.Text("text", missing: 42038, advised: 10);
            button.Int("style", 1, 4);
            button.Link("url", missing: opensUrl ? 42028 : 0);
            var key = button.Text("key", missing: opensUrl ? 0 : 42039, bytes: 1024, tooLong: 42039);
            button.RefuseIf(key is not null && !keys.Add(key), 42039, "key", "twice in the card");
            button.Close();
        }

        CardParts.ReplaceText(card, context);
        return new CardFacts("button_interaction", CardParts.TaskId(card, required: true), HasCallback: true);
    }

    private static CardFacts VoteInteraction(Node card, CardContext context)
    {
        CardParts.Source(card);
        CardParts.MainTitle(card, TitleMissing);
        if (card.Child("checkbox", missing: 42043) is { } checkbox)
        {
            checkbox.Text("question_key", missing: 42043, bytes: 1024, tooLong: 42043);
            var single = checkbox.Int("mode", 0, 1) is null or 0;
            CardParts.Disable(checkbox, context);
            var ticked = 0;
            CardParts.Options(checkbox, 20, 17, option => ticked += option.Flag("is_checked") is true ? 1 : 0);
            checkbox.RefuseIf(single && ticked > 1, Node.BadParameter, "option_list", "several choices checked in single mode");
            checkbox.Close();
        }

        CardParts.Submit(card);
        CardParts.ReplaceText(card, context);
        return new CardFacts("vote_interaction", CardParts.TaskId(card, required: true), HasCallback: true);
    }

    private static CardFacts MultipleInteraction(Node card, CardContext context)
    {
        CardParts.Source(card);
        CardParts.MainTitle(card, TitleMissing);
        var questions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var select in card.Children("select_list", 1, 3, 42047))
        {
            CardParts.Select(select, context, questions);
        }

        CardParts.Submit(card);
        CardParts.ReplaceText(card, context);
        return new CardFacts("multiple_interaction", CardParts.TaskId(card, required: true), HasCallback: true);
    }

    /// <summary>What the two notices share; true when the card has an action menu.</summary>
    private static bool Notice(Node card, CardContext context)
    {
        CardParts.Source(card);
        CardParts.Quote(card);
        CardParts.HorizontalList(card, context);
        CardParts.JumpList(card);
        CardParts.CardAction(card, required: true);
        return CardParts.ActionMenu(card);
    }
}
