using System.ComponentModel.DataAnnotations;

namespace Bot.WeCom;

/// <summary>One self-built application of one corp. The same settings serve the public server, a private deployment (政务微信) and the simulator.</summary>
internal sealed class WeComOptions
{
    public const string Section = "WeCom";

    private const string TokenWords = "要写回调 Token：1 到 32 个字母或数字，和管理后台“接收消息”页一致。";
    private const string KeyWords = "要写 43 个字母或数字，和管理后台“接收消息”页一致。";

    /// <summary>Server address, path prefix included; "cgi-bin/…" is appended.</summary>
    [Required(ErrorMessage = "要写服务器地址，如 https://qyapi.weixin.qq.com/。")]
    public Uri BaseUrl { get; set; } = new("https://qyapi.weixin.qq.com/");

    /// <summary>Where a member's browser is asked who it is (protocol 5.6); "connect/oauth2/authorize" is appended.</summary>
    [Required(ErrorMessage = "要写网页授权地址，如 https://open.weixin.qq.com/。")]
    public Uri AuthorizeUrl { get; set; } = new("https://open.weixin.qq.com/");

    /// <summary>PEM file of the private CA that signed the server's certificate; empty for the system's roots.</summary>
    public string CaFile { get; set; } = "";

    [Required(ErrorMessage = "要写企业 ID，见管理后台“我的企业”。")]
    public string CorpId { get; set; } = "";

    public int AgentId { get; set; }

    [Required(ErrorMessage = "要写应用的 Secret，见管理后台的应用详情页。")]
    public string Secret { get; set; } = "";

    /// <summary>Callback token, up to 32 letters and digits (protocol 1.1).</summary>
    [Required(ErrorMessage = TokenWords), RegularExpression("^[A-Za-z0-9]{1,32}$", ErrorMessage = TokenWords)]
    public string Token { get; set; } = "";

    /// <summary>43 characters of A-Z a-z 0-9 (protocol 1.1).</summary>
    [Required(ErrorMessage = KeyWords), RegularExpression("^[A-Za-z0-9]{43}$", ErrorMessage = KeyWords)]
    public string EncodingAesKey { get; set; } = "";

    /// <summary>Receive ids accepted besides <see cref="CorpId"/> (protocol 6.3).</summary>
    public IList<string> ExtraReceiveIds { get; } = [];

    /// <summary>How far a callback's timestamp may be from our clock.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "要在 00:01:00 到 1.00:00:00 之间。")]
    public TimeSpan TimestampWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Time limit of one API call; uploads get three times as much.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "要在 00:00:01 到 00:02:00 之间。")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
