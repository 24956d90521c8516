using Domain.Calendars;
using Domain.Inspections;
using Domain.Responsibility;

namespace Domain.Rectification;

/// <summary>What 回头看 found of a finding.</summary>
public enum LookBackResult
{
    /// <summary>已整改.</summary>
    Rectified,

    /// <summary>未整改.</summary>
    NotRectified,

    /// <summary>复发.</summary>
    Recurred,
}

/// <summary>回头看 (二(一)2(4)): one finding visited again by two inspectors, and what they found.</summary>
public sealed record LookBackTask
{
    private const string Basis = "二(一)2(4)";

    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>县市区 of the enterprise.</summary>
    public required string County { get; init; }

    public required string EnterpriseId { get; init; }

    /// <summary>The signed inspection.</summary>
    public required string InspectionId { get; init; }

    /// <summary>The finding within it.</summary>
    public required string FindingId { get; init; }

    /// <summary>As signed; it names the owner who hears of what is not rectified.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Day in Asia/Shanghai.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>User id of the one in charge.</summary>
    public required string Lead { get; init; }

    /// <summary>User id of the second inspector; null where the county has no other.</summary>
    public string? Partner { get; init; }

    /// <summary>Null while nobody has filed it.</summary>
    public LookBackResult? Result { get; init; }

    /// <summary>The result of a task that was filed.</summary>
    /// <exception cref="InvalidOperationException">Nobody has filed it.</exception>
    public LookBackResult Filed => Result ?? throw new InvalidOperationException($"Look-back {Id} has no result.");

    /// <summary>What was seen, in the words of who filed it.</summary>
    public string? Words { get; init; }

    /// <summary>User id of who filed it.</summary>
    public string? FiledBy { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Grows by one with every change; a card that shows another number is stale.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The colleague of one of the two; null when there is none.</summary>
    public string? ColleagueOf(string userId) => userId == Lead ? Partner : Lead;

    /// <summary>Filed by one of the two for both, and by him anew on the same day; what is not rectified or came back is described.</summary>
    public Outcome<LookBackTask> File(Person by, LookBackResult result, string? words, int version, DateTimeOffset now)
    {
        if (by.UserId != Lead && by.UserId != Partner)
        {
            return new Refusal(RuleCode.OutOfScope, Basis, by.Name, County);
        }

        if (version != Version || (Result is not null && !MayCorrect(by, now)))
        {
            return new Refusal(RuleCode.Stale, "");
        }

        if ((result != LookBackResult.Rectified || words is not null) && Limits.CheckText(words ?? "", Limits.Text) is { } refusal)
        {
            return refusal;
        }

        return this with { Result = result, Words = words?.Trim(), FiledBy = by.UserId, FiledAt = now, Version = Version + 1 };
    }

    /// <summary>Whether it was the person who filed it, on this day: he can still correct it.</summary>
    public bool MayCorrect(Person by, DateTimeOffset now) => FiledBy == by.UserId && FiledAt is { } at && ChinaTime.DayOf(at) == ChinaTime.DayOf(now);

    /// <summary>转给同事: one of the two gives his place, while nothing is filed, to an inspector of the county who has signed annex 5.</summary>
    /// <param name="commitmentSigned">Whether <paramref name="to"/> has signed.</param>
    public Outcome<LookBackTask> HandOver(Person by, Person to, bool commitmentSigned, int version)
    {
        var refusal = by.UserId != Lead && by.UserId != Partner ? new Refusal(RuleCode.OutOfScope, Basis, by.Name, County)
            : Result is not null || version != Version ? new Refusal(RuleCode.Stale, "")
            : to.UserId == Lead || to.UserId == Partner ? new Refusal(RuleCode.AlreadyTakesPart, "", to.Name)
            : !to.Holds(Role.Inspector, County) && !to.Holds(Role.SquadLeader, County) ? new Refusal(RuleCode.OutOfScope, Basis, to.Name, County)
            : !commitmentSigned ? new Refusal(RuleCode.CommitmentFirst, "二(一)2(5)", to.Name)
            : null;
        return refusal is not null ? refusal
            : by.UserId == Lead ? this with { Lead = to.UserId, Version = Version + 1 }
            : this with { Partner = to.UserId, Version = Version + 1 };
    }

    /// <summary>回头看安排: a leader of the county changes who goes, the day, or both, while nothing is filed. The two may change places; nobody new goes without annex 5.</summary>
    /// <param name="lead">Null when the one in charge stays.</param>
    /// <param name="partner">Null when the second one stays.</param>
    /// <param name="day">Not over.</param>
    /// <param name="hasSigned">Whether the person has signed annex 5.</param>
    public Outcome<LookBackTask> Rearrange(Person by, Person? lead, Person? partner, DateOnly day, Func<Person, bool> hasSigned, int version)
    {
        var arranged = this with { Lead = lead?.UserId ?? Lead, Partner = partner?.UserId ?? Partner, Day = day, Version = Version + 1 };
        var comers = new[] { lead, partner }.OfType<Person>().Where(person => person.UserId != Lead && person.UserId != Partner).ToList();
        var refusal = !LeadersAbove.Roles.Any(role => by.Holds(role, County)) ? new Refusal(RuleCode.OutOfScope, Basis, by.Name, County)
            : Result is not null || version != Version ? new Refusal(RuleCode.Stale, "")
            : arranged.Lead == arranged.Partner ? new Refusal(RuleCode.AlreadyTakesPart, "", (lead ?? partner)?.Name ?? "")
            : comers.Find(person => !Scope.Inspects(person, County)) is { } stranger ? new Refusal(RuleCode.OutOfScope, Basis, stranger.Name, County)
            : comers.Find(person => !hasSigned(person)) is { } unsigned ? new Refusal(RuleCode.CommitmentFirst, "二(一)2(5)", unsigned.Name)
            : null;
        return refusal is not null ? refusal : arranged;
    }

    /// <summary>The task as it stands today: in the place of one on leave goes his deputy (请假). Nothing is changed before the deputy files it or hands it on, so it comes back by itself.</summary>
    /// <param name="deputyOf">Null for who is here, or whose deputy may not go.</param>
    public LookBackTask Present(Func<string, string?> deputyOf)
    {
        if (Result is not null)
        {
            return this;
        }

        var lead = deputyOf(Lead) ?? Lead;
        var partner = Partner is null ? null : deputyOf(Partner) ?? Partner;
        return this with { Lead = lead, Partner = partner == lead ? null : partner };
    }

    /// <summary>Null when one more picture of what was seen may be taken; else TooMany.</summary>
    public static Refusal? CheckPictures(int present) => Limits.CheckRoom(Counted.Pictures, present, Limits.Pictures);
}
