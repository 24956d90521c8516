using System.Text.Json.Serialization;

namespace Bot.Conversations;

/// <summary>A card as the features speak of it. Texts may be of any length: the renderer cuts at WeCom's limits with "…".</summary>
[JsonDerivedType(typeof(NoticeCard), "notice")]
[JsonDerivedType(typeof(ButtonCard), "button")]
[JsonDerivedType(typeof(ChoiceCard), "choice")]
[JsonDerivedType(typeof(FormCard), "form")]
internal abstract record Card
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Longer plain text under the title (notice and button cards).</summary>
    public string? Body { get; init; }

    /// <summary>Up to 6 lines "key: value" (notice and button cards).</summary>
    public IReadOnlyList<CardField> Fields { get; init; } = [];
}

/// <param name="Name">At most 5 characters.</param>
internal sealed record CardField(string Name, string Value);

/// <summary>text_notice: nothing to tap but an optional top-right menu.</summary>
internal sealed record NoticeCard : Card
{
    /// <summary>A big figure or word.</summary>
    public string? Emphasis { get; init; }

    public string? EmphasisLabel { get; init; }

    /// <summary>1-3 entries of the card's menu; empty for none.</summary>
    public IReadOnlyList<CardButton> Menu { get; init; } = [];

    /// <summary>Up to 3 ways to our own pages; a tap anywhere on the card goes the first.</summary>
    public IReadOnlyList<CardPath> Links { get; init; } = [];
}

/// <param name="Text">At most 18 characters.</param>
/// <param name="Path">Under Conversation:PublicUrl, without a slash before it.</param>
internal sealed record CardPath(string Text, string Path);

/// <summary>button_interaction: 1-6 buttons, optionally a drop-down above them.</summary>
internal sealed record ButtonCard : Card
{
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    public CardQuestion? Selection { get; init; }

    /// <summary>Set in an update: the buttons become one grey dead button with this text.</summary>
    public string? Done { get; init; }
}

/// <summary>vote_interaction: one question, up to 20 options.</summary>
internal sealed record ChoiceCard : Card
{
    public required CardQuestion Question { get; init; }

    public bool Many { get; init; }

    public required CardButton Submit { get; init; }

    public string? Done { get; init; }
}

/// <summary>multiple_interaction: 1-3 drop-downs of up to 10 options.</summary>
internal sealed record FormCard : Card
{
    public required IReadOnlyList<CardQuestion> Questions { get; init; }

    public required CardButton Submit { get; init; }

    public string? Done { get; init; }
}

/// <param name="Key">question_key.</param>
/// <param name="Chosen">Option id shown as chosen.</param>
internal sealed record CardQuestion(string Key, string Title, IReadOnlyList<CardOption> Options, string? Chosen = null);

internal sealed record CardOption(string Id, string Text);

internal sealed record CardButton(string Text, ActionKey Action, ButtonStyle Style = ButtonStyle.Neutral);

/// <summary>Order of the application-message page (protocol 4.5); never the only carrier of meaning.</summary>
internal enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Neutral = 3,
    Negative = 4,
}
