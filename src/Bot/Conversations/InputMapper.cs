using Bot.WeCom.Callback;

namespace Bot.Conversations;

/// <summary>What a callback means for the conversation.</summary>
internal abstract record Mapped
{
    private Mapped()
    {
    }

    /// <summary>A turn for the guards and handlers.</summary>
    internal sealed record Act(Input Input) : Mapped;

    /// <summary>A tap on a card whose key is none of ours.</summary>
    internal sealed record Stale : Mapped;

    /// <summary>Nobody waits for words; recorded only. <paramref name="Urgent"/>: an administrator must hear of it.</summary>
    internal sealed record Silent(string Kind, bool Urgent = false) : Mapped;
}

/// <summary>WeCom's events → inputs free of the wire (protocol 2).</summary>
internal static class InputMapper
{
    public static Mapped Map(WeComEvent callback) => callback switch
    {
        TextMessageReceived text => Act(new TextInput(text.Content.Trim())),
        ImageReceived image => Act(new PictureInput(image.MediaId)),
        LocationReceived place => Act(new LocationInput(place.Latitude, place.Longitude, place.Label)),
        LocationSelected place => Act(new LocationInput(place.Latitude, place.Longitude, place.Label)),
        VoiceReceived => Unsupported("语音"),
        VideoReceived => Unsupported("视频"),
        LinkReceived => Unsupported("链接"),
        MenuTapped { Kind: MenuTapKind.Click } menu => Act(new MenuInput(menu.Key)),
        AgentEntered => Act(new EnteredInput(FirstTime: false)),
        Subscribed => Act(new EnteredInput(FirstTime: true)),
        CardTapped tap => Tapped(tap),
        LegacyTaskCardTapped => new Mapped.Stale(),
        CodeScanned { WaitsForAnswer: true } => Unsupported("扫码"),
        AppActivityChanged activity => new Mapped.Silent(activity.Kind, Urgent: true),
        UnknownEvent { Header.FromUser: not ("" or "sys") } unknown => Unsupported(unknown.Type),
        UnknownEvent unknown => new Mapped.Silent(unknown.Type),

        // Unsubscribed, views, announced pictures, the automatic LOCATION, contacts, approvals, jobs, shares, customer service.
        _ => new Mapped.Silent(callback.GetType().Name),
    };

    private static Mapped.Act Act(Input input) => new(input);

    private static Mapped.Act Unsupported(string kind) => new(new UnsupportedInput(kind));

    private static Mapped Tapped(CardTapped tap) =>
        ActionKey.Parse(tap.Key) is { } action
            ? new Mapped.Act(new CardInput(action, tap.TaskId, tap.Selections))
            : new Mapped.Stale();
}
