using Bot.Messaging;

namespace Bot.Conversations;

/// <summary>Kinds of inbox items this room takes. Stored: never rename.</summary>
internal static class InboxKinds
{
    /// <summary>Body: the decrypted XML of a callback.</summary>
    public const string WeCom = "wecom";

    /// <summary>Body: <see cref="MediaFetched"/>.</summary>
    public const string Media = "media";

    /// <summary>Body: <see cref="Undelivered"/>.</summary>
    public const string Undelivered = "undelivered";

    /// <summary>Body: <see cref="PersonTimesLow"/>.</summary>
    public const string PersonTimes = "person-times";

    /// <summary>Body: <see cref="BroadcastOver"/>.</summary>
    public const string Broadcast = "broadcast";

    /// <summary>Body: <see cref="AlertRaised"/>.</summary>
    public const string Alert = "alert";

    /// <summary>Body: <see cref="RosterStaged"/>.</summary>
    public const string Roster = "roster";

    /// <summary>Body: <see cref="JobItem"/>, read as <see cref="JobDue"/>; a part of a job (<see cref="Enter"/>) is written as that.</summary>
    public const string Job = JobItem.Kind;
}

/// <summary>Kinds of outbox items this room makes and delivers. Stored: never rename.</summary>
internal static class OutboxKinds
{
    /// <summary>Body: final bytes of message/send.</summary>
    public const string Text = "text";

    /// <summary>Body: final bytes of message/send; context: the task_id.</summary>
    public const string Card = "card";

    /// <summary>Body: <see cref="CardUpdateJob"/>.</summary>
    public const string CardUpdate = "card.update";

    /// <summary>Body: <see cref="FileJob"/>; the delivery sends a picture as image, anything else as file.</summary>
    public const string File = "file";

    /// <summary>Body: <see cref="MediaFetchJob"/>.</summary>
    public const string MediaFetch = "media.fetch";

    /// <summary>Body: final bytes of message/send to many; context: the chunk.</summary>
    public const string Broadcast = "broadcast";

    /// <summary>Body: <see cref="MakeJob"/>.</summary>
    public const string Make = "make";
}

/// <summary>Contexts of outbox items. Stored: never rename.</summary>
internal static class OutboxContexts
{
    /// <summary>A text, a file or a fetch of which nothing is kept when it is over.</summary>
    public const string Forget = "forget";
}

/// <summary>Show the wanted state of a card. The state itself lies in the card's row, so that of several waiting updates only the newest costs a response_code.</summary>
/// <param name="Serial">The row's serial when the job was made; a smaller one than the row's is superseded.</param>
/// <param name="OrSend">Send a fresh card when the old one can no longer be changed.</param>
internal sealed record CardUpdateJob(string TaskId, int Serial, bool OrSend);

/// <param name="Subject">What the file is about, for whoever is told that it did not arrive.</param>
internal sealed record FileJob(string UserId, string Sha256, string FileName, CardSubject? Subject = null);

internal sealed record MediaFetchJob(string UserId, string MediaId);

/// <param name="Maker"><see cref="IMaker.Name"/>.</param>
/// <param name="Order">As the maker wrote it.</param>
internal sealed record MakeJob(string UserId, string Maker, string Order);
