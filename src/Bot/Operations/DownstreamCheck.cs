using Bot.WeCom.Client;
using Bot.WeCom.CorpGroup;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>doctor tries the second way: the list of companies and the token of each, as a message would need them. Nothing is sent.</summary>
internal static class DownstreamCheck
{
    /// <summary>Of many companies that are refused these are named.</summary>
    private const int MostNamed = 10;

    /// <returns>False when a person has to do something; true also while 上下游 is off.</returns>
    public static async Task<bool> WriteAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<IOptions<CorpGroupOptions>>().Value.Enabled)
        {
            return true;
        }

        var api = services.GetRequiredService<ICorpGroupApi>();
        var corps = new List<SharedCorp>();
        for (var (cursor, ended) = ("", false); !ended;)
        {
            var answer = await api.ListSharesAsync(cursor, cancellationToken);
            if (answer is not ApiResult<SharePage>.Ok { Value: var page })
            {
                await output.WriteLineAsync(DownstreamTexts.NoList(DownstreamTexts.Why(answer)));
                return false;
            }

            corps.AddRange(page.Corps);
            (cursor, ended) = (page.NextCursor, page.Ending || page.Corps.Count == 0);
        }

        var refused = 0;
        foreach (var corp in corps)
        {
            if (await api.GetCorpTokenAsync(corp, cancellationToken) is not ApiResult<AccessToken>.Ok and var answer && ++refused <= MostNamed)
            {
                await output.WriteLineAsync(DownstreamTexts.NoToken(corp.Name.Length > 0 ? corp.Name : corp.CorpId, DownstreamTexts.Why(answer)));
            }
        }

        if (refused == 0)
        {
            await output.WriteLineAsync(corps.Count == 0 ? DownstreamTexts.Nobody : DownstreamTexts.Works(corps.Count));
        }

        return refused == 0 && corps.Count > 0;
    }
}
