using Bot.Conversations;
using Bot.Documents.Lists;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Materials;

/// <summary>How the material stands in some counties: by version and county, who is silent, whom to telephone.</summary>
/// <param name="Titles">By version.</param>
internal sealed record MaterialStand(
    IReadOnlyList<string> Counties, DateTimeOffset At, IReadOnlyList<MaterialCounts> Counts, IReadOnlyList<MaterialReceipt> Open, IReadOnlyDictionary<MaterialKey, string> Titles)
{
    /// <summary>A message reaches somebody of them.</summary>
    public IReadOnlyList<MaterialReceipt> Waiting { get; } = [.. Open.Where(one => one.Officers.Count > 0)];

    /// <summary>No message reaches anybody of them.</summary>
    public IReadOnlyList<MaterialReceipt> ToTelephone { get; } = [.. Open.Where(one => one.Officers.Count == 0)];

    public byte[] Workbook() => ListWorkbook.Render(
        new WorkbookSheet(ListTexts.CountsSheet, ListTexts.CountsHeaders, [.. Counts.Select(one => ListTexts.CountsRow(this, one))]),
        new WorkbookSheet(ListTexts.WaitingSheet, ListTexts.WaitingHeaders, [.. Waiting.Select(one => ListTexts.WaitingRow(this, one))]),
        new WorkbookSheet(ListTexts.TelephoneSheet, ListTexts.TelephoneHeaders, [.. ToTelephone.Select(one => ListTexts.TelephoneRow(this, one))]));
}

/// <summary>宣传名单 of a county, for its office and its leaders.</summary>
internal sealed class MaterialLists(MaterialStore sends, MaterialReceiptStore receipts, FileStore files, DirectoryStore directory)
{
    /// <summary>A workbook is made anew for each request; longer than any delivery takes it is of no use.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Role[] Office = [Role.CityOffice, Role.Administrator];

    private static readonly Role[] Leaders = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector];

    /// <param name="counties">Empty: the whole city.</param>
    public async Task<MaterialStand> ReadAsync(UnitOfWork work, IReadOnlyList<string> counties, DateTimeOffset now)
    {
        var counts = await receipts.CountsAsync(work, counties);
        var titles = new Dictionary<MaterialKey, string>();
        foreach (var key in counts.Select(one => new MaterialKey { MaterialId = one.MaterialId, Version = one.Version }).Distinct())
        {
            titles[key] = await sends.TitleAsync(work, key.MaterialId, key.Version) ?? key.MaterialId;
        }

        return new MaterialStand(counties, now, counts, await receipts.OpenAsync(work, counties), titles);
    }

    /// <summary>The workbook to this person.</summary>
    public async Task<Effect> FileAsync(Turn turn, MaterialStand stand, string userId) =>
        new SendFile(userId, await files.PutPassingAsync(turn.Work, stand.Workbook(), ContentType, Keep, turn.Now), ListTexts.File(stand));

    /// <summary>Who was sent it again and is silent, to the county's office and leaders; where it has no office of its own, to the city's.</summary>
    /// <param name="before">Sent again before that moment.</param>
    public async Task<Reply> TellAsync(Turn turn, string county, DateTimeOffset before)
    {
        var silent = await receipts.ListedAsync(turn.Work, county, before, turn.Now);
        if (silent == 0)
        {
            return Reply.Nothing;
        }

        var stand = await ReadAsync(turn.Work, [county], turn.Now);
        var effects = new List<Effect>();
        foreach (var person in await ReadersAsync(turn.Work, county))
        {
            effects.Add(new Say(person.UserId, ListTexts.StillSilent(stand, silent)));
            effects.Add(await FileAsync(turn, stand, person.UserId));
        }

        return new Reply(effects);
    }

    private async Task<IReadOnlyList<Person>> ReadersAsync(UnitOfWork work, string county)
    {
        var holders = await directory.HoldersAsync(work, county, [.. Office, .. Leaders]);
        var own = holders.Where(person => person.Roles.Any(grant => grant.County == county && (Office.Contains(grant.Role) || Leaders.Contains(grant.Role)))).ToList();
        return own.Exists(person => person.Roles.Any(grant => grant.County == county && Office.Contains(grant.Role)))
            ? own
            : [.. own.Union(holders.Where(person => person.Roles.Any(grant => grant.Role == Role.CityOffice && grant.County is null)))];
    }
}
