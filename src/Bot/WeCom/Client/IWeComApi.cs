using Bot.WeCom.Messages;

namespace Bot.WeCom.Client;

/// <summary>The calls of the WeCom server API that the service uses (protocol 3-5). Every call answers with a value; nothing is thrown for what the server says.</summary>
internal interface IWeComApi
{
    /// <summary>POST message/send (protocol 3.2). The body is final JSON, so that a repeat is the same bytes.</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90236</remarks>
    Task<ApiResult<SendReceipt>> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default);

    /// <summary>POST message/update_template_card (protocol 4.9), final JSON.</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/94888</remarks>
    Task<ApiResult<IReadOnlyList<string>>> UpdateCardAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default);

    /// <summary>POST media/upload (protocol 5.3).</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90253</remarks>
    Task<ApiResult<UploadedMedia>> UploadAsync(MediaKind kind, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>GET media/get (protocol 5.3): the bytes, at most 20 MiB.</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90254</remarks>
    Task<ApiResult<DownloadedMedia>> DownloadAsync(string mediaId, CancellationToken cancellationToken = default);

    /// <summary>POST menu/create (protocol 5.4); replaces the whole menu.</summary>
    /// <exception cref="WeComLimitException">A limit of protocol 5.4 is broken; names the field.</exception>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90231</remarks>
    Task<ApiResult<Unit>> CreateMenuAsync(Menu menu, CancellationToken cancellationToken = default);

    /// <summary>GET user/get (protocol 5.5).</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90196</remarks>
    Task<ApiResult<Member>> GetUserAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>GET department/list (protocol 5.5): the department and all below it, as far as the application sees them.</summary>
    /// <param name="id">Null for all that the application sees.</param>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90208</remarks>
    Task<ApiResult<IReadOnlyList<Department>>> ListDepartmentsAsync(int? id, CancellationToken cancellationToken = default);

    /// <summary>GET user/simplelist (protocol 5.5): the members of the department itself, not of those below it.</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/90200</remarks>
    Task<ApiResult<IReadOnlyList<DepartmentMember>>> ListMembersAsync(int departmentId, CancellationToken cancellationToken = default);

    /// <summary>GET auth/getuserinfo (protocol 5.6): whom the code of the authorize page stands for; a code is good for one call.</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/91023</remarks>
    Task<ApiResult<CodeOwner>> GetCodeOwnerAsync(string code, CancellationToken cancellationToken = default);
}

/// <summary>What the server says of a call.</summary>
internal abstract record ApiResult<T>
{
    private ApiResult()
    {
    }

    /// <summary>errcode 0.</summary>
    internal sealed record Ok(T Value) : ApiResult<T>;

    /// <summary>An errcode other than 0, with its class of protocol 7.2.</summary>
    internal sealed record Refused(int ErrorCode, string ErrorMessage, ErrorClass Class) : ApiResult<T>;

    /// <summary>The request certainly did not reach the server (no connection, DNS, TLS).</summary>
    internal sealed record NotSent(string Why) : ApiResult<T>;

    /// <summary>The request left and no usable answer came (time-out, broken connection, 5xx, no JSON): it may have taken effect.</summary>
    internal sealed record Ambiguous(string Why) : ApiResult<T>;
}

/// <summary>Error classes of protocol 7.2.</summary>
internal enum ErrorClass
{
    /// <summary>R: later, with back-off.</summary>
    Retry,

    /// <summary>T: refresh the token and repeat once (the client does it).</summary>
    RefreshToken,

    /// <summary>D: this recipient is unreachable, the others go on.</summary>
    DropRecipient,

    /// <summary>C: stop the application's queue and alert an administrator.</summary>
    Configuration,

    /// <summary>B: our payload is wrong; never again.</summary>
    PayloadBug,

    /// <summary>B*, 40007: upload the media again and repeat once.</summary>
    MediaExpired,

    /// <summary>B*, 60140 and 42052: the card or message can no longer be changed.</summary>
    TooLate,
}

internal readonly record struct Unit;

/// <summary>Answer of message/send; the invalid ids are lower case (protocol 3.3).</summary>
internal sealed record SendReceipt(string MessageId, string? ResponseCode, IReadOnlyList<string> InvalidUsers, IReadOnlyList<string> UnlicensedUsers);

internal enum MediaKind
{
    Image,
    Voice,
    Video,
    File,
}

internal sealed record UploadedMedia(string MediaId, DateTimeOffset CreatedAt);

internal sealed record DownloadedMedia(string ContentType, string? FileName, byte[] Content);

/// <param name="UserId">A member's id, <c>CorpId/userid</c> for one of a downstream company; null for who is no member: an openid is nobody's identity (protocol 5.6).</param>
internal sealed record CodeOwner(string? UserId);

/// <param name="Leads">Those of the departments that the member is a leader of.</param>
/// <param name="Status">1 active, 2 disabled, 4 not activated, 5 left (protocol 5.5).</param>
internal sealed record Member(string UserId, string Name, IReadOnlyList<int> Departments, IReadOnlyList<int> Leads, int Status);

/// <param name="Name">Empty where the platform keeps it from the application.</param>
/// <param name="ParentId">0 for the root.</param>
internal sealed record Department(int Id, string Name, int ParentId);

/// <param name="Name">Empty where the platform keeps it from the application.</param>
internal sealed record DepartmentMember(string UserId, string Name);
