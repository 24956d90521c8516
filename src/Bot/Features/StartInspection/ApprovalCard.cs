using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Enterprises;

namespace Bot.Features.StartInspection;

/// <summary>其他特殊原因 before the leader: 同意 or 不同意.</summary>
internal static class ApprovalCard
{
    public const string Kind = "visit-approval";
    public const string ApproveVerb = "visit-approve";
    public const string RejectVerb = "visit-reject";

    public static ButtonCard Of(VisitRequest request, Enterprise enterprise, string applicant, string? done) => new()
    {
        Title = "特殊原因体检，请您批准",
        Description = enterprise.Name,
        Body = request.Reason,
        Fields = [new CardField("申请人", applicant), new CardField("县市区", enterprise.County)],
        Buttons =
        [
            new("同意", new ActionKey(ApproveVerb, request.Id, 1), ButtonStyle.Primary),
            new("不同意", new ActionKey(RejectVerb, request.Id, 1), ButtonStyle.Negative),
        ],
        Done = done,
    };

    public static CardSubject Subject(VisitRequest request) => new(Kind, request.Id, 1);
}
