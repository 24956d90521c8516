using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

/// <summary>The one card that starts a visit: which enterprise, with which colleague.</summary>
internal sealed class VisitOffer(DirectoryStore directory, CommitmentStore commitments, CampaignBook campaigns)
{
    /// <summary>WeCom's drop-down takes ten; one is the request to choose.</summary>
    public const int Most = 9;

    /// <summary>A drop-down always shows an option: with several enterprises the first one is none of them.</summary>
    public const string Unchosen = "none";

    public const string Kind = "start";
    public const string Verb = "start";
    public const string EnterpriseQuestion = "enterprise";
    public const string PartnerQuestion = "partner";

    /// <param name="enterprises">At least one; the first nine are shown.</param>
    /// <param name="note">Why just these.</param>
    /// <param name="from">Where the person stands: each enterprise then says how far it is.</param>
    /// <param name="colleague">Name of the colleague to preselect; null for none.</param>
    public async Task<Reply> ReplyAsync(Turn turn, Person person, IReadOnlyList<Enterprise> enterprises, string note, string? colleague = null, GeoPoint? from = null)
    {
        var shown = enterprises.Take(Most).ToList();
        var colleagues = await ColleaguesAsync(turn, person, shown, colleague);
        var enterprise = new CardQuestion(
            EnterpriseQuestion,
            "企业",
            [
                .. shown.Count == 1 ? Array.Empty<CardOption>() : [new CardOption(Unchosen, "请选择企业")],
                .. shown.Select(item => new CardOption(item.Id, Label(item, from))),
            ],
            shown.Count == 1 ? shown[0].Id : Unchosen);
        var partner = new CardQuestion(
            PartnerQuestion,
            "同行执法人员",
            [.. colleagues.Select(item => new CardOption(item.UserId, Words.Of(item)))],
            colleagues.FirstOrDefault(item => item.Name == colleague)?.UserId);
        var id = VisitKey.NewDraft(turn.Now);
        var card = new FormCard
        {
            Title = "开始体检",
            Description = colleagues.Count > 0 ? note : StartTexts.NoColleague,
            Questions = colleagues.Count > 0 ? [enterprise, partner] : [enterprise],
            Submit = new CardButton("开始", new ActionKey(Verb, id, 1), ButtonStyle.Primary),
        };
        return new Reply([new ShowCard(turn.UserId, card, Subject(id))]);
    }

    /// <summary>The distance first, so that it survives the cut.</summary>
    private static string Label(Enterprise enterprise, GeoPoint? from) =>
        from is { } here && enterprise.Location is { } place ? $"{StartTexts.Distance(place.MetresTo(here))} {Words.Short(enterprise)}" : Words.Short(enterprise);

    /// <summary>The tapped card after the visit began: the choice shown, the button dead.</summary>
    public static RefreshCard Started(string userId, string draftId, Enterprise enterprise) => new(
        userId,
        new FormCard
        {
            Title = "开始体检",
            Description = enterprise.Name,
            Questions = [new CardQuestion(EnterpriseQuestion, "企业", [new CardOption(enterprise.Id, Words.Short(enterprise))], enterprise.Id)],
            Submit = new CardButton("开始", new ActionKey(Verb, draftId, 1)),
            Done = "已开始",
        },
        Subject(draftId));

    private static CardSubject Subject(string draftId) => new(Kind, draftId, 1);

    /// <summary>Ten colleagues who may visit one of the enterprises and have signed annex 5: the named one first, then the own squad.</summary>
    private async Task<IReadOnlyList<Person>> ColleaguesAsync(Turn turn, Person person, IReadOnlyList<Enterprise> enterprises, string? named)
    {
        var holders = await directory.HoldersAsync(turn.Work, county: null, Role.Inspector, Role.SquadLeader, Role.CityInspector);
        var squads = person.Roles.Where(grant => grant.Squad is not null).Select(grant => (grant.County, grant.Squad)).ToHashSet();
        var candidates = holders
            .Where(other => other.UserId != person.UserId && enterprises.Any(enterprise => Scope.MayInspect(other, enterprise) is null))
            .OrderByDescending(other => other.Name == named)
            .ThenByDescending(other => other.Roles.Any(grant => squads.Contains((grant.County, grant.Squad))))
            .ThenBy(other => other.Holds(Role.CityInspector));
        var found = new List<Person>();
        foreach (var candidate in candidates)
        {
            if (found.Count < Most && await commitments.SignedAtAsync(turn.Work, campaigns.Of(candidate, turn.Now.LocalDate()).Id, candidate.UserId) is not null)
            {
                found.Add(candidate);
            }
        }

        return found;
    }
}
