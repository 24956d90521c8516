using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.SelfChecks;

/// <summary>自查名单: how the county stands, and the workbook of the silent; of several counties one is named.</summary>
internal sealed class SilentHandler(SilentList lists, SelfCheckRoster roster, CampaignBook campaigns) : IConversationHandler
{
    private static readonly char[] Blanks = [' ', '\n', '\t', '\u3000'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn is not { Person: { } person, Input: TextInput text } || Scope.SilentCountiesOf(person) is not { } scope)
        {
            return Reply.Text(turn.UserId, SilentTexts.NotYours);
        }

        var counties = (await roster.CountiesAsync(turn.Work)).Where(county => Scope.Reaches(scope, county)).ToList();
        var named = string.Concat(text.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[1..]);
        var chosen = named.Length > 0 ? counties.Find(county => county == named) : counties.Count == 1 ? counties[0] : null;
        if (chosen is not null)
        {
            return new Reply(await lists.EffectsAsync(turn, await ReadAsync(turn, chosen), turn.UserId));
        }

        if (named.Length > 0 || counties.Count == 0)
        {
            return Reply.Text(turn.UserId, SilentTexts.NoCounty(named, counties));
        }

        var all = new List<SilentCounty>();
        foreach (var county in counties)
        {
            all.Add(await ReadAsync(turn, county));
        }

        return Reply.Text(turn.UserId, SilentTexts.Counties(all));
    }

    private Task<SilentCounty> ReadAsync(Turn turn, string county) => lists.ReadAsync(turn.Work, campaigns.Of(county, turn.Now.LocalDate()), county, turn.Now);
}
