namespace Bot.WeCom.Messages;

/// <summary>≤ 2048 bytes; longer text must be split before.</summary>
internal sealed record TextMessage(string Content) : OutgoingMessage
{
    public override string MessageType => "text";
}

internal sealed record MarkdownMessage(string Content) : OutgoingMessage
{
    public override string MessageType => "markdown";
}

internal sealed record TextCardMessage(string Title, string Description, string Url, string? ButtonText = null) : OutgoingMessage
{
    public override string MessageType => "textcard";
}

internal sealed record ImageMessage(string MediaId) : OutgoingMessage
{
    public override string MessageType => "image";
}

internal sealed record FileMessage(string MediaId) : OutgoingMessage
{
    public override string MessageType => "file";
}

internal sealed record TemplateCardMessage(TemplateCard Card) : OutgoingMessage
{
    public override string MessageType => "template_card";
}
