using Bot.Storage.Stores;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>Between the stored row and the domain's state.</summary>
internal static class AssignmentRows
{
    public static AssignmentState State(this Assignment row) =>
        new(row.Owner, Enum.Parse<AssignmentStatus>(row.Status), row.Version, row.AcceptedAt);

    public static Assignment With(this Assignment row, AssignmentState state) =>
        row with { Owner = state.Owner, Status = state.Status.ToString(), Version = state.Version, AcceptedAt = state.AcceptedAt };
}
