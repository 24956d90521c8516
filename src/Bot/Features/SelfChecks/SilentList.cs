using Bot.Conversations;
using Bot.Documents.Lists;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.SelfChecks;

/// <summary>How a county stands, and who is silent there.</summary>
internal sealed record SilentCounty(string County, DateTimeOffset At, SelfCheckCounts Counts, IReadOnlyList<SilentEnterprise> Silent)
{
    /// <summary>Somebody of them is in the directory.</summary>
    public IEnumerable<SilentEnterprise> Reachable => Silent.Where(one => one.Officers.Count > 0);

    /// <summary>Nobody of them has a WeCom id here.</summary>
    public IEnumerable<SilentEnterprise> Unreachable => Silent.Where(one => one.Officers.Count == 0);

    public byte[] Workbook() => ListWorkbook.Render(
        new WorkbookSheet(SilentTexts.SilentSheet, SilentTexts.SilentHeaders, [.. Reachable.Select(SilentTexts.SilentRow)]),
        new WorkbookSheet(SilentTexts.UnreachableSheet, SilentTexts.UnreachableHeaders, [.. Unreachable.Select(SilentTexts.UnreachableRow)]));
}

/// <summary>自查名单 of a county, for its office and its leaders.</summary>
internal sealed class SilentList(SelfCheckRoster roster, FileStore files, DirectoryStore directory)
{
    /// <summary>A workbook is made anew for each request; longer than any delivery takes it is of no use.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Role[] Office = [Role.CityOffice, Role.Administrator];

    private static readonly Role[] Leaders = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector];

    public async Task<SilentCounty> ReadAsync(UnitOfWork work, Campaign campaign, string county, DateTimeOffset now) => new(
        county,
        now,
        await roster.CountAsync(work, campaign.Id, county),
        await roster.SilentAsync(work, campaign.Id, county));

    /// <summary>The list to whom it concerns; nothing while nobody is silent.</summary>
    public async Task<Reply> SendAsync(Turn turn, Campaign campaign, string county)
    {
        var list = await ReadAsync(turn.Work, campaign, county, turn.Now);
        if (list.Silent.Count == 0)
        {
            return Reply.Nothing;
        }

        return new Reply(await EffectsAsync(turn, list, [.. (await ReadersAsync(turn.Work, county)).Select(person => person.UserId)]));
    }

    /// <summary>The summary in words and the workbook, for each of the people.</summary>
    public async Task<IReadOnlyList<Effect>> EffectsAsync(Turn turn, SilentCounty list, params string[] userIds)
    {
        var sha256 = await files.PutPassingAsync(turn.Work, list.Workbook(), ContentType, Keep, turn.Now);
        return [.. userIds.SelectMany(IEnumerable<Effect> (userId) => (Effect[])[new Say(userId, SilentTexts.Summary(list)), new SendFile(userId, sha256, SilentTexts.File(list))])];
    }

    /// <summary>Office and leaders of the county; where it has no office of its own, the city's.</summary>
    private async Task<IReadOnlyList<Person>> ReadersAsync(UnitOfWork work, string county)
    {
        var holders = await directory.HoldersAsync(work, county, [.. Office, .. Leaders]);
        var own = holders.Where(person => person.Roles.Any(grant => grant.County == county && (Office.Contains(grant.Role) || Leaders.Contains(grant.Role)))).ToList();
        return own.Exists(person => person.Roles.Any(grant => grant.County == county && Office.Contains(grant.Role)))
            ? own
            : [.. own.Union(holders.Where(person => person.Roles.Any(grant => grant.Role == Role.CityOffice && grant.County is null)))];
    }
}
