using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.WeCom.Client;
using Microsoft.Extensions.Options;

namespace Bot.WeCom.OAuth;

/// <summary>The way to the authorize page.</summary>
/// <param name="Address">Of the authorize page, with the state in it.</param>
/// <param name="Sealed">For the browser that is sent there, and for no other: what it has to bring back.</param>
internal sealed record SignInStart(Uri Address, string Sealed);

/// <summary>What came back from the authorize page, as far as the browser can say it.</summary>
/// <param name="State">The state, which is good for one sign-in.</param>
/// <param name="Target">Where the person wanted to go.</param>
internal sealed record SignInReturn(string State, string Target);

/// <summary>Who a code stands for.</summary>
internal abstract record SignedIn
{
    internal sealed record Member(string UserId) : SignedIn;

    /// <summary>Somebody of WeChat who is no member; his openid is nobody's identity (protocol 5.6).</summary>
    internal sealed record Outsider : SignedIn;

    /// <summary>Used, too old, or never issued.</summary>
    internal sealed record DeadCode : SignedIn;

    /// <summary>The server does not answer.</summary>
    internal sealed record NotNow : SignedIn;
}

/// <summary>
/// Sign-in of a member in a page (protocol 5.6). The state and where the person wanted to go are sealed for the browser that was sent away: nothing of it lies with us
/// until somebody has signed in, so that asking for the page costs no row, and nobody can make up where it leads.
/// </summary>
internal sealed class MemberSignIn(IWeComApi api, IOptionsMonitor<WeComOptions> options)
{
    /// <summary>Longer ones are none of the platform's (protocol 5.6).</summary>
    public const int LongestCode = 512;

    /// <summary>The code lives five minutes; a person may have to find the phone first.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int StateLength = 43;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly byte[] Purpose = "bot member sign-in 1"u8.ToArray();

    /// <summary>Scheme, host and port of the authorize page.</summary>
    public string AuthorizeOrigin => options.CurrentValue.AuthorizeUrl.GetLeftPart(UriPartial.Authority);

    /// <param name="back">Where the code shall come; its host and port are the application's trusted domain.</param>
    /// <param name="target">Where the person wants to go after that; a path of ours.</param>
    public SignInStart Begin(Uri back, string target, DateTimeOffset now)
    {
        var settings = options.CurrentValue;
        var state = RandomNumberGenerator.GetString(Letters, StateLength);
        var until = (now + Patience).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.AuthorizeUrl.AbsoluteUri.TrimEnd('/')}/connect/oauth2/authorize?appid={Uri.EscapeDataString(settings.CorpId)}&redirect_uri={Uri.EscapeDataString(back.AbsoluteUri)}&response_type=code&scope=snsapi_base&state={state}&agentid={settings.AgentId}#wechat_redirect");
        var kept = $"{state}.{until}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(target))}";
        return new SignInStart(new Uri(address), $"{kept}.{Mac(kept)}");
    }

    /// <summary>Null when the browser brings nothing of ours, something old, or another's state.</summary>
    public SignInReturn? Accept(string? brought, string? state, DateTimeOffset now)
    {
        var cut = brought?.LastIndexOf('.') ?? -1;
        if (cut < 0 || !Same(Mac(brought![..cut]), brought[(cut + 1)..]) || brought[..cut].Split('.') is not [var own, var until, var target])
        {
            return null;
        }

        return Same(own, state ?? "") && long.Parse(until, CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds()
            ? new SignInReturn(own, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(target)))
            : null;
    }

    public async Task<SignedIn> WhoAsync(string? code, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(code) || Encoding.UTF8.GetByteCount(code) > LongestCode)
        {
            return new SignedIn.DeadCode();
        }

        return await api.GetCodeOwnerAsync(code, cancellationToken) switch
        {
            ApiResult<CodeOwner>.Ok({ UserId: { } userId }) => new SignedIn.Member(userId),
            ApiResult<CodeOwner>.Ok => new SignedIn.Outsider(),
            ApiResult<CodeOwner>.Refused { Class: ErrorClass.DropRecipient or ErrorClass.PayloadBug } => new SignedIn.DeadCode(),
            _ => new SignedIn.NotNow(),
        };
    }

    /// <summary>The key is made of the callback's, which every instance has and the database has not.</summary>
    private string Mac(string words)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.CurrentValue.EncodingAesKey), HMACSHA256.HashSizeInBytes, info: Purpose);
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(words)));
    }

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
