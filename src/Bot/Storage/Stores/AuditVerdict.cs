namespace Bot.Storage.Stores;

/// <summary>What is wrong with the chain.</summary>
internal enum AuditFaultKind
{
    /// <summary>The entry's words are not those that were hashed.</summary>
    Changed,

    /// <summary>Entries are missing in the middle.</summary>
    Missing,

    /// <summary>Two entries go on from one: the chain forks here.</summary>
    Fork,

    /// <summary>The entry does not go on from the one before it.</summary>
    Unlinked,

    /// <summary>The end is cut off.</summary>
    CutTail,

    /// <summary>Entries beyond the recorded end.</summary>
    TooMuch,

    /// <summary>The chain was another one when this head was signed.</summary>
    NotAsSigned,

    /// <summary>A signed head whose signature does not fit.</summary>
    BadSignature,
}

/// <param name="Seq">The first entry that is changed, missing or too much; of a signed head the entry it stands at.</param>
internal sealed record AuditFault(AuditFaultKind Kind, long Seq);

/// <param name="Last">Where the entries end in truth.</param>
/// <param name="Bytes">How much was hashed.</param>
/// <param name="Keys">Ids of the keys that signed heads, in order of their first use.</param>
internal sealed record AuditVerdict(AuditFault? Fault, AuditHead Last, long Bytes, int SignedHeads, IReadOnlyList<string> Keys);
