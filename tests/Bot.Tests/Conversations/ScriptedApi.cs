using System.Text;
using System.Text.Json.Nodes;
using Bot.Conversations.Broadcasts;
using Bot.WeCom.Client;
using Bot.WeCom.Messages;

namespace Bot.Tests.Conversations;

/// <summary>The server's side of the wire with answers set by the test; a call nobody expected fails.</summary>
internal sealed class ScriptedApi : IWeComApi
{
    private readonly Queue<object> _answers = new();

    /// <summary>Calls in order: "send {…}", "update {…}", "upload Image 1.png", "download m1".</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Answers sends by their members instead of in turn; may be asked by several lanes at once.</summary>
    public Func<IReadOnlyList<string>, ApiResult<SendReceipt>>? OnSend { get; set; }

    public void Answer<T>(ApiResult<T> answer) => _answers.Enqueue(answer);

    public void AnswerSent(string? responseCode = null, params string[] invalid) =>
        Answer<SendReceipt>(new ApiResult<SendReceipt>.Ok(new SendReceipt("msg", responseCode, invalid, [])));

    public void AnswerUpdated(params string[] invalid) =>
        Answer<IReadOnlyList<string>>(new ApiResult<IReadOnlyList<string>>.Ok(invalid));

    public void AnswerUploaded(string mediaId, DateTimeOffset at) =>
        Answer<UploadedMedia>(new ApiResult<UploadedMedia>.Ok(new UploadedMedia(mediaId, at)));

    public void Refuse<T>(int code) =>
        Answer<T>(new ApiResult<T>.Refused(code, "refused", WeComErrors.Classify(code)));

    /// <summary>The JSON of the n-th call from the end.</summary>
    public JsonNode Body(int fromEnd = 1)
    {
        var call = Calls[^fromEnd];
        return JsonNode.Parse(call[call.IndexOf('{', StringComparison.Ordinal)..])!;
    }

    public Task<ApiResult<SendReceipt>> SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        OnSend is { } answer ? Task.FromResult(Kept($"send {Encoding.UTF8.GetString(body.Span)}", () => answer(BroadcastChunk.Members(body)))) : Next<SendReceipt>($"send {Encoding.UTF8.GetString(body.Span)}");

    public Task<ApiResult<IReadOnlyList<string>>> UpdateCardAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        Next<IReadOnlyList<string>>($"update {Encoding.UTF8.GetString(body.Span)}");

    public Task<ApiResult<UploadedMedia>> UploadAsync(MediaKind kind, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        Next<UploadedMedia>($"upload {kind} {fileName}");

    public Task<ApiResult<DownloadedMedia>> DownloadAsync(string mediaId, CancellationToken cancellationToken = default) =>
        Next<DownloadedMedia>($"download {mediaId}");

    public Task<ApiResult<Unit>> CreateMenuAsync(Menu menu, CancellationToken cancellationToken = default) => Next<Unit>("menu");

    public Task<ApiResult<Member>> GetUserAsync(string userId, CancellationToken cancellationToken = default) => Next<Member>($"user {userId}");

    public Task<ApiResult<IReadOnlyList<Department>>> ListDepartmentsAsync(int? id, CancellationToken cancellationToken = default) => Next<IReadOnlyList<Department>>($"departments {id}");

    public Task<ApiResult<IReadOnlyList<DepartmentMember>>> ListMembersAsync(int departmentId, CancellationToken cancellationToken = default) => Next<IReadOnlyList<DepartmentMember>>($"members {departmentId}");

    public Task<ApiResult<CodeOwner>> GetCodeOwnerAsync(string code, CancellationToken cancellationToken = default) => Next<CodeOwner>($"owner {code}");

    private Task<ApiResult<T>> Next<T>(string call) => Task.FromResult(Kept(call, () => (ApiResult<T>)_answers.Dequeue()));

    private ApiResult<T> Kept<T>(string call, Func<ApiResult<T>> answer)
    {
        lock (_answers)
        {
            Calls.Add(call);
            return answer();
        }
    }
}
