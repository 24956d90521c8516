namespace Bot.Features.Commitment;

/// <summary>承诺书, annex 5: the words to sign and the lower-case hex SHA-256 of their UTF-8 bytes, kept with every signature.</summary>
internal sealed record CommitmentText(string Text, string Sha256);
