using Domain.Responsibility;

namespace Domain.Inspections;

/// <summary>信访举报, 在线超标报警, 其他特殊原因 (二(一)2(1)).</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Words">What happened; may be empty but for a special reason.</param>
/// <param name="Approver">For a special reason: the squad leader or above who approved it; no visitor himself.</param>
public sealed record VisitException(VisitExceptionKind Kind, string Words, Person? Approver = null)
{
    /// <summary>The reason as it stands in the record: the circular's word, then what was typed.</summary>
    public string Reason => string.IsNullOrWhiteSpace(Words) ? Word : $"{Word}:{Words.Trim()}";

    private string Word => WordOf(Kind);

    /// <summary>The exception of a recorded reason. Null for a special reason, whose approver the record of a plan does not name, and for what is no <see cref="Reason"/>.</summary>
    public static VisitException? OfReason(string reason)
    {
        var parts = reason.Split(':', 2);
        foreach (var kind in new[] { VisitExceptionKind.Complaint, VisitExceptionKind.OnlineExceedance })
        {
            if (parts[0] == WordOf(kind))
            {
                return new VisitException(kind, parts.Length > 1 ? parts[1] : "");
            }
        }

        return null;
    }

    private static string WordOf(VisitExceptionKind kind) => kind switch
    {
        VisitExceptionKind.Complaint => "信访举报",
        VisitExceptionKind.OnlineExceedance => "在线超标报警",
        VisitExceptionKind.Special => "其他特殊原因",
        _ => throw new InvalidOperationException($"No such kind of exception: {kind}."),
    };
}

/// <summary>The reasons for which a visit off the routine is allowed (二(一)2(1)).</summary>
public enum VisitExceptionKind
{
    /// <summary>信访举报.</summary>
    Complaint,

    /// <summary>在线超标报警.</summary>
    OnlineExceedance,

    /// <summary>其他特殊原因, to be approved.</summary>
    Special,
}
