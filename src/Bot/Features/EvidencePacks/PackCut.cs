using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>Where a pack ends. Times do not say it: a turn may be received before another and committed after it.</summary>
/// <param name="Head">What comes after it in the chain is not in the pack.</param>
/// <param name="Forms">Ids of the forms that were signed when the head was; null in an order of before they were kept.</param>
internal sealed record PackCut(SignedHead Head, IReadOnlyList<string>? Forms, DateTimeOffset At);
