using Bot.WeCom.Messages;

namespace Bot.Conversations;

/// <summary>A feature's card → WeCom's template card, every text cut at the recommended length (protocol 4). Too many entries are a bug of the feature and throw.</summary>
internal static class CardRenderer
{
    private const int MostFields = 6;
    private const int MostButtons = 6;
    private const int MostMenuEntries = 3;
    private const int MostLinks = 3;
    private const int MostOptions = 10;
    private const int MostVotes = 20;
    private const int MostQuestions = 3;

    /// <summary>The card as it is first sent. A card that is already done is sent as a notice: dead buttons exist only in updates.</summary>
    public static TemplateCard Fresh(Card card, string taskId, ConversationOptions options) =>
        Render(DoneCards.AsNotice(card), taskId, options, update: false);

    /// <summary>The card as it replaces one with the same task_id.</summary>
    public static TemplateCard Update(Card card, string taskId, ConversationOptions options) =>
        Render(card, taskId, options, update: true);

    private static TemplateCard Render(Card card, string taskId, ConversationOptions options, bool update)
    {
        var title = new CardMainTitle(TextFit.Cut(card.Title, 36), Cut(card.Description, 44));
        var source = options.Source.Length == 0 ? null : new CardSource(Desc: TextFit.Cut(options.Source, 20));
        return card switch
        {
            NoticeCard notice => new TextNoticeCard
            {
                Source = source,
                MainTitle = title,
                SubTitleText = Cut(card.Body, 160),
                EmphasisContent = Cut(notice.Emphasis, 14) is { } emphasis ? new CardEmphasis(emphasis, Cut(notice.EmphasisLabel, 22)) : null,
                HorizontalContentList = Lines(card),
                ActionMenu = Menu(notice.Menu),
                JumpList = [.. AtMost(notice.Links, MostLinks, "links").Select(link => new CardJump(TextFit.Cut(link.Text, 18), 1, Address(link, options)))],
                CardAction = new CardLink(1, notice.Links is [var first, ..] ? Address(first, options) : options.PublicUrl.AbsoluteUri),

                // A task_id belongs to cards that can be answered; an update keeps the one it has (protocol 12.1).
                TaskId = update || notice.Menu.Count > 0 ? taskId : null,
            },
            ButtonCard buttons => new ButtonInteractionCard
            {
                Source = source,
                MainTitle = title,
                SubTitleText = Cut(card.Body, 160),
                HorizontalContentList = Lines(card),
                TaskId = taskId,
                ButtonSelection = buttons.Selection is { } selection ? Select(selection, buttons.Done) : null,
                ButtonList = Buttons(buttons),
                ReplaceText = Cut(buttons.Done, 10),
            },
            ChoiceCard choice => new VoteInteractionCard
            {
                Source = source,
                MainTitle = Plain(card, title with { Desc = title.Desc ?? Cut(choice.Question.Title, 44) }),
                TaskId = taskId,
                Checkbox = Checkbox(choice),
                SubmitButton = Submit(choice.Submit),
                ReplaceText = Cut(choice.Done, 10),
            },
            FormCard form => new MultipleInteractionCard
            {
                Source = source,
                MainTitle = Plain(card, title),
                TaskId = taskId,
                SelectList = [.. AtMost(form.Questions, MostQuestions, "questions").Select(question => Select(question, form.Done))],
                SubmitButton = Submit(form.Submit),
                ReplaceText = Cut(form.Done, 10),
            },
            _ => throw new ArgumentException($"No template for a {card.GetType().Name}.", nameof(card)),
        };
    }

    /// <summary>Vote and form cards have no place for a body or fields (protocol 4.6, 4.7).</summary>
    private static CardMainTitle Plain(Card card, CardMainTitle title) =>
        card is { Body: null, Fields.Count: 0 }
            ? title
            : throw new ArgumentException($"A {card.GetType().Name} shows neither body nor fields.", nameof(card));

    private static CardLine[] Lines(Card card) =>
        [.. AtMost(card.Fields, MostFields, "fields").Select(field => new CardLine(TextFit.Cut(field.Name, 5), Cut(field.Value, 30)))];

    /// <summary>The part behind the host stays, with or without a slash at its end.</summary>
    private static string Address(CardPath link, ConversationOptions options) => $"{options.PublicUrl.AbsoluteUri.TrimEnd('/')}/{link.Path}";

    private static CardActionMenu? Menu(IReadOnlyList<CardButton> menu) =>
        menu.Count == 0
            ? null
            : new CardActionMenu("更多", [.. AtMost(menu, MostMenuEntries, "menu entries").Select(entry => new CardMenuAction(TextFit.Cut(entry.Text, 10), Key(entry)))]);

    /// <summary>The list may not be empty even where <see cref="ButtonCard.Done"/> hides it.</summary>
    private static CardPushButton[] Buttons(ButtonCard card) =>
        card is { Done: { } done, Buttons.Count: 0 }
            ? [new CardPushButton(TextFit.Cut(done, 10), "done")]
            : [.. AtMost(card.Buttons, MostButtons, "buttons").Select(button => new CardPushButton(TextFit.Cut(button.Text, 10), Key(button), (int)button.Style))];

    private static CardSelect Select(CardQuestion question, string? done) =>
        new(
            question.Key,
            Cut(question.Title, 13),
            [.. AtMost(question.Options, MostOptions, "options").Select(option => new CardSelectOption(option.Id, TextFit.Cut(option.Text, 16)))],
            Chosen(question),
            done is null ? null : true);

    private static CardCheckbox Checkbox(ChoiceCard card) =>
        new(
            card.Question.Key,
            [.. AtMost(card.Question.Options, MostVotes, "options").Select(option => new CardCheckOption(option.Id, TextFit.Cut(option.Text, 17), option.Id == Chosen(card.Question)))],
            card.Many ? 1 : 0,
            card.Done is null ? null : true);

    private static CardSubmit Submit(CardButton button) => new(Key(button), TextFit.Cut(button.Text, 10));

    private static string? Chosen(CardQuestion question) =>
        question.Chosen is null || question.Options.Any(option => option.Id == question.Chosen)
            ? question.Chosen
            : throw new ArgumentException($"'{question.Chosen}' is no option of '{question.Key}'.", nameof(question));

    /// <summary>A key that would not come back as it went out is refused here, not at the tap.</summary>
    private static string Key(CardButton button)
    {
        var key = button.Action.ToString();
        return ActionKey.Parse(key) == button.Action
            ? key
            : throw new ArgumentException($"The key '{key}' cannot be read back.", nameof(button));
    }

    private static IReadOnlyList<T> AtMost<T>(IReadOnlyList<T> items, int most, string what) =>
        items.Count <= most ? items : throw new ArgumentException($"{items.Count} {what}, at most {most} fit on the card.", nameof(items));

    /// <summary>WeCom wants an empty text left out.</summary>
    private static string? Cut(string? text, int characters) => string.IsNullOrWhiteSpace(text) ? null : TextFit.Cut(text, characters);
}
