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

    /// <summary>Who has not answered, or is in the middle of it: what was begun is no answer before its end.</summary>
    public IReadOnlyList<MissedSigner> Silent => [.. People.Where(signer => !IsDone(signer.UserId))];

    /// <summary>He has said that it is all, and nothing since.</summary>
    public bool IsDone(string userId) => AnswersOf(userId) is var all && all.Any(end => end.IsEnd && all.All(one => one.GivenAt <= end.GivenAt));

    /// <summary>Pictures of the answers whose bytes are there.</summary>
    public IReadOnlyList<MissedMaterial> AnswerPictures => [.. Materials.Where(one => one.Sha256 is not null && IsSigner(one.GivenBy)).DistinctBy(one => one.Sha256, StringComparer.Ordinal)];

    public bool IsSigner(string userId) => Signers.Any(signer => signer.UserId == userId);
}
