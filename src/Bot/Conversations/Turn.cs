using Bot.Storage;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Conversations;

/// <summary>One input of one person, with everything a handler may use. The handler runs inside <see cref="Work"/> and never sends.</summary>
/// <param name="Person">Null when the sender is not in the directory.</param>
/// <param name="Now">Time of the callback's acceptance; handlers have no other clock.</param>
internal sealed record Turn(string UserId, Person? Person, Input Input, Session Session, DateTimeOffset Now, UnitOfWork Work);

/// <summary>What a person did, free of the wire.</summary>
internal abstract record Input;

/// <summary>Typed text, trimmed; may be empty.</summary>
internal sealed record TextInput(string Text) : Input;

/// <summary>A picture. <paramref name="MediaId"/> is WeCom's; its bytes come later as <see cref="MediaFetched"/>.</summary>
internal sealed record PictureInput(string MediaId) : Input;

/// <summary>A location message, a chosen location, WGS-84 or as the client gave it.</summary>
internal sealed record LocationInput(double Latitude, double Longitude, string Label) : Input;

/// <summary>A menu entry.</summary>
internal sealed record MenuInput(string Key) : Input;

/// <summary>A tap on a card this service sent. <paramref name="Action"/> is what the button's key said.</summary>
/// <param name="Selections">question key → chosen option ids.</param>
internal sealed record CardInput(ActionKey Action, string TaskId, IReadOnlyDictionary<string, IReadOnlyList<string>> Selections) : Input
{
    /// <summary>The single choice of a question, null when unanswered.</summary>
    public string? Choice(string question) =>
        Selections.TryGetValue(question, out var ids) && ids.Count > 0 ? ids[0] : null;

    /// <summary>The choices of a question that takes many; empty when unanswered.</summary>
    public IReadOnlyList<string> Choices(string question) => Selections.GetValueOrDefault(question, []);
}

/// <summary>The person opened the application or came into its range.</summary>
internal sealed record EnteredInput(bool FirstTime) : Input;

/// <summary>Something we have no use for (voice, video, link, an unknown event); answered politely. <paramref name="Kind"/> is its Chinese name or wire type.</summary>
internal sealed record UnsupportedInput(string Kind) : Input;

/// <summary>Enters the inbox by itself: no act of a person, so no guard asks who that is.</summary>
internal abstract record OwnInput : Input;

/// <summary>The bytes of a picture arrived (or <paramref name="Sha256"/> is null: it is gone for good).</summary>
/// <param name="Forget">As <see cref="FetchMedia"/> had it: nothing of this turn is kept, whatever has become of what the picture was for.</param>
internal sealed record MediaFetched(string MediaId, string? Sha256, bool Forget = false) : OwnInput;

/// <summary>A card or file for this person was given up: a feature can tell who has to act.</summary>
/// <param name="Subject">What it was about, as far as known.</param>
/// <param name="FileName">Null for a card.</param>
/// <param name="Unreachable">The person is out of the application's range, not licensed or gone.</param>
/// <param name="MayHaveArrived">No answer came: it may be on the phone all the same.</param>
internal sealed record Undelivered(CardSubject? Subject, string? FileName, bool Unreachable, bool MayHaveArrived) : OwnInput;

/// <summary>Four fifths of the day's person-times (人次) are used. Once a day, for nobody in particular.</summary>
internal sealed record PersonTimesLow(int Used, int Limit) : OwnInput;

/// <summary>Nobody waits for that broadcast of this person any more.</summary>
internal sealed record BroadcastOver(long Id) : OwnInput;

/// <summary>预警 has come in and was found right (二(一)3). For nobody in particular.</summary>
/// <param name="Kind">Name of the Domain's AlertKind.</param>
internal sealed record AlertRaised(string Id, string Kind, double Latitude, double Longitude, int RadiusKm, string Pollutant, string Words) : OwnInput;

/// <summary>This person handed in a list, and it was held against the one there is.</summary>
/// <param name="Id">Of the import that waits for a yes; null when nothing would change.</param>
/// <param name="Words">What would come of it.</param>
/// <param name="NotesSha256">The rows to put right, as a file; null when there are none.</param>
internal sealed record RosterStaged(long? Id, string Words, string? NotesSha256) : OwnInput;

/// <summary>A scheduled job is due, or a part of one. Once for each of its windows; nobody waits on the screen.</summary>
/// <param name="Part">What of it is to be done (<see cref="Enter"/>); null for the job itself.</param>
internal sealed record JobDue(string Job, DateTimeOffset Window, string? Part = null) : OwnInput;

/// <summary>Key of a button: verb, entity, version shown. Wire form "verb:entity:version".</summary>
internal sealed record ActionKey(string Verb, string Entity, int Version)
{
    public override string ToString() => $"{Verb}:{Entity}:{Version}";

    /// <summary>Null when the text is no key of ours.</summary>
    public static ActionKey? Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 3 && int.TryParse(parts[2], System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? new ActionKey(parts[0], parts[1], version)
            : null;
    }
}

/// <summary>Where a person's conversation stands; saved with every turn, survives restarts.</summary>
/// <param name="DraftId">The inspection that plain texts and pictures go to.</param>
/// <param name="FindingId">The finding that the next pictures belong to.</param>
/// <param name="Asked">The question we wait an answer to.</param>
/// <param name="PendingPictures">Pictures that came before any finding; the next finding takes them.</param>
/// <param name="GreetedOn">Local day of the last unasked greeting: at most one a day.</param>
/// <param name="Offered">The last unasked offer of the open drafts.</param>
/// <param name="Preview">The broadcast that waits for its confirmation: at most one.</param>
internal sealed record Session(
    string UserId,
    string? DraftId = null,
    string? FindingId = null,
    Question? Asked = null,
    IReadOnlyList<Picture>? PendingPictures = null,
    DateOnly? GreetedOn = null,
    DraftOffer? Offered = null,
    BroadcastPreview? Preview = null);

/// <param name="DraftId">The draft that was active then: another one is worth another offer.</param>
internal sealed record DraftOffer(string? DraftId, DateTimeOffset At);

/// <param name="People">As the card shows them.</param>
internal sealed record BroadcastPreview(long Id, int People);

/// <summary>A question put to a person: its kind (stable string), the entity it is about, and the part of it.</summary>
internal sealed record Question(string Kind, string Entity, string? Part = null);
