namespace Bot.Storage.Stores;

/// <summary>承诺书: annex 5 (by person) and annex 2 (by enterprise), with the words' hash.</summary>
internal sealed class CommitmentStore
{
    private const string SelectSignedAt = "select signed_at from commitment where campaign_id = @campaignId and signer = @signer";

    public async Task<DateTimeOffset?> SignedAtAsync(UnitOfWork work, string campaignId, string signer) =>
        await work.FindAsync<DateTimeOffset?>(SelectSignedAt, new { campaignId, signer = UserIds.Normal(signer) });

    private const string InsertIfAbsent =
        """
        insert into commitment (campaign_id, signer, text_sha256, signed_at)
        select @campaignId, @signer, @textSha256, @now
        where not exists (select 1 from commitment where campaign_id = @campaignId and signer = @signer)
        """;

    /// <summary>False when it was signed already; nothing changes then.</summary>
    public async Task<bool> SignAsync(UnitOfWork work, string campaignId, string signer, string textSha256, DateTimeOffset now) =>
        await work.ExecuteAsync(InsertIfAbsent, new { campaignId, signer = UserIds.Normal(signer), textSha256, now }) == 1;
}
