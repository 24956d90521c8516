using System.Text.Json.Serialization;

namespace Bot.WeCom.Messages;

/// <summary>A template card (protocol 4). Every limit of chapter 4 is checked when <see cref="WeComJson"/> builds the bytes.</summary>
[JsonDerivedType(typeof(TextNoticeCard))]
[JsonDerivedType(typeof(NewsNoticeCard))]
[JsonDerivedType(typeof(ButtonInteractionCard))]
[JsonDerivedType(typeof(VoteInteractionCard))]
[JsonDerivedType(typeof(MultipleInteractionCard))]
internal abstract record TemplateCard
{
    public abstract string CardType { get; }

    public CardSource? Source { get; init; }

    public CardMainTitle? MainTitle { get; init; }

    public string? TaskId { get; init; }

    public CardActionMenu? ActionMenu { get; init; }

    public CardQuote? QuoteArea { get; init; }

    public IReadOnlyList<CardLine> HorizontalContentList { get; init; } = [];

    public CardLink? CardAction { get; init; }
}

internal sealed record TextNoticeCard : TemplateCard
{
    public override string CardType => "text_notice";

    public CardEmphasis? EmphasisContent { get; init; }

    public string? SubTitleText { get; init; }

    public IReadOnlyList<CardJump> JumpList { get; init; } = [];
}

internal sealed record NewsNoticeCard : TemplateCard
{
    public override string CardType => "news_notice";

    public CardImage? CardImage { get; init; }

    public CardImageText? ImageTextArea { get; init; }

    public IReadOnlyList<CardParagraph> VerticalContentList { get; init; } = [];

    public IReadOnlyList<CardJump> JumpList { get; init; } = [];
}

internal sealed record ButtonInteractionCard : TemplateCard
{
    public override string CardType => "button_interaction";

    public string? SubTitleText { get; init; }

    public CardSelect? ButtonSelection { get; init; }

    public IReadOnlyList<CardPushButton> ButtonList { get; init; } = [];

    /// <summary>Only in an update: one grey dead button.</summary>
    public string? ReplaceText { get; init; }
}

internal sealed record VoteInteractionCard : TemplateCard
{
    public override string CardType => "vote_interaction";

    public CardCheckbox? Checkbox { get; init; }

    public CardSubmit? SubmitButton { get; init; }

    public string? ReplaceText { get; init; }
}

internal sealed record MultipleInteractionCard : TemplateCard
{
    public override string CardType => "multiple_interaction";

    public IReadOnlyList<CardSelect> SelectList { get; init; } = [];

    public CardSubmit? SubmitButton { get; init; }

    public string? ReplaceText { get; init; }
}

internal sealed record CardSource(string? IconUrl = null, string? Desc = null, int? DescColor = null);

internal sealed record CardMainTitle(string? Title, string? Desc = null);

internal sealed record CardActionMenu(string? Desc, IReadOnlyList<CardMenuAction> ActionList);

internal sealed record CardMenuAction(string Text, string Key);

/// <param name="Type">0 none, 1 url, 2 mini program.</param>
internal sealed record CardQuote(int? Type = null, string? Url = null, string? Appid = null, string? Pagepath = null, string? Title = null, string? QuoteText = null);

/// <param name="Type">0 text, 1 link, 2 attachment, 3 member.</param>
internal sealed record CardLine(string Keyname, string? Value = null, int? Type = null, string? Url = null, string? MediaId = null, string? Userid = null);

internal sealed record CardJump(string Title, int? Type = null, string? Url = null, string? Appid = null, string? Pagepath = null);

internal sealed record CardLink(int Type, string? Url = null, string? Appid = null, string? Pagepath = null);

internal sealed record CardEmphasis(string? Title, string? Desc = null);

internal sealed record CardImage(string Url, double? AspectRatio = null);

internal sealed record CardImageText(string ImageUrl, int? Type = null, string? Url = null, string? Appid = null, string? Pagepath = null, string? Title = null, string? Desc = null);

internal sealed record CardParagraph(string Title, string? Desc = null);

/// <param name="Type">0 callback, 1 url.</param>
internal sealed record CardPushButton(string Text, string? Key, int? Style = null, int? Type = null, string? Url = null);

/// <summary>button_selection and select_list entries. <paramref name="Disable"/> only in an update.</summary>
internal sealed record CardSelect(string QuestionKey, string? Title, IReadOnlyList<CardSelectOption> OptionList, string? SelectedId = null, bool? Disable = null);

internal sealed record CardSelectOption(string Id, string Text);

/// <param name="Mode">0 single, 1 multiple.</param>
internal sealed record CardCheckbox(string QuestionKey, IReadOnlyList<CardCheckOption> OptionList, int? Mode = null, bool? Disable = null);

internal sealed record CardCheckOption(string Id, string Text, bool IsChecked = false);

internal sealed record CardSubmit(string Key, string? Text = null);
