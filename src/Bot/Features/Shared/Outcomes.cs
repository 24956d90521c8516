using System.Diagnostics;
using Bot.Conversations;
using Domain;

namespace Bot.Features.Shared;

/// <summary>Chains decisions and turns a refusal into its words.</summary>
internal static class Outcomes
{
    public static Outcome<T> Then<T>(this Outcome<T> outcome, Func<T, Outcome<T>> next) =>
        outcome is Outcome<T>.Accepted(var value) ? next(value) : outcome;

    /// <summary>The reply of the accepted value, or the refusal's sentence to the person of the turn.</summary>
    public static Reply Answer<T>(this Outcome<T> outcome, Turn turn, Func<T, Reply> accepted) => outcome switch
    {
        Outcome<T>.Accepted(var value) => accepted(value),
        Outcome<T>.Refused(var reason) => Reply.Text(turn.UserId, RefusalTexts.Of(reason)),
        _ => throw new UnreachableException(),
    };
}
