using System.Globalization;
using System.Security.Cryptography;
using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>An officer and a visit he has not been asked about.</summary>
internal sealed record SurveyDue
{
    public string InspectionId { get; init; } = "";

    public string UserId { get; init; } = "";
}

/// <summary>Who was asked about which visit.</summary>
internal sealed record SurveySent
{
    public string Id { get; init; } = "";

    public string InspectionId { get; init; } = "";

    public string UserId { get; init; } = "";

    public DateOnly AskedOn { get; init; }

    public bool Answered { get; init; }
}

/// <summary>廉政回访. Who was asked and what was answered lie apart: no key leads from one to the other (decision 12).</summary>
internal sealed class SurveyStore
{
    /// <summary>128 bits of chance, in hexadecimal digits.</summary>
    private const int IdLength = 32;

    private const string SelectDue =
        """
        select inspection_id as InspectionId, user_id as UserId
        from (
            select n.inspection_id, g.user_id, row_number() over (order by min(n.created_at), n.inspection_id, g.user_id) as place
            from notice as n
            join role_grant as g on g.enterprise_id = n.enterprise_id and g.role = @officer
            join inspection as i on i.id = n.inspection_id
            where n.created_at >= @since
                and n.created_at < @before
                and i.replaces is null
                and not exists (select 1 from survey_sent as s where s.inspection_id = n.inspection_id and s.user_id = g.user_id)
            group by n.inspection_id, g.user_id) as due
        where place <= @take
        order by place
        """;

    /// <summary>The first officers of the visits whose notice went out in that time and who were not asked; a correction is no visit of its own.</summary>
    public Task<IReadOnlyList<SurveyDue>> DueAsync(UnitOfWork work, DateTimeOffset since, DateTimeOffset before, int take) =>
        work.QueryAsync<SurveyDue>(SelectDue, new { officer = nameof(Role.EnterpriseOfficer), since, before, take });

    private static readonly string[] SentColumns = ["id", "inspection_id", "user_id", "asked_on", "answered"];

    public async Task AddSentAsync(UnitOfWork work, IEnumerable<SurveySent> sent)
    {
        var insert = new MultiRowInsert(work, "survey_sent", SentColumns);
        foreach (var one in sent)
        {
            await insert.AddAsync([one.Id, one.InspectionId, UserIds.Normal(one.UserId), one.AskedOn.ToString("O", CultureInfo.InvariantCulture), false]);
        }

        await insert.FlushAsync();
    }

    private const string SelectSent =
        """
        select id as Id, inspection_id as InspectionId, user_id as UserId, asked_on as AskedOn, answered as Answered
        from survey_sent
        where id = @id
        """;

    public Task<SurveySent?> FindSentAsync(UnitOfWork work, string id) => work.FindAsync<SurveySent>(SelectSent, new { id });

    private const string SetAnswered = "update survey_sent set answered = 1 where id = @id and answered = 0";

    private const string InsertAnswer =
        """
        insert into survey_answer (id, county, month, service, help, favour, told)
        values (@id, @County, @Month, @service, @help, @favour, 0)
        """;

    /// <summary>Marks that the person has answered and stores the answer, each without the other; false when he had answered before.</summary>
    public async Task<bool> AnswerAsync(UnitOfWork work, string sentId, SurveyAnswer answer)
    {
        if (await work.ExecuteAsync(SetAnswered, new { id = sentId }) == 0)
        {
            return false;
        }

        await work.ExecuteAsync(InsertAnswer, new
        {
            id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true),
            answer.County,
            answer.Month,
            service = answer.Service.ToString(),
            help = answer.Help.ToString(),
            favour = answer.Favour.ToString(),
        });
        return true;
    }

    private const string InsertWords = "insert into survey_words (id, month, words) values (@id, @month, @words)";

    /// <summary>Free words, without a way to the answer of the same person.</summary>
    public Task AddWordsAsync(UnitOfWork work, string month, string words) =>
        work.ExecuteAsync(InsertWords, new { id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true), month, words });

    private const string SelectAnswers = "select county as County, month as Month, service as Service, help as Help, favour as Favour from survey_answer order by id";

    public async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(UnitOfWork work) =>
        [.. (await work.QueryAsync<Row>(SelectAnswers)).Select(row => new SurveyAnswer(row.County, row.Month, row.Service, row.Help, row.Favour))];

    private const string SelectMonths = "select month from survey_answer union select month from survey_words order by month";

    /// <summary>Months of which there is something.</summary>
    public Task<IReadOnlyList<string>> MonthsAsync(UnitOfWork work) => work.QueryAsync<string>(SelectMonths);

    private const string SelectWords = "select words from survey_words where month = @month order by id";

    /// <summary>Free words of the month, in no order.</summary>
    public Task<IReadOnlyList<string>> WordsAsync(UnitOfWork work, string month) => work.QueryAsync<string>(SelectWords, new { month });

    private const string SetTold = "update survey_answer set told = 1 where favour = @yes and told = 0";

    /// <summary>How many answers since the last time say that favours were asked for; each is counted once.</summary>
    public Task<int> NewFavoursAsync(UnitOfWork work) => work.ExecuteAsync(SetTold, new { yes = nameof(FavourAnswer.Yes) });

    private sealed record Row
    {
        public string County { get; init; } = "";

        public string Month { get; init; } = "";

        public ServiceAnswer Service { get; init; }

        public HelpAnswer Help { get; init; }

        public FavourAnswer Favour { get; init; }
    }
}
