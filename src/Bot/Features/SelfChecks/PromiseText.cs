namespace Bot.Features.SelfChecks;

/// <summary>企业“自行体检”承诺书, annex 2: the words to sign and the lower-case hex SHA-256 of their UTF-8 bytes, kept with every signature.</summary>
internal sealed record PromiseText(string Text, string Sha256);
