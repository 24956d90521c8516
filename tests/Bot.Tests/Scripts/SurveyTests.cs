using System.Text;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Simulator;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>廉政回访: asked on the next working morning, anonymous, shown to the DisciplineOffice only.</summary>
public sealed class SurveyTests
{
    private const string Marked = "吃拿卡要的是一顿饭";

    [Fact]
    public async Task AnAnswer_IsTaken_Once_AndTheDisciplineOfficeHearsInTheMorning()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var (officer, office) = (bot.As(CountySeed.Officer), bot.As("feng.yi"));
        await MorningAsync(bot, 10);
        var card = await officer.SeesCardAsync("廉政回访（不记名）");

        // The drop-downs show no answer: a hasty tap says nothing.
        await officer.TapsAsync(card, "提交");
        await officer.SeesAsync("三项还没有选全");
        await AnswerAsync(officer, card);
        await AnswerAsync(officer, card);
        await officer.SeesDoneAsync(card, "已提交");
        await officer.SeesAsync("已提交，谢谢");
        await officer.SeesAsync("您已经提交过");
        await officer.SaysAsync(Marked);
        await officer.SeesAsync("已收下，不记名");
        Assert.Equal(1, await SignVisit.CountAsync(bot, "survey_answer"));
        Assert.Equal(1, await SignVisit.CountAsync(bot, "survey_words"));

