using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Enterprises;
using Domain.Materials;
using Domain.Responsibility;

namespace Bot.Features.Materials;

/// <summary>宣传 of the office and the leaders: what, whom and when by card, what the card cannot hold in words, then the confirmation. To an officer: what his enterprises were sent.</summary>
internal sealed class MaterialHandler(
    MaterialDesk desk, MaterialLibrary library, MaterialStore sends, EnterpriseStore enterprises, SelfCheckRoster roster, OfficerMaterials officers)
    : IConversationHandler
{
    public const string Question = "material";

    private const int MostPicked = 200;

    private static readonly char[] Separators = ['\n', '、', ',', '，', ';', '；'];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || Scope.MaterialCountiesOf(person) is not { } scope)
        {
            return turn.Person?.Holds(Role.EnterpriseOfficer) == true && turn.Input is TextInput
                ? await officers.ShowAsync(turn)
                : new Reply([new Say(turn.UserId, MaterialTexts.NotYours)], Asking(turn) is null ? null : Over(turn));
        }

        try
        {
            return turn.Input switch
            {
                CardInput card => await AskedAsync(turn, card, scope),
                TextInput { Text: not MaterialTexts.Command } text when Asking(turn) is { } asked => await AnsweredAsync(turn, text.Text, asked, scope),
                _ => library.Usable.Count == 0
                    ? Reply.Text(turn.UserId, MaterialTexts.NoMaterial)
                    : new Reply([MaterialCards.Ask(turn.UserId, library.Usable, scope.Count == 1)], Asking(turn) is null ? null : Over(turn)),
            };
        }
        catch (CalendarYearMissingException missing)
        {
            return Reply.Text(turn.UserId, MaterialTexts.NoCalendar(missing.Year));
        }
    }

    private static Question? Asking(Turn turn) => turn.Session.Asked is { Kind: Question } asked ? asked : null;

    private static Session Over(Turn turn) => turn.Session with { Asked = null };

    private async Task<Reply> AskedAsync(Turn turn, CardInput card, IReadOnlyList<string> scope)
    {
        if (MaterialTexts.Targets.FirstOrDefault(target => target.Id == card.Choice(MaterialCards.Whom)) is not { Id: not null } target
            || !Enum.TryParse<MaterialTiming>(card.Choice(MaterialCards.When), out var timing)
            || card.Choice(MaterialCards.What) is not { } id)
        {
            return Reply.Text(turn.UserId, MaterialTexts.Choose);
        }

        if (library.Find(id) is not { IsWithdrawn: false } material)
        {
            return Reply.Text(turn.UserId, MaterialTexts.Unknown(id));
        }

        var draft = await sends.AddAsync(turn.Work, new MaterialSend
        {
            MaterialId = material.Id,
            Version = material.Version,
            CreatedBy = turn.UserId,
            CreatedAt = turn.Now,
            Counties = scope,
            Target = target.Target,
            Track = target.Track,
            Timing = timing,
            AsFile = material.Messages is null,
            Status = MaterialSendStatus.Draft,
        });
        return await NextAsync(turn, draft, material, isNamed: false);
    }

    private async Task<Reply> AnsweredAsync(Turn turn, string text, Question asked, IReadOnlyList<string> scope)
    {
        if (!long.TryParse(asked.Entity, out var id) || await sends.FindAsync(turn.Work, id) is not { Status: MaterialSendStatus.Draft } draft)
        {
            return new Reply([new Say(turn.UserId, MaterialTexts.Dropped)], Over(turn));
        }

        if (SmallTalk.IsCancel(text) || SmallTalk.Plain(text) is "不发" or "不发了")
        {
            await sends.SaveAsync(turn.Work, draft with { Status = MaterialSendStatus.Dropped });
            return new Reply([new Say(turn.UserId, MaterialTexts.Cancelled)], Over(turn));
        }

        return library.Current(draft.MaterialId, draft.Version) is not { } material ? new Reply([new Say(turn.UserId, MaterialTexts.Unknown(draft.MaterialId))], Over(turn))
            : asked.Part == nameof(MaterialTiming.Day) ? await DayAsync(turn, draft, material, text)
            : draft.Target switch
            {
                MaterialTarget.County => await CountyAsync(turn, draft, material, text, scope),
                MaterialTarget.Industry => await IndustryAsync(turn, draft, material, text),
                _ => await PickedAsync(turn, draft, material, text, scope),
            };
    }

    private async Task<Reply> CountyAsync(Turn turn, MaterialSend draft, Material material, string text, IReadOnlyList<string> scope)
    {
        var (counties, typed) = (await CountiesAsync(turn, scope), SmallTalk.Plain(text));
        return counties.FirstOrDefault(county => county == typed) is { } named
            ? await NextAsync(turn, await sends.SaveAsync(turn.Work, draft with { Counties = [named] }), material, isNamed: true)
            : Reply.Text(turn.UserId, MaterialTexts.NoCounty(text, counties));
    }

    private async Task<Reply> IndustryAsync(Turn turn, MaterialSend draft, Material material, string text)
    {
        var typed = SmallTalk.Plain(text);
        var found = Industry.All.FirstOrDefault(industry => typed == industry.Name || typed == MaterialTexts.Number(industry.Code) || typed == $"{MaterialTexts.Number(industry.Code)} {industry.Name}");
        return found is null
            ? Reply.Text(turn.UserId, MaterialTexts.NoIndustry(text))
            : await NextAsync(turn, await sends.SaveAsync(turn.Work, draft with { Industry = found.Code }), material, isNamed: true);
    }

    /// <summary>All names or none: nobody finds out later whom a list left out.</summary>
    private async Task<Reply> PickedAsync(Turn turn, MaterialSend draft, Material material, string text, IReadOnlyList<string> scope)
    {
        var names = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count is 0 or > MostPicked)
        {
            return Reply.Text(turn.UserId, names.Count == 0 ? MaterialTexts.AskPicked : MaterialTexts.TooMany(MostPicked));
        }

        var (picked, unknown, several) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var name in names)
        {
            var found = await enterprises.SearchAsync(turn.Work, scope, name, 2);
            if (found.Count == 1 || (found.Count > 1 && found[0].Name == name && found[1].Name != name))
            {
                picked.Add(found[0].Id);
            }
            else
            {
                (found.Count == 0 ? unknown : several).Add(name);
            }
        }

        if (unknown.Count + several.Count > 0)
        {
            return Reply.Text(turn.UserId, MaterialTexts.NotPicked(unknown, several));
        }

        await sends.PickAsync(turn.Work, draft.Id, picked);
        return await NextAsync(turn, draft, material, isNamed: true);
    }

    private async Task<Reply> DayAsync(Turn turn, MaterialSend draft, Material material, string text)
    {
        var today = turn.Now.LocalDate();
        if (DayText.Read(text, today) is not { Day: { } asked })
        {
            return Reply.Text(turn.UserId, MaterialTexts.NoDay(text));
        }

        var due = desk.Next(asked == today ? turn.Now : asked.Midnight());
        var reply = await NextAsync(turn, await sends.SaveAsync(turn.Work, draft with { DueAt = due }), material, isNamed: true);
        return due.LocalDate() == asked ? reply : reply with { Effects = [new Say(turn.UserId, MaterialTexts.MovedDay(asked, due.LocalDate())), .. reply.Effects] };
    }

    /// <summary>The next thing that is not known yet, or the confirmation.</summary>
    /// <param name="isNamed">Whether county, industry or enterprises are known.</param>
    private async Task<Reply> NextAsync(Turn turn, MaterialSend draft, Material material, bool isNamed)
    {
        if (!isNamed && await WhomAsync(turn, draft) is { } question)
        {
            return Ask(turn, draft, question, nameof(MaterialCards.Whom));
        }

        if (draft is { Timing: MaterialTiming.Day, DueAt: null })
        {
            return Ask(turn, draft, MaterialTexts.AskDay, nameof(MaterialTiming.Day));
        }

        var reach = await desk.ReachAsync(turn, draft);
        return await desk.RefusalAsync(turn, draft, material, reach) is { } refusal
            ? new Reply([new Say(turn.UserId, refusal)], Over(turn))
            : new Reply([desk.Confirm(turn, draft, material, reach)], Over(turn));
    }

    private async Task<string?> WhomAsync(Turn turn, MaterialSend draft) => draft.Target switch
    {
        MaterialTarget.County => MaterialTexts.AskCounty(await CountiesAsync(turn, draft.Counties)),
        MaterialTarget.Industry => MaterialTexts.AskIndustry,
        MaterialTarget.Picked => MaterialTexts.AskPicked,
        _ => null,
    };

    private async Task<IReadOnlyList<string>> CountiesAsync(Turn turn, IReadOnlyList<string> scope) =>
        [.. (await roster.CountiesAsync(turn.Work)).Where(county => Scope.Reaches(scope, county))];

    private static Reply Ask(Turn turn, MaterialSend draft, string words, string part) =>
        new([new Say(turn.UserId, words)], turn.Session with { Asked = new Question(Question, MaterialTexts.Number(draft.Id), part) });
}
