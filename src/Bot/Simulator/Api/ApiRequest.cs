using Bot.Simulator.Checks;

namespace Bot.Simulator.Api;

/// <summary>One call as the server sees it.</summary>
/// <param name="Body">Raw bytes; empty for GET.</param>
internal sealed record ApiRequest(string Path, IQueryCollection Query, string? ContentType, ReadOnlyMemory<byte> Body)
{
    public Verdict Verdict { get; } = new();

    public string? Value(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;
}
