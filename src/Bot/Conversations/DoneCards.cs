namespace Bot.Conversations;

/// <summary>A finished card that has to be sent anew.</summary>
internal static class DoneCards
{
    /// <summary>The same facts as a notice with the closing word as its emphasis; a card that is not done stays as it is.</summary>
    public static Card AsNotice(Card card) => card switch
    {
        ButtonCard { Done: { } done } => Notice(card, done, card.Fields),
        ChoiceCard { Done: { } done } choice => Notice(card, done, Answers([choice.Question])),
        FormCard { Done: { } done } form => Notice(card, done, Answers(form.Questions)),
        _ => card,
    };

    private static NoticeCard Notice(Card card, string done, IReadOnlyList<CardField> fields) => new()
    {
        Title = card.Title,
        Description = card.Description,
        Body = card.Body,
        Fields = fields,
        Emphasis = done,
    };

    private static CardField[] Answers(IReadOnlyList<CardQuestion> questions) =>
    [
        .. from question in questions
           from option in question.Options
           where option.Id == question.Chosen
           select new CardField(question.Title, option.Text),
    ];
}
