using System.Net;
using System.Text;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Domain.Responsibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

public sealed class TurnProcessorTests
{
    private readonly Script _script = new();

    [Fact]
    public async Task Guards_StandInOrderBeforeTheHandler()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        Assert.Equal(["first", "second", "text"], _script.Order);
    }

    [Fact]
    public async Task Guard_ThatAnswers_EndsTheTurn()
    {
        await using var bot = await StartAsync();
        _script.First = turn => turn.Person is null ? Reply.Text(turn.UserId, "您不在通讯录中") : null;
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        Assert.Equal(["first"], _script.Order);
        Assert.Equal("您不在通讯录中", await SaidAsync(bot));
    }

    [Fact]
    public async Task Handler_SeesPersonSessionAndTimeOfAcceptance()
    {
        await using var bot = await StartAsync();
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person { UserId = "a", Name = "赵雷", Roles = [new(Role.Inspector, "景县")] }));
        var accepted = RowTime.Kept(bot.Clock.GetUtcNow());
        await bot.PostAsync(CallbackFixtures.Text("A", 1, " 问 "));
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.PumpInboxAsync();
        var turn = Assert.Single(_script.Seen);
        Assert.Equal(("a", "赵雷", new TextInput("问"), new Session("a"), accepted), (turn.UserId, turn.Person?.Name, turn.Input, turn.Session, turn.Now));
    }

    [Fact]
    public async Task Session_SurvivesARestart()
    {
        string folder;
        await using (var bot = await StartAsync())
        {
            (folder, bot.KeepFolder) = (bot.Folder, true);
            _script.Text = turn => Task.FromResult(new Reply([], turn.Session with { DraftId = "d1", Asked = new("q", "d1", "reason") }));
            await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        }

        await using var again = await StartAsync(folder);
        await again.TurnAsync(CallbackFixtures.Text("a", 2, "随便"));
        Assert.Equal(new Session("a", "d1", null, new("q", "d1", "reason")), _script.Seen[^1].Session);
    }

    [Fact]
    public async Task PartsOfAJob_AreTurnsOfTheirPeople_EachOnce()
    {
        await using var bot = await StartAsync();
        var window = new DateTimeOffset(2020, 12, 21, 9, 0, 0, TimeSpan.FromHours(8));
        _script.Text = _ => Task.FromResult(new Reply([new Enter("b", new("round", window, "early")), new Enter("b", new("round", window, "late")), new Enter("c", new("round", window, "early"))]));
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        await bot.TurnAsync(CallbackFixtures.Text("a", 2, "问"));
        _script.Text = _ => Task.FromResult(Reply.Nothing);
        await bot.PumpInboxAsync();
        Assert.Equal(
            ["b early", "b late", "c early"],
            _script.Seen.Where(turn => turn.Input is JobDue).Select(turn => $"{turn.UserId} {((JobDue)turn.Input).Part}").Order());
        Assert.All(_script.Seen.Select(turn => turn.Input).OfType<JobDue>(), due => Assert.Equal(("round", window), (due.Job, due.Window)));
    }

    [Fact]
    public async Task ThrowingHandler_LeavesNothingBehind()
    {
        await using var bot = await StartAsync();
        _script.Text = async turn =>
        {
            await bot.Get<SessionStore>().SaveAsync(turn.Work, new Session("a", "half"), turn.Now);
            throw new InvalidOperationException("bug");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => bot.TurnAsync(CallbackFixtures.Text("a", 1, "问")));
        Assert.Equal(0, await bot.CountAsync("select count(*) from session"));
        Assert.Equal(0, await bot.WaitingAsync());
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox where state = 'new'"));
    }

    [Fact]
    public async Task DeadLetter_TellsThePersonOnce_AndTheLaneGoesOn()
    {
        await using var bot = await StartAsync();
        var calls = 0;
        _script.Text = _ => ++calls <= 5 ? throw new InvalidOperationException("bug") : Task.FromResult(Reply.Text("a", "好"));
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 1, "问")));
        Assert.Equal(HttpStatusCode.OK, await bot.PostAsync(CallbackFixtures.Text("a", 2, "问")));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await bot.Get<InboxWorker>().DrainAsync();
            bot.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(["dead", "done"], await bot.ListAsync<string>("select state from inbox order by id"));
        var bodies = await bot.BodiesAsync();
        Assert.Single(bodies, body => body.Contains(ConversationTexts.GivenUp, StringComparison.Ordinal));
        Assert.Single(bodies, body => body.Contains('好', StringComparison.Ordinal));
    }

    [Fact]
    public async Task LateEffectBeyondALimit_RollsTheWholeTurnBack()
    {
        await using var bot = await StartAsync();
        _script.Text = turn => Task.FromResult(new Reply([new Say("a", "一"), new Say("a", " ")], new Session("a", "d1")));
        await Assert.ThrowsAsync<ArgumentException>(() => bot.TurnAsync(CallbackFixtures.Text("a", 1, "问")));
        Assert.Equal(0, await bot.WaitingAsync());
        Assert.Equal(0, await bot.CountAsync("select count(*) from session"));
    }

    [Fact]
    public async Task LongText_IsSplitAt2048Bytes()
    {
        await using var bot = await StartAsync();
        var text = string.Concat(Enumerable.Range(0, 3000).Select(n => n % 10 == 9 ? "😀" : "字"));
        _script.Text = turn => Task.FromResult(Reply.Text(turn.UserId, text));
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        var parts = new List<string>();
        while (await bot.WaitingAsync() > 0)
        {
            parts.Add(await SaidAsync(bot));
        }

        Assert.Equal(5, parts.Count);
        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, 2048));
        Assert.Equal(text, string.Concat(parts));
    }

    [Fact]
    public async Task SameWordsTwice_AreTwoMessages_ARepeatIsOne()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        await bot.TurnAsync(CallbackFixtures.Text("a", 2, "问"));
        bot.Api.Answer<SendReceipt>(new ApiResult<SendReceipt>.Ambiguous("time-out"));
        await bot.DeliverAsync();
        await SaidAsync(bot);
        await SaidAsync(bot);
        Assert.Equal(bot.Api.Calls[0], bot.Api.Calls[1]);
        Assert.NotEqual(bot.Api.Calls[1], bot.Api.Calls[2]);
    }

    [Theory]
    [InlineData("随便", ConversationTexts.NotUnderstood)]
    [InlineData("", ConversationTexts.NotUnderstood)]
    public async Task Text_NobodyTakes_IsAnswered(string text, string answer)
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, text));
        Assert.Equal(answer, await SaidAsync(bot));
    }

    [Theory]
    [InlineData("old:e1:1")]
    [InlineData("nonsense")]
    public async Task Card_OfAnOlderProgram_IsAnswered(string key)
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Tap("a", key, "t1", "rc"));
        Assert.Equal(ConversationTexts.StaleCard, await SaidAsync(bot));
    }

    [Fact]
    public async Task UnknownMessage_IsAnswered_VoiceByItsName()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "x").Replace("[text]", "[hologram]", StringComparison.Ordinal));
        Assert.Contains("“hologram”", await SaidAsync(bot), StringComparison.Ordinal);
        await bot.TurnAsync(CallbackFixtures.Image("a", 2, "m").Replace("[image]", "[voice]", StringComparison.Ordinal));
        Assert.Contains("“语音”", await SaidAsync(bot), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unsubscribe", "")]
    [InlineData("view", "<EventKey><![CDATA[https://example.invalid/]]></EventKey>")]
    [InlineData("LOCATION", "<Latitude>37.7</Latitude><Longitude>115.6</Longitude><Precision>30</Precision>")]
    [InlineData("inactive_alert", "")]
    public async Task EventWithoutWords_IsAuditedOnly(string kind, string rest)
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Event("a", kind, rest));
        Assert.Equal(0, await bot.WaitingAsync());
        Assert.Empty(_script.Order);
        Assert.Equal("event", await bot.TextAsync("select action from audit"));
        Assert.Equal(kind == "inactive_alert", bot.Logs.GetSnapshot().Any(log => log.Level == LogLevel.Warning));
    }

    [Fact]
    public async Task Turn_IsAuditedWithoutItsWords()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Text("a", 1, "问"));
        Assert.Equal("a turn text", await bot.TextAsync("select concat(p.user_id, ' ', a.action, ' ', a.subject) from audit as a join audit_person as p on p.token = a.actor"));
        Assert.DoesNotContain("问", await bot.TextAsync("select details from audit"), StringComparison.Ordinal);
        Assert.Null(await bot.Get<Bot.Storage.Database>().ReadAsync((work, _) => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task AnothersSession_IsABug()
    {
        await using var bot = await StartAsync();
        _script.Text = _ => Task.FromResult(new Reply([], new Session("b")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bot.TurnAsync(CallbackFixtures.Text("a", 1, "问")));
    }

    [Fact]
    public async Task Audit_OfATap_NamesVerbAndIds_AndCutsWhatCouldBeWords()
    {
        await using var bot = await StartAsync();
        await bot.TurnAsync(CallbackFixtures.Tap("a", $"go:{new string('x', 101)}:1", "t1", "code"));

        Assert.Equal($"card go:{new string('x', 100)}:1", await bot.TextAsync("select subject from audit"));
    }

    private Task<TestBot> StartAsync(string? folder = null) =>
        TestBot.StartAsync(Script.Table(), folder, services => services.AddSingleton(_script));

    private static async Task<string> SaidAsync(TestBot bot)
    {
        bot.Api.AnswerSent();
        await bot.DeliverAsync();
        return bot.Api.Body()["text"]!["content"]!.GetValue<string>();
    }
}
