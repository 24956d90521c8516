using System.Text;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Conversations.Downstream;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Bot.WeCom.Messages;

namespace Bot.Tests.Conversations;

/// <summary>Cards as text, what the numbers and letters mean, and the bytes for another company.</summary>
public sealed class DownstreamCardTests
{
    private const string User = "wwaaaaaaaaaaaaaaa1/wu";

    private static readonly CardQuestion Device = new("device", "治污设施", [new("on", "正常"), new("off", "停运")]);
    private static readonly CardQuestion Log = new("log", "台账", [new("y", "已填写"), new("n", "未填写")]);

    [Fact]
    public void EveryKindOfCard_ReadsLikeThis()
    {
        Card[] cards =
        [
            new NoticeCard { Title = "橙色预警", Description = "11月20日0时起", Emphasis = "II级", EmphasisLabel = "响应级别", Body = "请执行应急减排清单。", Fields = [new CardField("区域", "桃城区")], Menu = [Button("不再提醒")] },
            new ButtonCard { Title = "选一家企业填自查", Description = "共2家", Selection = Device with { Title = "企业" }, Buttons = [Button("填这一家"), Button("以后再说")] },
            new ChoiceCard { Title = "停产限产措施", Question = Device with { Title = "措施" }, Many = true, Submit = Button("提交") },
            new FormCard { Title = "每日自查", Questions = [Device, Log], Submit = Button("提交") },
            new ButtonCard { Title = "入企体检告知：2条问题", Body = "吴工已于12月9日确认收到告知书。", Buttons = [Button("已收到")], Done = "已收到" },
        ];
        var texts = cards.Select(card => TextCard.Of(card, [.. Enumerable.Range(41, TextCard.Buttons(card))]).Text);
        Golden.Match(string.Join("\n\n", texts), "Golden/downstream-cards.txt");
    }

    [Theory]
    [InlineData("", "on", false)]
    [InlineData("B", "off", false)]
    [InlineData("C", null, false)]
    [InlineData("AB", null, false)]
    [InlineData("AB", "on,off", true)]
    [InlineData("BB", "off", true)]
    [InlineData("AC", null, true)]
    [InlineData("", "", true)]
    public void Letters_Choose_OrAreNotUnderstood(string letters, string? chosen, bool many)
    {
        var answer = new TextAnswer(41, "提交", "v:e:1", [new TextQuestion("device", ["on", "off"], many ? null : "on", many)]);
        Assert.Equal(chosen, answer.Choose(letters) is { } read ? string.Join(',', read["device"]) : null);
    }

    [Theory]
    [InlineData("AB", "on n")]
    [InlineData("BA", "off y")]
    [InlineData("A", null)]
    [InlineData("", null)]
    public void OfSeveralQuestions_OneLetterEach(string letters, string? chosen)
    {
        var answer = new TextAnswer(41, "提交", "v:e:1", [new TextQuestion("device", ["on", "off"]), new TextQuestion("log", ["y", "n"])]);
        Assert.Equal(chosen, answer.Choose(letters) is { } read ? $"{read["device"][0]} {read["log"][0]}" : null);
    }

    [Theory, EachDatabase]
    public async Task WhatIsTyped_IsATap_OrWords(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (store, sessions) = (new TextAnswerStore(), new SessionStore());
        var answers = new TextAnswers(store, sessions, new Routes().Exclusive<Script.OnText>("closed"));
        var now = DateTimeOffset.UnixEpoch;
        await test.WriteAsync(async work =>
        {
            await new CardRegistry().AddAsync(work, new CardRow { TaskId = "c1", UserId = User, Kind = "k", Entity = "e", Version = 1, CardType = "text", CreatedAt = 0, LastJson = "{}" });
            await store.AddAsync(work, User, "c1", [new TextAnswer(41, "已收到", "ack:e:1", []), new TextAnswer(42, "填这一家", "pick:e:1", [new TextQuestion("which", ["a", "b"], "a")])], now);
            return true;
        });

        foreach (var text in new[] { "41", "回复41", "回复 41", "41。", "４１", "41 已收到", "41已收到。", "已收到", "已收到！", "收到", "收到了", "我收到了。", "好的，收到", "确认收到！" })
        {
            Assert.Equal("ack:e:1", (await ReadAsync(User, text)).Action?.ToString());
        }

        Assert.Equal(("pick:e:1", "b"), await ChoiceAsync("42b"));
        Assert.Equal(("pick:e:1", "b"), await ChoiceAsync("回复42 Ｂ"));
        Assert.Equal(("pick:e:1", "a"), await ChoiceAsync("42"));
        Assert.Equal(DownstreamTexts.WrongLetters(42, "A"), (await ReadAsync(User, "42C")).Wrong);
        foreach (var text in new[] { "43", "4", "411", "41米外有一堆砂土没有苫盖", "41A", "好的", "12月5日", "" })
        {
            Assert.Equal((null, null), await ReadAsync(User, text));
        }

        // A member of our own corp has buttons.
        Assert.Equal((null, null), await ReadAsync("wu", "41"));

        // What the button itself asked is answered with its word; another question is not.
        await AskAsync(new Question("when", "e", "ack"));
        Assert.Equal((null, null), await ReadAsync(User, "已收到"));
        Assert.Equal("ack:e:1", (await ReadAsync(User, "41")).Action?.ToString());
        await AskAsync(new Question("evidence", "e"));
        Assert.Equal("ack:e:1", (await ReadAsync(User, "已收到")).Action?.ToString());
        await AskAsync(new Question("closed", "x"));
        Assert.Equal((null, null), await ReadAsync(User, "41"));
        Assert.Equal((null, null), await ReadAsync(User, "已收到"));
        await AskAsync(null);

        // Changed without a new text: the number does what the card's button does now.
        await test.WriteAsync(async work =>
        {
            await store.RenewAsync(work, User, "c1", [new TextAnswer(0, "已收到", "ack:e:2", [])]);
            return true;
        });
        Assert.Equal("ack:e:2", (await ReadAsync(User, "41")).Action?.ToString());
        Assert.Equal(("pick:e:1", "b"), await ChoiceAsync("42b"));

        // Over: told as it is, unless something else is asked for.
        await test.WriteAsync(async work =>
        {
            await store.CloseAsync(work, User, "c1");
            return true;
        });
        Assert.Equal("ack:e:2", (await ReadAsync(User, "41")).Action?.ToString());
        await AskAsync(new Question("date", "e"));
        Assert.Equal((null, null), await ReadAsync(User, "41"));

        Task<bool> AskAsync(Question? question) => test.WriteAsync(async work =>
        {
            await sessions.SaveAsync(work, new Session(User, Asked: question), now);
            return true;
        });

        async Task<(ActionKey? Action, string? Wrong)> ReadAsync(string userId, string text)
        {
            var typed = await test.ReadAsync(work => answers.ReadAsync(work, userId, new TextInput(text)));
            return ((typed.Input as CardInput)?.Action, typed.Wrong);
        }

        async Task<(string?, string?)> ChoiceAsync(string text)
        {
            var card = (await test.ReadAsync(work => answers.ReadAsync(work, User, new TextInput(text)))).Input as CardInput;
            return (card?.Action.ToString(), card?.Choice("which"));
        }
    }

