namespace Bot.WeCom.Callback;

/// <summary>Elements that every callback has (protocol 2.1). <paramref name="FromUser"/> is lower case: userids match case-insensitively.</summary>
internal sealed record CallbackHeader(string ToUser, string FromUser, DateTimeOffset CreatedAt, int? AgentId);

/// <summary>One decrypted callback (protocol 2). An unknown kind is <see cref="UnknownEvent"/>, never an exception.</summary>
internal abstract record WeComEvent(CallbackHeader Header);

/// <summary>A message typed or sent by a member (protocol 2.2).</summary>
internal abstract record WeComMessage(CallbackHeader Header, long MessageId) : WeComEvent(Header);

internal sealed record TextMessageReceived(CallbackHeader Header, long MessageId, string Content) : WeComMessage(Header, MessageId);

internal sealed record ImageReceived(CallbackHeader Header, long MessageId, string MediaId, string? PictureUrl) : WeComMessage(Header, MessageId);

internal sealed record VoiceReceived(CallbackHeader Header, long MessageId, string MediaId, string Format) : WeComMessage(Header, MessageId);

internal sealed record VideoReceived(CallbackHeader Header, long MessageId, string MediaId, string ThumbMediaId) : WeComMessage(Header, MessageId);

internal sealed record LocationReceived(CallbackHeader Header, long MessageId, double Latitude, double Longitude, string Label) : WeComMessage(Header, MessageId);

internal sealed record LinkReceived(CallbackHeader Header, long MessageId, string Title, string Description, string Url) : WeComMessage(Header, MessageId);

internal sealed record Subscribed(CallbackHeader Header) : WeComEvent(Header);

internal sealed record Unsubscribed(CallbackHeader Header) : WeComEvent(Header);

internal sealed record AgentEntered(CallbackHeader Header) : WeComEvent(Header);

internal sealed record LocationReported(CallbackHeader Header, double Latitude, double Longitude, double Precision) : WeComEvent(Header);

/// <summary>click, view and view_miniprogram of the menu.</summary>
internal sealed record MenuTapped(CallbackHeader Header, MenuTapKind Kind, string Key) : WeComEvent(Header);

internal enum MenuTapKind
{
    Click,
    View,
    ViewMiniprogram,
}

internal sealed record CodeScanned(CallbackHeader Header, bool WaitsForAnswer, string Key, string ScanType, string Result) : WeComEvent(Header);

/// <summary>pic_sysphoto, pic_photo_or_album, pic_weixin; the pictures follow as <see cref="ImageReceived"/>.</summary>
internal sealed record PicturesAnnounced(CallbackHeader Header, string Source, string Key, int Count, IReadOnlyList<string> Md5) : WeComEvent(Header);

internal sealed record LocationSelected(CallbackHeader Header, string Key, double Latitude, double Longitude, string Label) : WeComEvent(Header);

/// <summary>template_card_event and template_card_menu_event (protocol 2.4).</summary>
/// <param name="FromMenu">True for an entry of the card's top-right menu.</param>
/// <param name="Selections">question_key → chosen option ids; empty when the card has no choice.</param>
internal sealed record CardTapped(
    CallbackHeader Header,
    bool FromMenu,
    string Key,
    string TaskId,
    string CardType,
    string ResponseCode,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Selections) : WeComEvent(Header);

internal sealed record LegacyTaskCardTapped(CallbackHeader Header, string Key, string TaskId) : WeComEvent(Header);

internal sealed record OpenApprovalChanged(CallbackHeader Header, string ThirdNo, int Status) : WeComEvent(Header);

internal sealed record SystemApprovalChanged(CallbackHeader Header, string SpNo) : WeComEvent(Header);

internal sealed record BatchJobFinished(CallbackHeader Header, string JobId, string JobType, int ErrorCode, string ErrorMessage) : WeComEvent(Header);

/// <summary>change_contact; the fields vary with the change type, so they are kept by element name.</summary>
internal sealed record ContactChanged(CallbackHeader Header, string ChangeType, IReadOnlyDictionary<string, string> Fields) : WeComEvent(Header);

/// <summary>share_agent_change and share_chain_change.</summary>
internal sealed record AgentShareChanged(CallbackHeader Header, string Kind) : WeComEvent(Header);

internal sealed record ChainChanged(CallbackHeader Header, string ChangeType, string ChainId) : WeComEvent(Header);

internal sealed record WorkbenchModeSwitched(CallbackHeader Header, string Mode) : WeComEvent(Header);

/// <summary>inactive_alert and kin: Tencent disables apps that nobody uses, so an administrator must hear of it.</summary>
internal sealed record AppActivityChanged(CallbackHeader Header, string Kind, DateTimeOffset? EffectAt) : WeComEvent(Header);

internal sealed record CustomerServiceNotified(CallbackHeader Header, string Token, string OpenKfId) : WeComEvent(Header);

/// <summary>Anything not listed in protocol section 2, kept with its type for the log and a polite answer.</summary>
/// <param name="MessageId">MsgId where the message has one, for de-duplication.</param>
internal sealed record UnknownEvent(CallbackHeader Header, string Type, long? MessageId) : WeComEvent(Header);
