using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.EvidencePacks;

/// <summary>What a pack is about.</summary>
internal abstract record PackRequest(string Name)
{
    public sealed record OfEnterprise(Enterprise Enterprise) : PackRequest(Enterprise.Name);

    public sealed record OfInspector(Person Person) : PackRequest(Person.Name);

    public sealed record OfPeriod(DateOnly From, DateOnly To) : PackRequest(FormattableString.Invariant($"{From:yyyyMMdd}-{To:yyyyMMdd}"));

    public string FileName => $"证据包-{PackNames.Safe(Name)}.zip";
}

/// <param name="Forms">Signed versions.</param>
/// <param name="Entries">Entries of the audit.</param>
internal sealed record PackSummary(int Forms, int Pictures, int Entries, SignedHead Head, string KeyId);
