using Domain.Enterprises;
using Domain.Inspections;

namespace Domain.SelfChecks;

/// <summary>What is looked through (二(一)1): 逐生产工序、逐排污节点、逐治污设施.</summary>
public enum SelfCheckPart
{
    /// <summary>生产工序.</summary>
    Production,

    /// <summary>排污节点.</summary>
    Discharge,

    /// <summary>治污设施.</summary>
    Treatment,
}

/// <summary>Where a self-check stands.</summary>
public enum SelfCheckStatus
{
    /// <summary>No officer has had the notice.</summary>
    NotTold,

    /// <summary>An officer has had the notice; nothing is answered yet.</summary>
    Told,

    /// <summary>Something is answered, and it is not closed.</summary>
    Answering,

    /// <summary>自查完成.</summary>
    Done,
}

/// <summary>What becomes of a problem that the enterprise found itself.</summary>
public enum Remedy
{
    /// <summary>立行立改: mended on the spot.</summary>
    OnTheSpot,

    /// <summary>待整改: mended by a day.</summary>
    Later,
}

/// <summary>A problem that the enterprise found itself.</summary>
public sealed record SelfCheckProblem
{
    /// <summary>Its number within the self-check; a number is never given twice.</summary>
    public required int Ordinal { get; init; }

    public required SelfCheckPart Part { get; init; }

    public required string Text { get; init; }

    /// <summary>Null while it is not said whether it is mended.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>The day of <see cref="Remedy.Later"/>.</summary>
    public DateOnly? Due { get; init; }

    public IReadOnlyList<Picture> Pictures { get; init; } = [];
}

/// <summary>承诺书 of annex 2: who signed for the enterprise, when, and the hash of the words.</summary>
/// <param name="TextSha256">Lower-case hex SHA-256 of the UTF-8 bytes of the words.</param>
/// <param name="UserId">The officer who signed.</param>
/// <param name="At">When.</param>
public sealed record EnterprisePromise(string TextSha256, string UserId, DateTimeOffset At);

/// <summary>自行体检 of one enterprise in one campaign (二(一)1).</summary>
public sealed record SelfCheck
{
    public required string CampaignId { get; init; }

    public required string EnterpriseId { get; init; }

    public SelfCheckStatus Status { get; init; }

    /// <summary>0 while nothing is stored; grows by one with every change but pictures, which no card counts on.</summary>
    public int Version { get; init; }

    /// <summary>Parts that are said to be without a problem.</summary>
    public IReadOnlyList<SelfCheckPart> Clear { get; init; } = [];

    public IReadOnlyList<SelfCheckProblem> Problems { get; init; } = [];

    /// <summary>How many problems were ever filed: the last number given.</summary>
    public int Filed { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>User id of the officer who closed it.</summary>
    public string? DoneBy { get; init; }

    /// <summary>Closed after the last day of the phase.</summary>
    public bool IsLate { get; init; }

    public EnterprisePromise? Promise { get; init; }

    /// <summary>The three parts, in the circular's order.</summary>
    public static IReadOnlyList<SelfCheckPart> Parts { get; } = Enum.GetValues<SelfCheckPart>();

    /// <summary>Parts that lack an answer: nothing said, or a problem of which it is not said what becomes of it.</summary>
    public IReadOnlyList<SelfCheckPart> Missing => [.. Parts.Where(part => !IsAnswered(part))];

    public int MendedOnTheSpot => Problems.Count(problem => problem.Remedy == Remedy.OnTheSpot);

    public int ToMend => Problems.Count(problem => problem.Remedy == Remedy.Later);

    /// <summary>Whether enterprises of the track sign annex 2 (二(一)1).</summary>
    public static bool AsksPromise(Track track) => track is Track.PositiveList or Track.SmallMicro;

    public IReadOnlyList<SelfCheckProblem> Of(SelfCheckPart part) => [.. Problems.Where(problem => problem.Part == part)];

    public bool IsAnswered(SelfCheckPart part) =>
        Clear.Contains(part) || (Of(part) is { Count: > 0 } problems && problems.All(problem => problem.Remedy is not null));

    /// <summary>What a card of the part shows, as one number: a card with another number is stale, whatever happens to the other parts.</summary>
    public int StampOf(SelfCheckPart part) => Clear.Contains(part)
        ? 1
        : Of(part) is { Count: > 0 } problems ? (problems[^1].Ordinal * 100) + (10 * problems.Count) + problems.Count(problem => problem.Remedy is not null) : 0;
}
