namespace Bot.Storage.Stores;

/// <summary>Evidence of the office, or an inspector's answer; without words and picture: he has nothing to say, or nothing more.</summary>
internal sealed record MissedMaterial
{
    public string Id { get; init; } = "";

    public string CaseId { get; init; } = "";

    public string GivenBy { get; init; } = "";

    public DateTimeOffset GivenAt { get; init; }

    public string? Words { get; init; }

    public string? MediaId { get; init; }

    public string? Sha256 { get; init; }

    public bool IsEnd => Words is null && MediaId is null;
}
