using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Accountability;

/// <summary>A case with who signed and what was said.</summary>
internal sealed record MissedView(MissedViolation Case, IReadOnlyList<MissedSigner> Signers, IReadOnlyList<MissedMaterial> Materials)
{
    /// <summary>Everybody who signed, each once; who was in charge first.</summary>
    public IReadOnlyList<MissedSigner> People => [.. Signers.DistinctBy(signer => signer.UserId, StringComparer.Ordinal)];

    /// <summary>Evidence of the office.</summary>
    public IReadOnlyList<MissedMaterial> Evidence => [.. Materials.Where(one => !IsSigner(one.GivenBy))];

    public IReadOnlyList<MissedMaterial> AnswersOf(string userId) => [.. Materials.Where(one => one.GivenBy == userId)];

    public IReadOnlyList<MissedSigner> Silent => [.. People.Where(signer => AnswersOf(signer.UserId).Count == 0)];

    public bool IsSigner(string userId) => Signers.Any(signer => signer.UserId == userId);
}
