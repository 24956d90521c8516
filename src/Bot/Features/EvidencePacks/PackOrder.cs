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

    public DateTimeOffset At { get; init; }

    public static PackOrder Of(PackRequest request, SignedHead head, DateTimeOffset now)
    {
        var order = new PackOrder { Head = head.Seq, At = now };
        return request switch
        {
            PackRequest.OfEnterprise one => order with { EnterpriseId = one.Enterprise.Id },
            PackRequest.OfInspector one => order with { UserId = one.Person.UserId },
            PackRequest.OfPeriod one => order with { From = one.From, To = one.To },
            _ => throw new InvalidOperationException($"A pack of {request.GetType().Name} is not known."),
        };
    }

    /// <summary>Null when the enterprise or the person is gone since.</summary>
    public async Task<PackRequest?> ReadAsync(UnitOfWork work, EnterpriseStore enterprises, DirectoryStore directory) =>
        EnterpriseId is { } id ? await enterprises.FindAsync(work, id) is { } enterprise ? new PackRequest.OfEnterprise(enterprise) : null
        : UserId is { } userId ? await directory.FindAsync(work, userId) is { } person ? new PackRequest.OfInspector(person) : null
        : new PackRequest.OfPeriod(From, To);

    /// <summary>Whom or what it is about, for the audit.</summary>
    public static string Subject(PackRequest request) => request switch
    {
        PackRequest.OfEnterprise one => one.Enterprise.Id,
        PackRequest.OfInspector one => one.Person.UserId,
        _ => request.Name,
    };

    /// <summary>For the audit.</summary>
    public static string Details(PackExcess? excess) => StorageJson.Write(new { Measure = excess?.Measure.ToString(), excess?.Amount, excess?.Most });

    /// <summary>User ids in the subject.</summary>
    public static IEnumerable<string> People(PackRequest request) => request is PackRequest.OfInspector one ? [one.Person.UserId] : [];
}