        await MorningAsync(bot, 11);
        await office.SeesAsync("全市有1份不记名回访反映有吃拿卡要情况");
        Assert.Equal(1, SignVisit.Cards(officer, "廉政回访"));
        await MorningAsync(bot, 14);
        Assert.Equal(1, SignVisit.Texts(office, "吃拿卡要情况"));
    }

    [Fact]
    public async Task NothingThatIsKept_LeadsFromThePersonToTheAnswer()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var officer = bot.As(CountySeed.Officer);
        await MorningAsync(bot, 10);
        await AnswerAsync(officer, await officer.SeesCardAsync("廉政回访"));
        await officer.SaysAsync(Marked);
        await bot.SettleAsync();

        // What was said stands in the two tables of the answers and nowhere else: not in the inbox, the outbox, the session, the card or the audit. A row may hold
        // the whole list of options, as the card that asks does; one that holds an option more often than another of its question says what was chosen.
        foreach (var table in TableOrder.Copied.Select(one => one.Name).Concat(TableOrder.Passing).Where(name => name is not ("survey_words" or "survey_answer")))
        {
            foreach (var row in await bot.ReadAsync(work => work.QueryAsync<dynamic>($"select * from {table}")))
            {
                var text = string.Join('|', ((IDictionary<string, object?>)row).Values.Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString()));
                Assert.DoesNotContain(Marked, text, StringComparison.Ordinal);
                Assert.Single(Options<ServiceAnswer>(text).Distinct());
                Assert.Single(Options<FavourAnswer>(text).Distinct());
            }
        }

        // Nor do the rows of the answer lead back: no column of theirs holds what any other table knows of him.
        foreach (var table in new[] { "survey_words", "survey_answer" })
        {
            var row = (IDictionary<string, object?>)Assert.Single(await bot.ReadAsync(work => work.QueryAsync<dynamic>($"select * from {table}")));
            var id = (string)row["id"]!;
            foreach (var other in TableOrder.Copied.Where(one => one.Name != table))
            {
                Assert.DoesNotContain(await bot.ReadAsync(work => work.QueryAsync<dynamic>($"select * from {other.Name}")), one => ((IDictionary<string, object?>)one).Values.Any(value => value is string text && text.Contains(id, StringComparison.Ordinal)));
            }
        }

        // The two messages that said something are empty; of the tap it is on record that there was one.
        const string Emptied = "select count(*) from inbox where lane = @lane and body = ''";
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>(Emptied, new { lane = CountySeed.Officer })));
        const string Left = "select count(*) from inbox where lane = @lane and body like '%survey-answer%'";
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>(Left, new { lane = CountySeed.Officer })));
        Assert.Equal(
            "county favour help id month service told",
            string.Join(' ', (await bot.ReadAsync(work => work.QueryAsync<dynamic>("select * from survey_answer"))).SelectMany(row => ((IDictionary<string, object?>)row).Keys).Order(StringComparer.Ordinal)));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task TheReport_IsForTheDisciplineOfficeOnly_AfterTheMonth_AndFromThreeOn()
    {
        await using var bot = await BotFixture.StartAsync();
        var office = bot.As("feng.yi");
        await bot.WriteAsync(async work =>
        {
            var store = bot.Get<SurveyStore>();
            var sent = Enumerable.Range(0, 4).Select(n => new SurveySent { Id = $"s{n}", InspectionId = $"i{n}", UserId = "o", AskedOn = new DateOnly(2020, 12, 9) }).ToList();
            await store.AddSentAsync(work, sent);
            foreach (var (one, index) in sent.Select((one, index) => (one, index)))
            {
                var county = index == 3 ? "景县" : "桃城区";
                Assert.True(await store.AnswerAsync(work, one.Id, new SurveyAnswer(county, "2020-12", ServiceAnswer.Good, HelpAnswer.Some, FavourAnswer.No)));
            }

            await store.AddWordsAsync(work, "2020-12", Marked);
        });
        await office.SaysAsync("廉政回访");
        await office.SeesAsync("每月的结果在月底以后才能看");

        // 1 January is a holiday, 4 January the first working day.
        bot.Clock.SetUtcNow(new DateTimeOffset(2021, 1, 4, 9, 30, 5, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        var report = Phone.Words(await office.SeesAsync("【廉政回访 2020-12】"));
        Scene.Has("桃城区（2020-12，3份）：服务态度好3、一般0、不好0；帮助很大0、有一些3、没有0；吃拿卡要没有3、有0、不方便说0", report);
        Scene.Has("另有1份，不足3份", report);
        Scene.Has(Marked, report);
        Scene.Has("答了什么，表里不记姓名和企业", report);
        Assert.DoesNotContain("景县", report, StringComparison.Ordinal);
        foreach (var other in new[] { "zhou.tao", "zheng.hua", "chen.jing", CountySeed.Officer })
        {
            await bot.As(other).SaysAsync("廉政回访");
            await bot.As(other).SeesAsync("结果只给驻局纪检组");
            Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'survey-refused' and actor = (select token from audit_person where user_id = @other)", new { other })));
        }

        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'survey-read'")));
    }

    [Fact]
    public async Task AMonthIsAskedFor_AndItsWordsComeInPages()
    {
        await using var bot = await BotFixture.StartAsync();
        var office = bot.As("feng.yi");
        await bot.WriteAsync(async work =>
        {
            var store = bot.Get<SurveyStore>();
            foreach (var (index, month) in new[] { "2020-12", "2020-12", "2020-12", "2021-01", "2021-02", "2021-02" }.Index())
            {
                await store.AddSentAsync(work, [new SurveySent { Id = $"s{index}", InspectionId = $"i{index}", UserId = "o", AskedOn = new DateOnly(2020, 12, 9) }]);
                Assert.True(await store.AnswerAsync(work, $"s{index}", new SurveyAnswer("桃城区", month, ServiceAnswer.Good, HelpAnswer.Some, FavourAnswer.No)));
            }

            foreach (var index in Enumerable.Range(0, 5))
            {
                await store.AddWordsAsync(work, "2020-12", $"第{index}家说：{new string('话', 500)}");
            }

            await store.AddWordsAsync(work, "2021-02", Marked);
        });
        bot.Clock.SetUtcNow(new DateTimeOffset(2021, 3, 9, 10, 0, 0, TimeSpan.FromHours(8)));

        // The last month that is over, with what was too little alone in January.
        var last = await bot.AnswerAsync(office, () => office.SaysAsync("廉政回访"));
        Scene.Has("【廉政回访 2021-02】", last);
        Scene.Has("桃城区（2021-01至2021-02，3份）", last);
        Scene.Has(Marked, last);
        Assert.DoesNotContain("家说", last, StringComparison.Ordinal);
        Scene.Has("看别的月份，发“廉政回访 2021-01”；有回访的月份：2020-12、2021-01。", last);

        var said = (await SaidAsync("廉政回访 2020-12"), await SaidAsync("廉政回访 2020年12月 2"), await SaidAsync("廉政回访 2020-12 3"));
        Assert.Equal((2, 2, 1), said);
        await office.SeesAsync("看下一页，发“廉政回访 2020-12 2”");
        Scene.Has("2021-01没有可以看的回访", await bot.AnswerAsync(office, () => office.SaysAsync("廉政回访 2021-01")));
        Scene.Has("2021-03的回访还不能看：每月的结果在月底以后才能看", await bot.AnswerAsync(office, () => office.SaysAsync("廉政回访 2021-03")));
        Scene.Has("共3页，没有这一页", await bot.AnswerAsync(office, () => office.SaysAsync("廉政回访 2020-12 4")));
        Scene.Has("看不懂，请发“廉政回访 2021-02”", await bot.AnswerAsync(office, () => office.SaysAsync("廉政回访 上个月")));

        async Task<int> SaidAsync(string typed)
        {
            var words = string.Concat((await bot.AnswersAsync(office, () => office.SaysAsync(typed))).Select(Phone.Words));
            return Regex.Count(words, "家说", RegexOptions.None, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task ThousandsOfOfficers_AreSeveralTurns_AndEachIsAskedOnce()
    {
        var others = Enumerable.Range(0, 205).Select(index => new SimulatedMember($"officer{index:000}", "某", "企业环保负责人")).ToList();
        await using var bot = await BotFixture.StartAsync(others);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.WriteAsync(async work =>
        {
            foreach (var other in others)
            {
                await bot.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = other.UserId, Name = other.Name, Roles = [new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: SignVisit.EnterpriseId)] });
            }
        });
        await MorningAsync(bot, 10);
        Assert.Equal(206, await SignVisit.CountAsync(bot, "survey_sent"));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from inbox where lane = 'sys.survey' and body like '%round~2%'")));
        Assert.Equal(1, SignVisit.Cards(bot.As("officer204"), "廉政回访"));
        Assert.Equal(1, SignVisit.Cards(bot.As("officer000"), "廉政回访"));
    }

    [Fact]
    public async Task WordsOfALaterDay_AreNotTakenForTheSurvey()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var officer = bot.As(CountySeed.Officer);
        await MorningAsync(bot, 10);
        await AnswerAsync(officer, await officer.SeesCardAsync("廉政回访"));
        await officer.SeesAsync("已提交");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await officer.SaysAsync("除尘器修好了");
        await officer.SeesAsync("您发的文字没有转给别人");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "survey_words"));
    }

    /// <summary>How often each answer to a question is in the text, as the value of something.</summary>
    /// <summary>How often each option stands there as a word: codes of cards are chance, and a "No" within one is none.</summary>
    private static IEnumerable<int> Options<T>(string text)
        where T : struct, Enum =>
        Enum.GetNames<T>().Select(name => Regex.Count(text, $"(?<![A-Za-z0-9+/=_-]){name}(?![A-Za-z0-9+/=_-])", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static Task AnswerAsync(Phone officer, CardView card) =>
        officer.TapsAsync(card, "提交", ("service", "Poor"), ("help", "Some"), ("favour", "Yes"));

    private static async Task MorningAsync(BotFixture bot, int day)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, day, 9, 30, 5, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}
