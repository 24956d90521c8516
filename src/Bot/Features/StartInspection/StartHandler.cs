using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>开始体检, 体检 &lt;name or pinyin initials&gt; [colleague]: the matching enterprises of the inspector's scope on one card.</summary>
internal sealed class StartHandler(EnterpriseStore enterprises, DirectoryStore directory, Drafts drafts, VisitOffer offer, CampaignBook campaigns)
    : IConversationHandler
{
    private static readonly char[] Blanks = [' ', '\n', '\t', '\u3000'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { IsInspector: true } person || Scope.CountiesOf(person) is not { } counties)
        {
            return Reply.Text(turn.UserId, StartTexts.NotAnInspector);
        }

        if (turn is { Session.Asked.Kind: StartTexts.NameQuestion, Input: TextInput { Text: var answer } } && !IsCommand(answer))
        {
            return await NamedAsync(turn, person, counties, answer);
        }

        return turn.Input is TextInput text && text.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[1..] is { Length: > 0 } words
            ? await FoundAsync(turn, person, counties, words)
            : await NextAsync(turn, person, counties);
    }

    /// <summary>The answer to 要体检哪家企业？</summary>
    private Task<Reply> NamedAsync(Turn turn, Person person, IReadOnlyList<string> counties, string answer)
    {
        var over = turn.Session with { Asked = null };
        var words = answer.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return SmallTalk.IsCancel(answer) || SmallTalk.IsCourtesy(answer) ? Task.FromResult(new Reply([new Say(turn.UserId, StartTexts.NameCancelled)], over))
            : !StartTexts.CanBeName(answer) ? Task.FromResult(new Reply([new Say(turn.UserId, StartTexts.NotAName(answer))], over))
            : words.Length == 0 ? Task.FromResult(Reply.Text(turn.UserId, StartTexts.HowToFind))
            : FoundAsync(turn, person, counties, words);
    }

    private static bool IsCommand(string text) =>
        text.Split(Blanks, 2)[0] is StartTexts.Command or StartTexts.Prefix;

    private async Task<Reply> FoundAsync(Turn turn, Person person, IReadOnlyList<string> counties, string[] words)
    {
        // The last word may name the colleague: 体检 宏达 李明.
        var colleague = words.Length > 1 && await IsColleagueAsync(turn, words[^1]) ? words[^1] : null;
        var name = string.Concat(colleague is null ? words : words[..^1]);
        var found = await SearchAsync(turn, person, counties, name);
        if (found.Count == 0 && SoundOf(name) is { } initials && await SearchAsync(turn, person, counties, initials) is { Count: > 0 } alike)
        {
            return await offer.ReplyAsync(turn, person, alike, StartTexts.Alike(initials), colleague);
        }

        return found.Count == 0
            ? Reply.Text(turn.UserId, StartTexts.NoMatch(name))
            : await offer.ReplyAsync(turn, person, found, found.Count > VisitOffer.Most ? StartTexts.More(VisitOffer.Most) : "选好企业和同行执法人员，点“开始”", colleague);
    }

    private async Task<List<Enterprise>> SearchAsync(Turn turn, Person person, IReadOnlyList<string> counties, string name) =>
        Inspectable(person, await enterprises.SearchAsync(turn.Work, counties, name, VisitOffer.Most + 1));

    /// <summary>恒太 for 恒泰: the input method's wrong character has the right initials. Null for one character, which would find half of the list.</summary>
    private static string? SoundOf(string name) =>
        PinyinInitials.Of(name) is { Length: >= 2 } initials && !name.All(char.IsAsciiLetterOrDigit) ? initials : null;

    /// <summary>Without a word: the first enterprises of the own county that still wait for their visit. A city inspector says which one.</summary>
    private async Task<Reply> NextAsync(Turn turn, Person person, IReadOnlyList<string> counties)
    {
        var waiting = counties is [var county] ? Inspectable(person, await enterprises.NotYetVisitedAsync(turn.Work, campaigns.Of(county, turn.Now.LocalDate()).Id, county, VisitOffer.Most)) : [];
        if (waiting.Count == 0)
        {
            return new Reply([new Say(turn.UserId, StartTexts.HowToFind)], await AskedAsync(turn));
        }

        var card = await offer.ReplyAsync(turn, person, waiting, StartTexts.Waiting(waiting.Count, VisitOffer.Most));
        return card with { Effects = [new Say(turn.UserId, StartTexts.HowToFind), .. card.Effects], Session = await AskedAsync(turn) };
    }

    /// <summary>A name alone answers only while nothing is being filled: there a text is a finding.</summary>
    private async Task<Session?> AskedAsync(Turn turn) =>
        await drafts.ActiveAsync(turn) is null ? turn.Session with { Asked = new Question(StartTexts.NameQuestion, "") } : null;

    private async Task<bool> IsColleagueAsync(Turn turn, string name) =>
        (await directory.HoldersAsync(turn.Work, county: null, Role.Inspector, Role.SquadLeader, Role.CityInspector)).Any(other => other.Name == name);

    private static List<Enterprise> Inspectable(Person person, IReadOnlyList<Enterprise> found) =>
        [.. found.Where(enterprise => Scope.MayInspect(person, enterprise) is null)];
}
