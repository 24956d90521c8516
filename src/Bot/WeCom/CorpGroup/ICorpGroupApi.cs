using Bot.WeCom.Client;

namespace Bot.WeCom.CorpGroup;

/// <summary>One page of the companies that the application is shared with.</summary>
internal sealed record SharePage(bool Ending, string NextCursor, IReadOnlyList<SharedCorp> Corps);

/// <summary>The calls of 上下游 that are made with the application's own token (protocol 6.3).</summary>
internal interface ICorpGroupApi
{
    /// <summary>POST corpgroup/corp/list_app_share_info.</summary>
    /// <param name="cursor">Of the page before; empty for the first.</param>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/95813</remarks>
    Task<ApiResult<SharePage>> ListSharesAsync(string cursor, CancellationToken cancellationToken = default);

    /// <summary>POST corpgroup/corp/gettoken: the token with which that company's members are written to.</summary>
    /// <remarks>https://developer.work.weixin.qq.com/document/path/95816</remarks>
    Task<ApiResult<AccessToken>> GetCorpTokenAsync(SharedCorp corp, CancellationToken cancellationToken = default);
}
