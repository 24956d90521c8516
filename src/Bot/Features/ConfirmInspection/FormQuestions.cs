using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.ConfirmInspection;

/// <summary>One question for one missing part: by card where a tap can answer it, by text where words are needed.</summary>
internal sealed class FormQuestions(RankProblemTypes rank)
{
    /// <summary>Kind of the session's question.</summary>
    public const string Kind = "form-part";

    /// <summary>Verb of the vote cards' submit button.</summary>
    public const string ChoiceVerb = "fill-choice";

    public const string NothingVerb = "fill-nothing";

    public const string MoreVerb = "fill-more";

    public const string SubjectKind = "ask";

    public static string Name(MissingPart missing) => $"{missing.Part}/{missing.FindingId}";

    public static CardSubject Subject(Inspection inspection, MissingPart missing) => new(SubjectKind, Key(inspection, missing), inspection.Round);

    /// <summary>"inspection.part/finding": what the button of a question is about.</summary>
    public static string Key(Inspection inspection, MissingPart missing) => $"{inspection.Id}.{Name(missing)}";

    /// <summary>Null when the text is no part of ours.</summary>
    public static MissingPart? Parse(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Enum.TryParse<FormPart>(name[..slash], out var part)
            ? new MissingPart(part, slash + 1 < name.Length ? name[(slash + 1)..] : null)
            : null;
    }

    /// <summary>The question itself; the caller sets the session's <see cref="Question"/>.</summary>
    public Effect Ask(string userId, Inspection inspection, MissingPart missing, IReadOnlyList<Person> colleagues)
    {
        var finding = inspection.Findings.FirstOrDefault(one => one.Id == missing.FindingId);
        var words = ConfirmTexts.Question(missing, finding);
        Card? card = missing.Part switch
        {
            FormPart.SecondInspector when colleagues.Count > 0 => Choice([.. colleagues.Take(20).Select(person => new CardOption(person.UserId, person.Name))]),
            FormPart.AnyFinding => Buttons(("未发现问题", NothingVerb), ("继续登记", MoreVerb)),
            FormPart.FindingType => Choice([.. rank(finding?.Text ?? "").Take(20).Select(type => new CardOption(type.Code.ToString(CultureInfo.InvariantCulture), $"{type.Code} {type.Name}"))]),
            FormPart.FindingHandling => Buttons(("立行立改", "fill-h3"), ("限期整改", "fill-h4"), ("市级立案处罚", "fill-h1"), ("移交环保立案处罚", "fill-h2"), ("移交当地政府处理", "fill-h5")),
            FormPart.FindingSeverity => Buttons(("一般问题", "fill-general"), ("重点问题", "fill-key"), ("重大问题", "fill-major")),
            FormPart.FindingDeadline => Buttons(("7天", "fill-due7"), ("15天", "fill-due15"), ("30天", "fill-due30")),
            FormPart.Producing => Buttons(("正在生产", "fill-producing"), ("未生产", "fill-halted"), ("停产检修", "fill-overhaul")),
            FormPart.Pollution => Buttons(("未见明显污染", "fill-clean")),
            _ => null,
        };
        return card is null
            ? new Say(userId, ConfirmTexts.Sentence(missing, finding))
            : new ShowCard(userId, card, Subject(inspection, missing));

        ButtonCard Buttons(params (string Text, string Verb)[] buttons) => new()
        {
            Title = words.Line,
            Description = finding?.Text ?? inspection.Enterprise.Name,
            Body = words.Hint.Length > 0 ? words.Hint : null,
            Buttons = [.. buttons.Select(button => new CardButton(button.Text, new ActionKey(button.Verb, Key(inspection, missing), inspection.Round)))],
        };

        ChoiceCard Choice(IReadOnlyList<CardOption> options) => new()
        {
            Title = $"{words.Line}（已勾的是建议，请核对）",
            Description = finding?.Text ?? inspection.Enterprise.Name,
            Question = new CardQuestion(ChoiceVerb, words.Line, options, options[0].Id),
            Submit = new CardButton("确定", new ActionKey(ChoiceVerb, Key(inspection, missing), inspection.Round)),
        };
    }

    /// <summary>The answered question, grey.</summary>
    /// <param name="answer">In words.</param>
    public static ButtonCard Answered(Inspection inspection, MissingPart missing, string answer) => new()
    {
        Title = ConfirmTexts.Question(missing, inspection.Findings.FirstOrDefault(one => one.Id == missing.FindingId)).Line,
        Description = About(inspection, inspection.Findings.FirstOrDefault(one => one.Id == missing.FindingId)),
        Body = answer,
        Buttons = [new CardButton("已回答", new ActionKey(ChoiceVerb, Key(inspection, missing), inspection.Round))],
        Done = "已回答",
    };

    /// <summary>Several findings are asked about one after the other, so each question names its own by its text.</summary>
    private static string About(Inspection inspection, Finding? finding) => finding?.Text ?? inspection.Enterprise.Name;
}
