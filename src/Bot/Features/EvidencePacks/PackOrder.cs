using System.Text.Json.Serialization;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>A pack that was asked for, as it waits to be made. Stored: never rename.</summary>
internal sealed record PackOrder
{
    /// <summary>Actions in the audit.</summary>
    public const string Asked = "evidence.asked";

    public const string Made = "evidence.made";

    public const string Refused = "evidence.refused";

    public string? EnterpriseId { get; init; }

    public string? UserId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>The signed head that the pack's entries reach up to.</summary>
    public long Head { get; init; }

    /// <summary>Ids of the forms signed up to that head; null in an order of before they were kept.</summary>
    public IReadOnlyList<string>? Forms { get; init; }

    public DateTimeOffset At { get; init; }

    public static PackOrder Of(PackRequest request, PackCut cut) => Of(request) with { Head = cut.Head.Seq, Forms = cut.Forms, At = cut.At };

    /// <summary>Whom or what it is about, for the audit: also when it is in no list any more.</summary>
    [JsonIgnore]
    public string About => EnterpriseId ?? UserId ?? new PackRequest.OfPeriod(From, To).Name;

    /// <summary>User ids in <see cref="About"/>.</summary>
    [JsonIgnore]
    public IEnumerable<string> Persons => UserId is { } one ? [one] : [];

    /// <summary>Null when the enterprise or the person is gone since.</summary>
    public async Task<PackRequest?> ReadAsync(UnitOfWork work, EnterpriseStore enterprises, DirectoryStore directory) =>
        EnterpriseId is { } id ? await enterprises.FindAsync(work, id) is { } enterprise ? new PackRequest.OfEnterprise(enterprise) : null
        : UserId is { } userId ? await directory.FindAsync(work, userId) is { } person ? new PackRequest.OfInspector(person) : null
        : new PackRequest.OfPeriod(From, To);

    public static string Subject(PackRequest request) => Of(request).About;

    public static IEnumerable<string> People(PackRequest request) => Of(request).Persons;

    /// <summary>Of <see cref="Refused"/>, for the audit.</summary>
    public static string Details(PackRefusal reason, PackExcess? excess = null) =>
        StorageJson.Write(new { Reason = reason.ToString(), Measure = excess?.Measure.ToString(), excess?.Amount, excess?.Most });

    private static PackOrder Of(PackRequest request) => request switch
    {
        PackRequest.OfEnterprise one => new PackOrder { EnterpriseId = one.Enterprise.Id },
        PackRequest.OfInspector one => new PackOrder { UserId = one.Person.UserId },
        PackRequest.OfPeriod one => new PackOrder { From = one.From, To = one.To },
        _ => throw new InvalidOperationException($"A pack of {request.GetType().Name} is not known."),
    };
}
