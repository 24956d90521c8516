using Bot.Conversations;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>The reasons for a visit off the routine (二(一)2(1)), one button each.</summary>
internal static class ExceptionCard
{
    public const string Kind = "visit-exception";
    public const string ComplaintVerb = "visit-complaint";
    public const string OnlineVerb = "visit-online";
    public const string SpecialVerb = "visit-special";

    public static ShowCard Show(string userId, VisitKey key, Enterprise enterprise) =>
        new(userId, Card(key, enterprise, done: null), Subject(key));

    public static RefreshCard Decided(string userId, VisitKey key, Enterprise enterprise, string done) =>
        new(userId, Card(key, enterprise, done), Subject(key));

    /// <summary>The exception of a button that needs no approval; null for any other verb.</summary>
    public static VisitExceptionKind? KindOf(string verb) => verb switch
    {
        ComplaintVerb => VisitExceptionKind.Complaint,
        OnlineVerb => VisitExceptionKind.OnlineExceedance,
        _ => null,
    };

    private static ButtonCard Card(VisitKey key, Enterprise enterprise, string? done) => new()
    {
        Title = "这次体检的原因",
        Description = enterprise.Name,
        Body = "有下列原因的可以体检，原因会写进登记表；其他特殊原因要送负责人批准。",
        Buttons =
        [
            new("信访举报", new ActionKey(ComplaintVerb, key.ToString(), 1)),
            new("在线超标报警", new ActionKey(OnlineVerb, key.ToString(), 1)),
            new("其他特殊原因", new ActionKey(SpecialVerb, key.ToString(), 1)),
        ],
        Done = done,
    };

    private static CardSubject Subject(VisitKey key) => new(Kind, key.DraftId, 1);
}
