namespace Bot.Features.EvidencePacks;

/// <summary>Why there is no pack. Stored in the audit: never rename.</summary>
internal enum PackRefusal
{
    NotAllowed,
    TooMuch,

    /// <summary>The enterprise or the person left the list between asking and making.</summary>
    Gone,

    /// <summary>It was not done in time, however often it was tried.</summary>
    GivenUp,
}
