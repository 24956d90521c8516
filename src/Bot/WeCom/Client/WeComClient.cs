using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Bot.WeCom.CorpGroup;
using Bot.WeCom.Messages;
using Microsoft.Extensions.Options;

namespace Bot.WeCom.Client;

/// <inheritdoc cref="IWeComApi"/>
internal sealed partial class WeComClient(WeComHttp http, IAccessTokens tokens, IOptionsMonitor<WeComOptions> options, TimeProvider clock, ILogger<WeComClient> logger)
    : IWeComApi, ICorpGroupApi
{
    private const int MaximumDownload = 20 * 1024 * 1024;

    /// <summary>Some ten thousand members or departments.</summary>
    private const int MaximumList = 8 * 1024 * 1024;

    public Task<ApiResult<SendReceipt>> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        CallAsync(Post("message/send", body), transfer => WeComAnswer.Read(transfer, Receipt), cancellationToken);

    public Task<ApiResult<IReadOnlyList<string>>> UpdateCardAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        CallAsync(Post("message/update_template_card", body), transfer => WeComAnswer.Read(transfer, json => WeComAnswer.Ids(json, "invaliduser")), cancellationToken);

    public Task<ApiResult<UploadedMedia>> UploadAsync(MediaKind kind, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        if (MediaUpload.Fault(kind, content.Span) is { } fault)
        {
            Log.Refused(logger, "media/upload", fault.ErrorCode, fault.ErrorMessage, fault.Class, 0);
            return Task.FromResult<ApiResult<UploadedMedia>>(fault);
        }

        return CallAsync(MediaUpload.Request(kind, fileName, content), transfer => WeComAnswer.Read(transfer, Uploaded), cancellationToken);
    }

    public Task<ApiResult<DownloadedMedia>> DownloadAsync(string mediaId, CancellationToken cancellationToken = default)
    {
        var request = new WeComRequest(HttpMethod.Get, "media/get", $"media_id={Uri.EscapeDataString(mediaId)}") { MaximumAnswer = MaximumDownload, Patience = 3 };
        return CallAsync(request, Downloaded, cancellationToken);
    }

    public async Task<ApiResult<Unit>> CreateMenuAsync(Menu menu, CancellationToken cancellationToken = default)
    {
        var agent = options.CurrentValue.AgentId.ToString(CultureInfo.InvariantCulture);
        var request = Post("menu/create", WeComJson.Menu(menu)) with { Query = $"agentid={agent}" };
        var result = await CallAsync(request, transfer => WeComAnswer.Read(transfer, json => "done"), cancellationToken);
        return result is ApiResult<string>.Ok ? new ApiResult<Unit>.Ok(default) : Failure<string, Unit>(result);
    }

    public Task<ApiResult<Member>> GetUserAsync(string userId, CancellationToken cancellationToken = default) =>
        CallAsync(new WeComRequest(HttpMethod.Get, "user/get", $"userid={Uri.EscapeDataString(userId)}"), transfer => WeComAnswer.Read(transfer, ContactsAnswer.Member), cancellationToken);

    public Task<ApiResult<IReadOnlyList<Department>>> ListDepartmentsAsync(int? id, CancellationToken cancellationToken = default) =>
        CallAsync(List("department/list", id is { } one ? $"id={Number(one)}" : ""), transfer => WeComAnswer.Read(transfer, ContactsAnswer.Departments), cancellationToken);

    public Task<ApiResult<IReadOnlyList<DepartmentMember>>> ListMembersAsync(int departmentId, CancellationToken cancellationToken = default) =>
        CallAsync(List("user/simplelist", $"department_id={Number(departmentId)}"), transfer => WeComAnswer.Read(transfer, ContactsAnswer.Members), cancellationToken);

    public Task<ApiResult<CodeOwner>> GetCodeOwnerAsync(string code, CancellationToken cancellationToken = default) =>
        CallAsync(new WeComRequest(HttpMethod.Get, "auth/getuserinfo", $"code={Uri.EscapeDataString(code)}"), transfer => WeComAnswer.Read(transfer, ContactsAnswer.Owner), cancellationToken);

    public Task<ApiResult<SharePage>> ListSharesAsync(string cursor, CancellationToken cancellationToken = default)
    {
        var request = Post("corpgroup/corp/list_app_share_info", WeComJson.ListShares(options.CurrentValue.AgentId, cursor));
        return CallAsync(request, transfer => WeComAnswer.Read(transfer, CorpGroupAnswer.Page), cancellationToken);
    }

    public Task<ApiResult<AccessToken>> GetCorpTokenAsync(SharedCorp corp, CancellationToken cancellationToken = default) => CallAsync(
        Post("corpgroup/corp/gettoken", WeComJson.CorpToken(corp.CorpId, corp.AgentId)),
        transfer => WeComAnswer.Read(transfer, json => WeComAnswer.Token(json, clock.GetUtcNow(), CorpTokens.Ahead)),
        cancellationToken);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static WeComRequest List(string path, string query) => new(HttpMethod.Get, path, query) { MaximumAnswer = MaximumList };

    private static WeComRequest Post(string path, ReadOnlyMemory<byte> body) => new(HttpMethod.Post, path, "") { Body = body };

    /// <summary>One call with the token; when the token is refused, one refresh and one repeat (protocol 3.1).</summary>
    private async Task<ApiResult<T>> CallAsync<T>(WeComRequest request, Func<Transfer, ApiResult<T>> read, CancellationToken cancellationToken)
    {
        var first = await tokens.GetAsync(cancellationToken);
        if (first is not ApiResult<AccessToken>.Ok(var token))
        {
            return Failure<AccessToken, T>(first);
        }

        var result = await OnceAsync(request, token, read, cancellationToken);
        if (!MeansToken(result, out var refused))
        {
            return result;
        }

        switch (await tokens.RefreshAsync(token, cancellationToken))
        {
            case null:
                // The last forced refresh is seconds old: another would be a storm. Later is another try.
                return refused with { Class = ErrorClass.Retry };
            case ApiResult<AccessToken>.Ok(var fresh):
                result = await OnceAsync(request, fresh, read, cancellationToken);
                return MeansToken(result, out refused) ? RefusedTwice(request, refused) : result;
            case var failed:
                return Failure<AccessToken, T>(failed);
        }
    }

    private ApiResult<T>.Refused RefusedTwice<T>(WeComRequest request, ApiResult<T>.Refused refused)
    {
        refused = refused with { Class = WeComErrors.AfterRefresh(refused.ErrorCode) };
        if (refused.Class == ErrorClass.Configuration)
        {
            Log.TokenRefusedTwice(logger, request.Path, refused.ErrorCode, refused.ErrorMessage);
        }

        return refused;
    }

    private static bool MeansToken<T>(ApiResult<T> result, [NotNullWhen(true)] out ApiResult<T>.Refused? refused)
    {
        refused = result as ApiResult<T>.Refused;
        return refused is { Class: ErrorClass.RefreshToken } or { ErrorCode: WeComErrors.SecretRefused };
    }

    private async Task<ApiResult<T>> OnceAsync<T>(WeComRequest request, AccessToken token, Func<Transfer, ApiResult<T>> read, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var query = $"access_token={Uri.EscapeDataString(token.Value)}";
        var transfer = await http.SendAsync(request with { Query = request.Query.Length == 0 ? query : $"{query}&{request.Query}" }, cancellationToken);
        var result = read(transfer);
        var duration = (long)clock.GetElapsedTime(start).TotalMilliseconds;
        switch (result)
        {
            case ApiResult<T>.Ok:
                Log.Done(logger, request.Path, duration);
                break;
            case ApiResult<T>.Refused refused when !WeComErrors.IsKnown(refused.ErrorCode):
                Log.Unknown(logger, request.Path, refused.ErrorCode, refused.ErrorMessage, duration);
                break;
            case ApiResult<T>.Refused { Class: ErrorClass.Configuration } refused:
                Log.Misconfigured(logger, request.Path, refused.ErrorCode, refused.ErrorMessage, duration);
                break;
            case ApiResult<T>.Refused refused:
                Log.Refused(logger, request.Path, refused.ErrorCode, refused.ErrorMessage, refused.Class, duration);
                break;
            case ApiResult<T>.NotSent(var why):
                Log.NotSent(logger, request.Path, why, duration);
                break;
            case ApiResult<T>.Ambiguous(var why):
                Log.Ambiguous(logger, request.Path, why, duration);
                break;
        }

        return result;
    }

    private static ApiResult<TTo> Failure<TFrom, TTo>(ApiResult<TFrom> result) => result switch
    {
        ApiResult<TFrom>.Refused refused => new ApiResult<TTo>.Refused(refused.ErrorCode, refused.ErrorMessage, refused.Class),
        ApiResult<TFrom>.NotSent(var why) => new ApiResult<TTo>.NotSent(why),
        ApiResult<TFrom>.Ambiguous(var why) => new ApiResult<TTo>.Ambiguous(why),
        _ => throw new InvalidOperationException("no failure"),
    };

    private static SendReceipt Receipt(JsonElement json) => new(
        WeComAnswer.Text(json, "msgid") ?? "",
        WeComAnswer.Text(json, "response_code") is { Length: > 0 } code ? code : null,
        WeComAnswer.Ids(json, "invaliduser"),
        WeComAnswer.Ids(json, "unlicenseduser"));

    private UploadedMedia? Uploaded(JsonElement json) => WeComAnswer.Text(json, "media_id") is { Length: > 0 } mediaId
        ? new UploadedMedia(mediaId, WeComAnswer.Number(json, "created_at") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : clock.GetUtcNow())
        : null;

    /// <summary>An error comes as JSON with HTTP 200; only an answer that names a file may be JSON and still be the file.</summary>
    private static ApiResult<DownloadedMedia> Downloaded(Transfer transfer) => transfer switch
    {
        Transfer.Answer { IsSuccess: true, FileName: not null } or Transfer.Answer { IsSuccess: true, ContentType: not ("application/json" or "text/plain" or "text/html" or "") } =>
            new ApiResult<DownloadedMedia>.Ok(Media((Transfer.Answer)transfer)),
        Transfer.TooLarge => new ApiResult<DownloadedMedia>.Refused(WeComErrors.DownloadTooLarge, $"media is larger than {MaximumDownload} bytes", ErrorClass.PayloadBug),
        _ => WeComAnswer.Read<DownloadedMedia>(transfer, _ => null),
    };

    private static DownloadedMedia Media(Transfer.Answer answer) => new(answer.ContentType, answer.FileName, answer.Body);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Method}: 0 in {Duration} ms")]
        public static partial void Done(ILogger logger, string method, long duration);

        [LoggerMessage(2, LogLevel.Warning, "{Method}: {ErrorCode} {ErrorMessage} ({Class}) in {Duration} ms")]
        public static partial void Refused(ILogger logger, string method, int errorCode, string errorMessage, ErrorClass @class, long duration);

        [LoggerMessage(3, LogLevel.Error, "{Method}: {ErrorCode} {ErrorMessage} is a matter of configuration, in {Duration} ms")]
        public static partial void Misconfigured(ILogger logger, string method, int errorCode, string errorMessage, long duration);

        [LoggerMessage(4, LogLevel.Error, "{Method}: {ErrorCode} {ErrorMessage} is not in the table of codes, in {Duration} ms")]
        public static partial void Unknown(ILogger logger, string method, int errorCode, string errorMessage, long duration);

        [LoggerMessage(5, LogLevel.Warning, "{Method} was not sent: {Why}, in {Duration} ms")]
        public static partial void NotSent(ILogger logger, string method, string why, long duration);

        [LoggerMessage(6, LogLevel.Warning, "{Method} may have taken effect: {Why}, in {Duration} ms")]
        public static partial void Ambiguous(ILogger logger, string method, string why, long duration);

        [LoggerMessage(7, LogLevel.Critical, "{Method}: {ErrorCode} {ErrorMessage} also with a fresh token; the secret or the agent is wrong")]
        public static partial void TokenRefusedTwice(ILogger logger, string method, int errorCode, string errorMessage);
    }
}