    [Theory, EachDatabase]
    public async Task Numbers_GoInACircle_AndLeaveOutWhatWaits(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new TextAnswerStore();
        await GiveAsync("kept", 1);
        for (var time = 0; time < 29; time++)
        {
            await GiveAsync($"c{time}", 2);
            await test.WriteAsync(async work =>
            {
                await store.CloseAsync(work, User, $"c{time}");
                return true;
            });
        }

        // 41 waits, 42 to 99 are over: after 99 comes 42.
        Assert.Equal([42, 43], await GiveAsync("next", 2));
        Assert.Equal(41, (await test.ReadAsync(work => store.OpenAsync(work, User)))[0].Answer.Number);

        async Task<IReadOnlyList<int>> GiveAsync(string task, int count) => await test.WriteAsync(async work =>
        {
            await new CardRegistry().AddAsync(work, new CardRow { TaskId = task, UserId = User, Kind = "k", Entity = task, Version = 1, CardType = "text", CreatedAt = 0, LastJson = "{}" });
            var numbers = await store.NumbersAsync(work, User, count);
            await store.AddAsync(work, User, task, [.. numbers.Select(number => new TextAnswer(number, "好", "v:e:1", []))], DateTimeOffset.UnixEpoch.AddSeconds(long.Parse(task.StartsWith('c') ? task[1..] : "99", System.Globalization.CultureInfo.InvariantCulture) - (task == "kept" ? 200 : 0)));
            return numbers;
        });
    }

    [Theory, EachDatabase]
    public async Task MoreThanTheCircleHolds_NoNumberIsTakenFromACard(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new TextAnswerStore();
        var all = new List<int>();
        for (var card = 0; card < 21; card++)
        {
            all.AddRange(await test.WriteAsync(async work =>
            {
                await new CardRegistry().AddAsync(work, new CardRow { TaskId = $"c{card}", UserId = User, Kind = "k", Entity = $"e{card}", Version = 1, CardType = "text", CreatedAt = 0, LastJson = "{}" });
                var numbers = await store.NumbersAsync(work, User, 3);
                await store.AddAsync(work, User, $"c{card}", [.. numbers.Select(number => new TextAnswer(number, "好", $"v:{card}:{number}", []))], DateTimeOffset.UnixEpoch.AddSeconds(card));
                return numbers;
            }));
        }

        Assert.Equal([.. Enumerable.Range(41, 59), 141, 142, 143, 144], all);
        var answers = new TextAnswers(store, new SessionStore(), new Routes());
        Assert.Equal("v:0:41", await TypedAsync("41"));
        Assert.Equal("v:20:144", await TypedAsync("回复144"));

        async Task<string?> TypedAsync(string text) => ((await test.ReadAsync(work => answers.ReadAsync(work, User, new TextInput(text)))).Input as CardInput)?.Action.ToString();
    }

    [Fact]
    public void TheBytes_ChangeMembersAndApplication_AndNothingElse()
    {
        var body = WeComJson.Send(["wwa/zhang", "wwa/wo_AJ"], 1000002, new TextMessage("\"touser\": 你好😀 \"agentid\":1"));
        var sent = Readdressing.To(body, ["Zhang", "wo_AJ"], 31);
        var (before, after) = (JsonNode.Parse(body)!, JsonNode.Parse(sent)!);
        Assert.Equal(("Zhang|wo_AJ", 31), ((string?)after["touser"], (int)after["agentid"]!));
        (before["touser"], before["agentid"]) = ("", 0);
        (after["touser"], after["agentid"]) = ("", 0);
        Assert.True(JsonNode.DeepEquals(before, after));
        Assert.Equal(sent, Readdressing.To(body, ["Zhang", "wo_AJ"], 31));
        Assert.DoesNotContain("\\u", Encoding.UTF8.GetString(sent), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Readdressing.To("{}"u8.ToArray(), ["a"], 1));
    }

    private static CardButton Button(string text) => new(text, new ActionKey("verb", "entity", 1));
}
