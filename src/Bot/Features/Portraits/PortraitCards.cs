using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Enterprises;

namespace Bot.Features.Portraits;

/// <summary>The card of an enterprise, and the one that asks which.</summary>
internal static class PortraitCards
{
    public const string PickVerb = "portrait-pick";
    public const string FindingsVerb = "portrait-findings";
    public const string FileVerb = "portrait-file";
    public const string PageVerb = "portrait-page";
    public const string Which = "enterprise";

    /// <summary>A drop-down always shows an option: the first one is none of them.</summary>
    public const string Unchosen = "none";

    private const string Kind = "portrait";
    private const string ListKind = "portrait-list";

    public static CardSubject Subject(Enterprise enterprise) => new(Kind, enterprise.Id, 1);

    public static CardSubject ListSubject(IReadOnlyList<Enterprise> found) => new(ListKind, found[0].Id, 1);

    /// <param name="found">Two or more.</param>
    public static ButtonCard List(IReadOnlyList<Enterprise> found) => new()
    {
        Title = PortraitTexts.Several,
        Description = found.Count > PortraitSearch.Most ? PortraitTexts.More(PortraitSearch.Most) : PortraitTexts.ChooseFirst,
        Selection = new CardQuestion(
            Which,
            PortraitTexts.EnterpriseLabel,
            [new CardOption(Unchosen, PortraitTexts.Choose), .. found.Take(PortraitSearch.Most).Select(one => new CardOption(one.Id, Words.Short(one)))],
            Unchosen),
        Buttons = [new CardButton(PortraitTexts.Open, new ActionKey(PickVerb, found[0].Id, 1), ButtonStyle.Primary)],
    };

    /// <summary>What is open, late or came back stands first: ten seconds have to do.</summary>
    public static ButtonCard Card(Portrait portrait) => new()
    {
        Title = PortraitTexts.Title(portrait),
        Description = PortraitTexts.Kind(portrait.Enterprise),
        Body = PortraitTexts.First(portrait),
        Fields =
        [
            new CardField(PortraitTexts.Visits, PortraitTexts.VisitsShort(portrait)),
            new CardField(PortraitTexts.Findings, PortraitTexts.FindingsShort(portrait)),
            new CardField(PortraitTexts.Rectification, PortraitTexts.RectificationShort(portrait)),
            new CardField(PortraitTexts.Permits, PortraitTexts.PermitsShort(portrait)),
            new CardField(PortraitTexts.Promises, PortraitTexts.PromisesShort(portrait)),
            new CardField(PortraitTexts.Records, PortraitTexts.RecordsShort(portrait)),
        ],
        Buttons =
        [
            new CardButton(PortraitTexts.AllFindingsButton, new ActionKey(FindingsVerb, portrait.Enterprise.Id, 1), ButtonStyle.Primary),
            new CardButton(PortraitTexts.Export, new ActionKey(FileVerb, portrait.Enterprise.Id, 1), ButtonStyle.Secondary),

            // The board is for those who have a county.
            .. portrait.Sight == PortraitSight.Office ? [new CardButton(PortraitTexts.Page, new ActionKey(PageVerb, portrait.Enterprise.Id, 1))] : Array.Empty<CardButton>(),
        ],
    };
}
