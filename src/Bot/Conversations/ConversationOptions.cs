using System.ComponentModel.DataAnnotations;

namespace Bot.Conversations;

/// <summary>How the service shows itself in the chat.</summary>
internal sealed class ConversationOptions
{
    public const string Section = "Conversation";

    private const string PathWords = "要写以 / 开头的路径，如 /wecom/callback。";

    /// <summary>Path of the callback address as registered with WeCom.</summary>
    [Required(ErrorMessage = PathWords), RegularExpression("^/[A-Za-z0-9_/-]*$", ErrorMessage = PathWords)]
    public string CallbackPath { get; set; } = "/wecom/callback";

    /// <summary>Where a tap on a notice card leads; WeCom wants an address on every notice (protocol 4.3).</summary>
    [Required(ErrorMessage = "要写一个 https 地址。")]
    public Uri PublicUrl { get; set; } = new("https://bot.example.invalid/");

    /// <summary>The grey line above every card, at most 20 characters; empty for none.</summary>
    public string Source { get; set; } = "衡水生态环境";

    /// <summary>Messages to one member in a minute. WeCom drops the surplus over 30 silently (protocol 7.1).</summary>
    [Range(1, 30, ErrorMessage = "要在 1 到 30 之间。")]
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Messages to one member in an hour. WeCom drops the surplus over 1000 silently (protocol 7.1).</summary>
    [Range(1, 1000, ErrorMessage = "要在 1 到 1000 之间。")]
    public int MessagesPerHour { get; set; } = 1000;

    /// <summary>Person-times (人次) a day of message/send, all members together: 200 for each seat of the corp (protocol 7.1); 500 seats give the default.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "要大于 0：企业账号上限 × 200。")]
    public int PersonTimesPerDay { get; set; } = 100_000;

    /// <summary>The same for each downstream company (上下游), whose seats are not known to us; ten seats give the default.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "要大于 0：下游企业的账号上限 × 200。")]
    public int DownstreamPersonTimesPerDay { get; set; } = 2_000;

    /// <summary>What 内部举报 is closed with in the database (decision 16); empty: made of WeCom:EncodingAesKey. Changed, the one before goes into <see cref="FormerSealKeys"/>.</summary>
    public string SealKey { get; set; } = "";

    /// <summary>Keys of before (SealKey or EncodingAESKey): they open what they closed and close nothing any more.</summary>
    public IList<string> FormerSealKeys { get; } = [];
}
