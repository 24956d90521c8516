using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.InsideReports;

/// <summary>举报, by any member of the corp; with its number: how far it is. Of these turns neither what was said nor who said it is kept (decision 16).</summary>
internal sealed class InsideReportHandler(InsideReportStore reports, InsideDrafts drafts, InsideOffice office) : IConversationHandler
{
    public const string SubmitWord = "提交";

    private const int MostPictures = 9;
    private const int MostText = 2000;

    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    /// <summary>A picture that was not fetched by then will not come.</summary>
    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(5);

    private static readonly HashSet<string> SubmitWords = new(StringComparer.Ordinal) { SubmitWord, "提交举报", "完成", "好了", "填完了", "没有了", "没有照片" };

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = (turn.Input as TextInput)?.Text ?? "";
        var rest = AfterCommand(text);
        if (rest is not null && InsideOffice.Is(turn.Person))
        {
            if (rest.Length == 0)
            {
                return await office.ListAsync(turn);
            }

            if (InsideOffice.NumberOf(rest) is { } number)
            {
                return await office.OneAsync(turn, number);
            }
        }

        var reply = rest is null ? turn.Session.Asked is { Kind: InsideDrafts.Question } asked ? await AnswerAsync(turn, asked, text) : Reply.Nothing
            : Receipt.Read(rest) is { } receipt ? await ProgressAsync(turn, receipt)
            : Receipt.IsMeant(rest) ? Tell(turn, InsideTexts.NoSuchNumber)
            : await BeginAsync(turn, rest);
        return reply with { Forget = true, Unnamed = true };
    }

    /// <summary>What stands behind 举报; null when the text is something else.</summary>
    private static string? AfterCommand(string text) =>
        text == InsideDrafts.Command ? ""
        : text.StartsWith(InsideDrafts.Command, StringComparison.Ordinal) && char.IsWhiteSpace(text[InsideDrafts.Command.Length]) ? text[InsideDrafts.Command.Length..].Trim()
        : null;

    private static Reply Tell(Turn turn, string text, Session? session = null) => new([new Whisper(turn.UserId, text)], session);

    private static Session Asking(Turn turn, string id, string part) => turn.Session with { Asked = new Question(InsideDrafts.Question, id, part) };

    private static Session Over(Turn turn) => turn.Session with { Asked = null };

    private async Task<Reply> ProgressAsync(Turn turn, string receipt) =>
        await reports.FindByReceiptAsync(turn.Work, receipt) is { } report
            ? Tell(turn, InsideTexts.Progress(report, drafts.Open(await reports.SealedAsync(turn.Work, report.Id))?.Reply))
            : Tell(turn, InsideTexts.NoSuchNumber);

    /// <summary>What stands behind the word is the name of the enterprise.</summary>
    private async Task<Reply> BeginAsync(Turn turn, string enterprise)
    {
        if (enterprise.Length > MostText)
        {
            return Tell(turn, InsideTexts.TooLong);
        }

        if (turn.Session.Asked is { Kind: InsideDrafts.Question } before)
        {
            await reports.DropDraftAsync(turn.Work, before.Entity);
        }

        var (id, named) = (InsideReportStore.NewId(), Words.SaySomething(enterprise));
        await drafts.SaveAsync(turn, id, new InsideWords(turn.UserId, named ? enterprise : null));
        var ask = named ? InsideTexts.AskWhat : InsideTexts.Intro;
        return Tell(turn, UserIds.CorpOf(turn.UserId) is null ? ask : $"{InsideTexts.Downstream}\n{ask}", Asking(turn, id, named ? InsideTexts.What : InsideTexts.Enterprise));
    }

    private async Task<Reply> AnswerAsync(Turn turn, Question asked, string text)
    {
        if (SmallTalk.IsCancel(text) || SmallTalk.Plain(text) is "不报了" or "不举报了")
        {
            await reports.DropDraftAsync(turn.Work, asked.Entity);
            return Tell(turn, InsideTexts.Cancelled, Over(turn));
        }

        if (await reports.DraftAsync(turn.Work, asked.Entity) is not { } content)
        {
            return Tell(turn, InsideTexts.Gone, Over(turn));
        }

        // The session stays with it: what is said until the next 举报 is kept nowhere.
        return drafts.Open(content) is not { } words ? Tell(turn, InsideTexts.DraftUnreadable)
            : words.UserId != turn.UserId ? Tell(turn, InsideTexts.Gone, Over(turn))
            : turn.Input switch
            {
                PictureInput picture => await PictureAsync(turn, asked.Entity, words, picture.MediaId),
                LocationInput place => await PlaceAsync(turn, asked, words, InsideTexts.Place(place.Label, place.Latitude, place.Longitude)),
                TextInput => await TextAsync(turn, asked, words, text),
                _ => Tell(turn, InsideTexts.NotText),
            };
    }

    private async Task<Reply> TextAsync(Turn turn, Question asked, InsideWords words, string text)
    {
        var done = SubmitWords.Contains(SmallTalk.Plain(text));
        return HelpWords.Commands.Contains(SmallTalk.Plain(text)) ? Tell(turn, InsideTexts.Asked(asked.Part))
            : !Words.SaySomething(text) ? Tell(turn, InsideTexts.NoWords)
            : text.Length > MostText ? Tell(turn, InsideTexts.TooLong)
            : asked.Part != InsideTexts.More ? done ? Tell(turn, InsideTexts.NotYet) : await FillAsync(turn, asked, words, text)
            : done ? await SubmitAsync(turn, asked.Entity, words)
            : SmallTalk.IsCourtesy(text) ? Tell(turn, InsideTexts.AskMore)
            : $"{words.What}\n{text}".Length > MostText ? Tell(turn, InsideTexts.TooLong)
            : await SaveAsync(turn, asked.Entity, words with { What = $"{words.What}\n{text}" }, InsideTexts.More, InsideTexts.Added);
    }

    /// <summary>A location is an answer to where it was, then and afterwards.</summary>
    private async Task<Reply> PlaceAsync(Turn turn, Question asked, InsideWords words, string place) => asked.Part switch
    {
        InsideTexts.Where => await FillAsync(turn, asked, words, place),
        InsideTexts.More when $"{words.Where}；{place}".Length <= MostText =>
            await SaveAsync(turn, asked.Entity, words with { Where = $"{words.Where}；{place}" }, InsideTexts.More, InsideTexts.Added),
        InsideTexts.More => Tell(turn, InsideTexts.TooLong),
        _ => Tell(turn, InsideTexts.NotText),
    };

    private Task<Reply> FillAsync(Turn turn, Question asked, InsideWords words, string text) => asked.Part switch
    {
        InsideTexts.Enterprise => SaveAsync(turn, asked.Entity, words with { Enterprise = text }, InsideTexts.What, InsideTexts.AskWhat),
        InsideTexts.What => SaveAsync(turn, asked.Entity, words with { What = text }, InsideTexts.Where, InsideTexts.AskWhere),
        _ => SaveAsync(turn, asked.Entity, words with { Where = text }, InsideTexts.More, InsideTexts.AskMore),
    };

    private async Task<Reply> SaveAsync(Turn turn, string id, InsideWords words, string next, string say)
    {
        await drafts.SaveAsync(turn, id, words);
        return Tell(turn, say, Asking(turn, id, next));
    }

    private async Task<Reply> PictureAsync(Turn turn, string id, InsideWords words, string mediaId)
    {
        var before = words.Pictures ?? [];
        if (before.Count >= MostPictures)
        {
            return Tell(turn, InsideTexts.TooMany);
        }

        await drafts.SaveAsync(turn, id, words with { Pictures = [.. before, new InsidePicture(mediaId, null, turn.Now)] });
        var fetch = new FetchMedia(turn.UserId, mediaId, Forget: true);

        // An album arrives as several turns: only the first picture of a burst is answered.
        return before.Any(earlier => turn.Now - earlier.At < Burst) ? new Reply([fetch]) : new Reply([fetch, new Whisper(turn.UserId, InsideTexts.PictureTaken)]);
    }

    private async Task<Reply> SubmitAsync(Turn turn, string id, InsideWords words)
    {
        var pictures = words.Pictures ?? [];
        if (pictures.Any(picture => picture.Sha256 is null && turn.Now - picture.At < LongestFetch))
        {
            return Tell(turn, InsideTexts.PictureWaits);
        }

        var receipt = Receipt.New();
        var whole = words with { Pictures = [.. pictures.Where(picture => picture.Sha256 is not null).Select(picture => picture with { MediaId = "" })] };
        await reports.AddAsync(turn.Work, receipt, drafts.Close(whole), turn.Now.LocalDate());
        await reports.DropDraftAsync(turn.Work, id);
        return Tell(turn, InsideTexts.Filed(receipt, await office.IsThereAsync(turn)), Over(turn));
    }
}
