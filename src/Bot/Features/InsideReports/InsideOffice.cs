using System.Globalization;
using System.Text;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.InsideReports;

/// <summary>What the DisciplineOffice is shown. What was said goes out as a whisper, pictures in the same way: emptied once they are sent.</summary>
internal sealed class InsideOffice(InsideReportStore reports, InsideDrafts drafts, EnterpriseStore enterprises, DirectoryStore directory)
{
    public static bool Is(Person? person) => person?.Holds(Role.DisciplineOffice) == true;

    public Task<IReadOnlyList<Person>> PeopleAsync(Turn turn) => directory.HoldersAsync(turn.Work, county: null, Role.DisciplineOffice);

    public async Task<bool> IsThereAsync(Turn turn) => (await PeopleAsync(turn)).Count > 0;

    /// <summary>举报 of the office: what is open.</summary>
    public async Task<Reply> ListAsync(Turn turn)
    {
        var open = await reports.OpenAsync(turn.Work);
        var effects = new List<Effect>();
        foreach (var report in open.Take(WaitingCards.Most))
        {
            effects.AddRange(await ShowAsync(turn, turn.UserId, report));
            await reports.SeenAsync(turn.Work, report.Id);
        }

        return open.Count == 0 ? Reply.Text(turn.UserId, InsideTexts.NoneOpen)
            : open.Count > WaitingCards.Most ? new Reply([.. effects, new Say(turn.UserId, InsideTexts.NotAll(open.Count, WaitingCards.Most))])
            : new Reply(effects);
    }

    /// <summary>举报 6 of the office: that one, also when it is closed.</summary>
    public async Task<Reply> OneAsync(Turn turn, int number)
    {
        if (await reports.FindAsync(turn.Work, number) is not { } report)
        {
            return Reply.Text(turn.UserId, InsideTexts.NoSuchReport(number));
        }

        await reports.SeenAsync(turn.Work, report.Id);
        return new Reply(await ShowAsync(turn, turn.UserId, report));
    }

    /// <summary>6, 第6号; null when the words are no number of a report.</summary>
    public static int? NumberOf(string text) =>
        int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim('第', '号', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a key that we have opens it.</summary>
    public async Task<bool> OpensAsync(Turn turn, InsideReport report) => drafts.Open(await reports.SealedAsync(turn.Work, report.Id)) is not null;

    /// <summary>What was said, the pictures, the card.</summary>
    public async Task<IReadOnlyList<Effect>> ShowAsync(Turn turn, string userId, InsideReport report) =>
        [.. await ContentAsync(turn, userId, report), InsideCards.Show(userId, report)];

    public async Task<IReadOnlyList<Effect>> ContentAsync(Turn turn, string userId, InsideReport report)
    {
        if (drafts.Open(await reports.SealedAsync(turn.Work, report.Id)) is not { } words)
        {
            return [new Whisper(userId, InsideTexts.Unreadable)];
        }

        var named = words with { Enterprise = await NamedAsync(turn, words) };
        return
        [
            new Whisper(userId, InsideTexts.Content(report, named)),
            .. (words.Pictures ?? []).Select((picture, index) => new SendFile(userId, picture.Sha256!, InsideTexts.PictureName(index), Forget: true)),
        ];
    }

    public async Task<string> NamedAsync(Turn turn, InsideWords words) =>
        InsideTexts.Named(words.Enterprise ?? "", await enterprises.SearchAsync(turn.Work, [], words.Enterprise ?? "", 2));

    /// <summary>The county's director, else by the owners' order; null when nobody of the county is there.</summary>
    public async Task<Person?> LeaderAsync(Turn turn, string county)
    {
        var staff = await directory.HoldersAsync(turn.Work, county, Role.CountyDirector, Role.DeputyDirector, Role.BrigadeLeader);
        return Owners.Find(Severity.Major, county, [], staff).Owner ?? Owners.Find(Severity.Key, county, [], staff).Owner;
    }
}
