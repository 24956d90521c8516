using System.Globalization;
using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Microsoft.Extensions.Options;

namespace Bot.Features.Materials;

/// <summary>
/// In working time: what is due, what visits ask for, what the silent get once more, what the office has to hear. Each of them in rounds: a round marks some
/// enterprises, or enters some officers, and goes on behind the last one; an officer's item is a turn in his own lane, one text for all his enterprises.
/// </summary>
internal sealed class MaterialJobHandler(
    MaterialDesk desk, MaterialLibrary library, MaterialStore sends, MaterialReceiptStore receipts, MaterialLists lists, WorkCalendar calendar, IOptions<MaterialsOptions> options)
    : IConversationHandler
{
    public const string Job = "material";

    /// <summary>Enterprises or officers of one turn.</summary>
    private const int Size = 200;

    private const char Separator = '~';
    private const string MarkWord = "mark";
    private const string VisitWord = "visit";
    private const string OfficersWord = "officers";
    private const string TellWord = "tell";
    private const string OverWord = "over";
    private const string SilentWord = "silent";
    private const string AgainWord = "again";
    private const string ListWord = "list";

    /// <summary>The first round of a send.</summary>
    public static string Mark(long sendId) => Part(MarkWord, MaterialTexts.Number(sendId), "");

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        return due.Part?.Split(Separator) switch
        {
            null => calendar.IsWorkingTime(turn.Now.ToOffset(ChinaTime.Offset).DateTime) ? await BeginAsync(turn, due) : Reply.Nothing,
            [MarkWord or VisitWord, var id, var after] when await FindAsync(turn, id) is { } send => await MarkAsync(turn, due, send, after, due.Part.StartsWith(VisitWord, StringComparison.Ordinal)),
            [OfficersWord, var id, var after] when await FindAsync(turn, id) is { } send => await OfficersAsync(turn, due, send, after),
            [TellWord, var id] when await FindAsync(turn, id) is { } send => await TellAsync(turn, due, send),
            [OverWord, var id] when await FindAsync(turn, id) is { } send => await OverAsync(turn, send),
            [SilentWord, var id, var version, var after] => await SilentAsync(turn, due, Key(id, version), after),
            [AgainWord, var id, var version] => await AgainAsync(turn, due, Key(id, version)),
            [ListWord, var county] => await lists.TellAsync(turn, county, Before(turn)),
            _ => Reply.Nothing,
        };
    }

    private async Task<Reply> BeginAsync(Turn turn, JobDue due)
    {
        var effects = new List<Effect>();
        foreach (var send in (await sends.OfAsync(turn.Work, MaterialSendStatus.Waiting)).Where(send => send.DueAt <= turn.Now))
        {
            await sends.SaveAsync(turn.Work, send with { Status = MaterialSendStatus.Sent });
            effects.Add(Enter(turn, due, Mark(send.Id)));
        }

        effects.AddRange((await sends.OfAsync(turn.Work, MaterialSendStatus.Standing)).Select(send => Enter(turn, due, Part(VisitWord, MaterialTexts.Number(send.Id), ""))));

        var before = Before(turn);
        effects.AddRange((await receipts.SilentKeysAsync(turn.Work, before))
            .Where(key => library.Current(key.MaterialId, key.Version) is not null)
            .Select(key => Enter(turn, due, Part(SilentWord, key.MaterialId, MaterialTexts.Number(key.Version), ""))));
        effects.AddRange((await receipts.CountiesToListAsync(turn.Work, before)).Select(county => new Enter($"{turn.UserId}.{county}", due with { Part = Part(ListWord, county) })));
        return new Reply(effects);
    }

    /// <summary>What was sent before it is silent for long enough: so many whole working days lie between.</summary>
    private DateTimeOffset Before(Turn turn) => calendar.SubtractWorkingDays(turn.Now.LocalDate(), options.Value.ResendAfter).AddDays(1).Midnight();

    /// <summary>Some enterprises get the version, those that have it already do not.</summary>
    private async Task<Reply> MarkAsync(Turn turn, JobDue due, MaterialSend send, string after, bool isVisit)
    {
        if (send.Status != (isVisit ? MaterialSendStatus.Standing : MaterialSendStatus.Sent))
        {
            return Reply.Nothing;
        }

        if (library.Current(send.MaterialId, send.Version) is null)
        {
            await sends.SaveAsync(turn.Work, send with { Status = MaterialSendStatus.Dropped });
            return Reply.Text(send.CreatedBy, MaterialTexts.NotSent(send, await TitleAsync(turn, send)));
        }

        // Two sends that reach the same enterprise go one after the other.
        await turn.Work.AloneAsync();
        var aims = await receipts.TargetsAsync(turn.Work, send, after, Size, isVisit ? Visits(turn) : null);
        var own = aims.Where(aim => !aim.Had).ToList();
        await receipts.AddAsync(turn.Work, send, own);
        await sends.CountAsync(turn.Work, send.Id, own.Count, isVisit ? 0 : aims.Count - own.Count);
        var word = isVisit ? VisitWord : MarkWord;
        var id = MaterialTexts.Number(send.Id);
        return aims.Count == Size ? new Reply([Enter(turn, due, Part(word, id, aims[^1].Id))])
            : isVisit && own.Count == 0 && after.Length == 0 ? Reply.Nothing
            : new Reply([Enter(turn, due, Part(OfficersWord, id, ""))]);
    }

    private (DateOnly Today, DateOnly Until) Visits(Turn turn)
    {
        var today = turn.Now.LocalDate();
        return (today, desk.DayBefore ? calendar.NextWorkingDay(today) : today);
    }

    private async Task<Reply> OfficersAsync(Turn turn, JobDue due, MaterialSend send, string after)
    {
        var id = MaterialTexts.Number(send.Id);
        var officers = await receipts.OfficersToTellAsync(turn.Work, send.Id, due.Window, after, Size);
        return new Reply(
        [
            .. officers.Select(officer => new Enter(officer, due with { Part = Part(TellWord, id) })),
            .. officers.Count == Size ? [Enter(turn, due, Part(OfficersWord, id, officers[^1]))]
                : send.Status == MaterialSendStatus.Sent ? [Enter(turn, due, Part(OverWord, id))]
                : Array.Empty<Effect>(),
        ]);
    }

    private async Task<Reply> TellAsync(Turn turn, JobDue due, MaterialSend send)
    {
        var own = (await receipts.OfOfficerAsync(turn.Work, turn.UserId)).Where(one => one.SendId == send.Id && !one.IsConfirmed && (one.SentAt is null || Same(one.SentAt, due.Window))).ToList();
        if (own.Count == 0 || library.Current(send.MaterialId, send.Version) is not { } material)
        {
            return Reply.Nothing;
        }

        await receipts.SentAsync(turn.Work, Key(send), own.Select(one => one.EnterpriseId), due.Window);
        return new Reply(await desk.MessagesAsync(turn, material, send.AsFile, own, again: false));
    }

    private async Task<Reply> OverAsync(Turn turn, MaterialSend send)
    {
        var withoutWay = (await receipts.OpenAsync(turn.Work, send.Counties, send.Id)).Count(one => one.Officers.Count == 0);
        return Reply.Text(send.CreatedBy, MaterialTexts.Over(send, await TitleAsync(turn, send), withoutWay));
    }

    private async Task<Reply> SilentAsync(Turn turn, JobDue due, MaterialKey key, string after)
    {
        var version = MaterialTexts.Number(key.Version);
        var officers = await receipts.SilentOfficersAsync(turn.Work, key, Before(turn), due.Window, after, Size);
        return new Reply(
        [
            .. officers.Select(officer => new Enter(officer, due with { Part = Part(AgainWord, key.MaterialId, version) })),
            .. officers.Count == Size ? [Enter(turn, due, Part(SilentWord, key.MaterialId, version, officers[^1]))] : Array.Empty<Effect>(),
        ]);
    }

    private async Task<Reply> AgainAsync(Turn turn, JobDue due, MaterialKey key)
    {
        var before = Before(turn);
        var own = (await receipts.OfOfficerAsync(turn.Work, turn.UserId))
            .Where(one => one.MaterialId == key.MaterialId && one.Version == key.Version && !one.IsConfirmed && one.SentAt < before && (one.ResentAt is null || Same(one.ResentAt, due.Window)))
            .ToList();
        if (own.Count == 0 || library.Current(key.MaterialId, key.Version) is not { } material)
        {
            return Reply.Nothing;
        }

        var asFile = await sends.FindAsync(turn.Work, own[0].SendId) is { AsFile: true };
        await receipts.ResentAsync(turn.Work, key, own.Select(one => one.EnterpriseId), due.Window);
        return new Reply(await desk.MessagesAsync(turn, material, asFile, own, again: true));
    }

    private async Task<string> TitleAsync(Turn turn, MaterialSend send) =>
        await sends.TitleAsync(turn.Work, send.MaterialId, send.Version) ?? library.Find(send.MaterialId)?.Title ?? send.MaterialId;

    private async Task<MaterialSend?> FindAsync(Turn turn, string id) => await sends.FindAsync(turn.Work, long.Parse(id, CultureInfo.InvariantCulture));

    private static Enter Enter(Turn turn, JobDue due, string part) => new(turn.UserId, due with { Part = part });

    private static string Part(params string[] words) => string.Join(Separator, words);

    /// <summary>As they lie in the table, in whole milliseconds.</summary>
    private static bool Same(DateTimeOffset? stored, DateTimeOffset window) => stored?.ToUnixTimeMilliseconds() == window.ToUnixTimeMilliseconds();

    private static MaterialKey Key(MaterialSend send) => new() { MaterialId = send.MaterialId, Version = send.Version };

    private static MaterialKey Key(string id, string version) => new() { MaterialId = id, Version = int.Parse(version, CultureInfo.InvariantCulture) };
}
