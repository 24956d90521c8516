using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>Every distinct card from the commitment to the last choice of a finding, as the server received it.</summary>
public sealed partial class FilingCardTests
{
    private const string Text = "正在生产，除尘器未开启，破碎工序烟尘直排";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task CommitmentAndStart()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.MenuAsync();
        var cards = new Cards();
        var zhang = bot.As(Scene.ZhangId);
        await zhang.SaysAsync("承诺书");
        var commitment = await zhang.SeesCardAsync("承诺书");
        cards.Keep("commitment", zhang, commitment);
        await zhang.TapsAsync(commitment, "我承诺并签字");
        await zhang.SeesDoneAsync(commitment, "已签");
        cards.Keep("commitment-signed", zhang, commitment);

        await zhang.SaysAsync("体检 恒泰焦化");
        cards.Keep("start-alone", zhang, await zhang.SeesCardAsync("开始体检"));
        var li = await bot.InspectorAsync(Scene.LiId);
        await zhang.ClicksMenuAsync("START");
        cards.Keep("start-list", zhang, await zhang.SeesCardAsync("开始体检"));
        await zhang.SaysAsync("体检 恒泰焦化 李娜");
        var start = await zhang.SeesCardAsync("开始体检");
        cards.Keep("start-one", zhang, start);
        await zhang.TapsAsync(start, "开始");
        await zhang.SeesDoneAsync(start, "已开始");
        cards.Keep("start-done", zhang, start);
        cards.Keep("invitation", li, await li.SeesCardAsync("您是同行执法人员"));
        cards.Match();
    }

    [Fact]
    public async Task ExceptionsAndDrafts()
    {
        await using var bot = await BotFixture.StartAsync();
        var cards = new Cards();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await zhang.AsksForApprovalAsync("群众反映夜间生产");
        cards.Keep("exception-sent", zhang, zhang.LastCard("这次体检的原因"));
        var approval = await wang.SeesCardAsync("特殊原因体检");
        cards.Keep("approval", wang, approval);
        await wang.TapsAsync(approval, "同意");
        await wang.SeesDoneAsync(approval, "已同意");
        cards.Keep("approval-given", wang, approval);
        cards.Keep("approved", zhang, await zhang.SeesCardAsync("特殊原因已批准"));
        await zhang.AsksAgainAsync(cards);
        bot.Clock.Advance(TimeSpan.FromMinutes(2));

        await zhang.SaysAsync("草稿");
        var one = await zhang.SeesCardAsync("您有一份未完成的体检");
        cards.Keep("draft-one", zhang, one);
        await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.SaysAsync("草稿");
        cards.Keep("draft-several", zhang, await zhang.SeesCardAsync("您有2份未完成的体检"));
        await zhang.TapsAsync(one, "放弃");
        var drop = await zhang.SeesCardAsync("确认放弃这次体检？");
        cards.Keep("draft-drop", zhang, drop);
        await zhang.TapsAsync(drop, "确认放弃");
        await zhang.SeesDoneAsync(drop, "已放弃");
        cards.Keep("draft-dropped", zhang, drop);
        cards.Match();
    }

    [Fact]
    public async Task FindingAndItsChoices()
    {
        await using var bot = await BotFixture.StartAsync();
        var cards = new Cards();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        var (filed, form) = await zhang.FilesAsync(Text, 1);
        cards.Keep("finding-filed", zhang, filed);
        cards.Keep("finding-form", zhang, form);
        await zhang.TapsAsync(filed, "其余类型");
        var types = await zhang.SeesCardAsync("其余类型");
        cards.Keep("finding-types", zhang, types);
        await zhang.TapsAsync(types, "确定", ("type", types.Questions["type"][0].Id));
        await zhang.SeesDoneAsync(types, "已选好");
        cards.Keep("finding-types-chosen", zhang, types);
        await zhang.TapsAsync(zhang.Current(form.TaskId)!, "确定", ("handling", "限期整改"), ("severity", "重点"));
        await zhang.SeesDoneAsync(form, "已选好");
        cards.Keep("finding-form-chosen", zhang, form);
        var deadline = await zhang.SeesCardAsync("限期到哪天");
        cards.Keep("finding-deadline", zhang, deadline);
        await zhang.TapsAsync(deadline, "15天");
        await zhang.SeesDoneAsync(deadline, "限期");
        cards.Keep("finding-deadline-set", zhang, deadline);

        await zhang.SaysAsync($"问题 7 限期整改 12-20 重点 {Text}");
        var complete = await zhang.SeesCardAsync("第2条已记下");
        cards.Keep("finding-one-line", zhang, complete);
        await zhang.SaysAsync("撤回");
        await zhang.SeesDoneAsync(complete, "已撤回");
        cards.Keep("finding-withdrawn", zhang, complete);
        cards.Match();
    }

    internal sealed partial class Cards
    {
        private readonly Dictionary<string, string> _cards = new(StringComparer.Ordinal);

        /// <summary>The card as it stands on the phone now; task_id and the ids in the keys change with every run.</summary>
        public void Keep(string name, Phone phone, CardView card)
        {
            var bubble = phone.FromApp.Last(one => CardView.Of(one)?.TaskId == card.TaskId);
            var shown = JsonNode.Parse(bubble.Payload.GetRawText())!.AsObject();
            MaskTypes(shown);
            _cards.Add(name, Ids().Replace(shown.ToJsonString(Readable), "…"));
        }

        /// <summary>All of them, so that one run shows every difference.</summary>
        public void Match() =>
            Assert.Multiple([.. _cards.Select(card => (Action)(() => Golden.Match(card.Value, card.Key)))]);

        /// <summary>Which types are proposed is the operator's data and measured elsewhere; how many, and in which shape, is the card.</summary>
        private static void MaskTypes(JsonObject card)
        {
            foreach (var question in (card["select_list"]?.AsArray() ?? []).Append(card["checkbox"]).OfType<JsonObject>().Where(one => (string?)one["question_key"] == "type"))
            {
                question["option_list"] = new JsonArray([.. question["option_list"]!.AsArray().Select((_, n) => JsonValue.Create($"type {n + 1}"))]);
                if (question.ContainsKey("selected_id"))
                {
                    question["selected_id"] = "a type";
                }
            }
        }

        [GeneratedRegex("c?[0-9a-f]{32}|(?<=finding-(set|type):[^:]*:)[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Ids();
    }
}

internal static class CardActs
{
    /// <summary>The three reasons before one is chosen.</summary>
    public static async Task AsksAgainAsync(this Phone phone, FilingCardTests.Cards cards) =>
        cards.Keep("exception", phone, await phone.IsRefusedAsync("盛达橡胶", "自行体检"));
}
