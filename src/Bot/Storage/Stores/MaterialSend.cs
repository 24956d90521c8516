using Domain.Enterprises;
using Domain.Materials;

namespace Bot.Storage.Stores;

/// <summary>Whom a material is for; within the counties of the send.</summary>
internal enum MaterialTarget
{
    Everybody,
    County,
    Industry,
    Track,
    Picked,
}

/// <summary>When it goes.</summary>
internal enum MaterialTiming
{
    Now,
    Day,

    /// <summary>On the day of the planned visit.</summary>
    Visit,
}

internal enum MaterialSendStatus
{
    Draft,

    /// <summary>For its moment.</summary>
    Waiting,

    /// <summary>Begun.</summary>
    Sent,

    /// <summary>For each planned visit, until it is stopped.</summary>
    Standing,
    Dropped,
}

/// <summary>宣传: one send.</summary>
internal sealed record MaterialSend
{
    public long Id { get; init; }

    public string MaterialId { get; init; } = "";

    public int Version { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Empty: the whole city.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];

    public MaterialTarget Target { get; init; }

    /// <summary>0: any.</summary>
    public int Industry { get; init; }

    public Track? Track { get; init; }

    public bool AsFile { get; init; }

    public MaterialTiming Timing { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public MaterialSendStatus Status { get; init; }

    /// <summary>Grows with every change; a card that shows another is stale.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Enterprises that it went to.</summary>
    public int Marked { get; init; }

    /// <summary>Enterprises that had the version before.</summary>
    public int Earlier { get; init; }
}

/// <summary>An enterprise of a target.</summary>
internal sealed record MaterialAim
{
    public string Id { get; init; } = "";

    public string County { get; init; } = "";

    /// <summary>It has the version already.</summary>
    public bool Had { get; init; }
}

/// <summary>How many enterprises a target has, and how many of them have the version already.</summary>
internal sealed record MaterialReach
{
    public int Enterprises { get; init; }

    public int Had { get; init; }
}

/// <summary>A version at an enterprise.</summary>
internal sealed record MaterialReceipt
{
    public string MaterialId { get; init; } = "";

    public int Version { get; init; }

    public string EnterpriseId { get; init; } = "";

    public string EnterpriseName { get; init; } = "";

    public string Township { get; init; } = "";

    public string County { get; init; } = "";

    public string LegalRepresentative { get; init; } = "";

    public string Address { get; init; } = "";

    public long SendId { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? ResentAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public string? ConfirmedBy { get; init; }

    public PassedOn PassedOn { get; init; }

    /// <summary>Names of the officers whom a message reaches; filled for lists only.</summary>
    public IReadOnlyList<string> Officers { get; init; } = [];

    public bool IsConfirmed => ConfirmedAt is not null;
}

/// <summary>How a version stands in a county.</summary>
internal sealed record MaterialCounts
{
    public string MaterialId { get; init; } = "";

    public int Version { get; init; }

    public string County { get; init; } = "";

    public int Enterprises { get; init; }

    public int Confirmed { get; init; }

    public int Boss { get; init; }

    public int Manager { get; init; }

    public int Middle { get; init; }

    public int Staff { get; init; }

    /// <summary>Sent again, and still silent.</summary>
    public int Silent { get; init; }
}

/// <summary>A version, by its key.</summary>
internal sealed record MaterialKey
{
    public string MaterialId { get; init; } = "";

    public int Version { get; init; }
}
