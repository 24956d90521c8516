using System.Globalization;

namespace Bot.Conversations.Downstream;

/// <summary>A card as text: for downstream members, of whom it is not documented that they see template cards (protocol 6.1). Each button is a number to answer with.</summary>
internal sealed record TextCard(string Text, IReadOnlyList<TextAnswer> Answers)
{
    /// <summary>How many numbers the card needs.</summary>
    public static int Buttons(Card card) => Parts(DoneCards.AsNotice(card)).Buttons.Count;

    /// <param name="numbers">As many as <see cref="Buttons"/> says.</param>
    public static TextCard Of(Card card, IReadOnlyList<int> numbers)
    {
        var shown = DoneCards.AsNotice(card);
        var (buttons, questions, many) = Parts(shown);
        var asked = questions.Select(question => new TextQuestion(question.Key, [.. question.Options.Select(option => option.Id)], question.Chosen, many)).ToList();
        var answers = buttons.Select((button, index) => new TextAnswer(numbers[index], button.Text, button.Action.ToString(), asked)).ToList();
        var lines = new List<string?> { $"【{shown.Title}】", shown.Description, Emphasis(shown), shown.Body };
        lines.AddRange(shown.Fields.Select(field => $"{field.Name}：{field.Value}"));
        foreach (var question in questions)
        {
            lines.Add($"{(many ? DownstreamTexts.Many(question.Title) : question.Title)}：");
            lines.AddRange(question.Options.Select((option, index) => $"{TextAnswer.Letter(index)} {option.Text}{(option.Id == question.Chosen ? " ✓" : "")}"));
        }

        if (answers.Count > 0)
        {
            lines.Add(DownstreamTexts.HowTo(questions.Count == 0 ? null : $"{Number(answers[0].Number)}{answers[0].Example}"));
            lines.AddRange(answers.Select(answer => $"{Number(answer.Number)} {answer.Word}"));
        }

        return new TextCard(string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line))), answers);
    }

    private static (IReadOnlyList<CardButton> Buttons, IReadOnlyList<CardQuestion> Questions, bool Many) Parts(Card card) => card switch
    {
        NoticeCard notice => (notice.Menu, [], false),
        ButtonCard buttons => (buttons.Buttons, buttons.Selection is { } selection ? [Defaulted(selection)] : [], false),
        ChoiceCard choice => ([choice.Submit], [choice.Question], choice.Many),
        FormCard form => ([form.Submit], form.Questions, false),
        _ => throw new ArgumentException($"No text for a {card.GetType().Name}.", nameof(card)),
    };

    /// <summary>A drop-down above buttons shows its first option when none is chosen (protocol 4.5).</summary>
    private static CardQuestion Defaulted(CardQuestion question) => question with { Chosen = question.Chosen ?? question.Options[0].Id };

    private static string? Emphasis(Card card) => card is NoticeCard { Emphasis: { } emphasis } notice
        ? notice.EmphasisLabel is { Length: > 0 } label ? $"{label}：{emphasis}" : emphasis
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
