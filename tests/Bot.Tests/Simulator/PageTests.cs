using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Tests.Simulator;

public sealed partial class PageTests
{
    private static readonly Uri Root = new("", UriKind.Relative);

    [Fact]
    public async Task Page_ShowsEveryMember_WithHooks()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await rig.SendCardAsync("zhao.lei", Cards.Buttons);
        await rig.SendCardAsync("zhao.lei", Cards.Vote);
        await rig.SendCardAsync("zhao.lei", Cards.Multiple);

        var page = await rig.Http.GetStringAsync(Root);

        Assert.Contains("data-user=\"zhao.lei\"", page, StringComparison.Ordinal);
        Assert.Contains("data-task=\"n42_r7_1\"", page, StringComparison.Ordinal);
        Assert.Contains("data-key=\"ack:42\"", page, StringComparison.Ordinal);
        Assert.Contains("<select data-question=\"device\"", page, StringComparison.Ordinal);
        Assert.Contains("<fieldset class=\"vote\" data-question=\"measure\"", page, StringComparison.Ordinal);
        Assert.Contains("<input name=\"text\"", page, StringComparison.Ordinal);
        Assert.Contains("赵雷", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http://127.0.0.1", "", StringComparison.Ordinal), StringComparison.Ordinal);
        AssertBalanced(page);
    }

    [Fact]
    public async Task Menu_ShowsOnlyAfterItsCreation()
    {
        await using var rig = await SimulatorRig.StartAsync();
        Assert.DoesNotContain("data-menu", await rig.Http.GetStringAsync(Root), StringComparison.Ordinal);

        await rig.PostAsync("menu/create?agentid=1000002", MenuTests.Menu);

        var page = await rig.Http.GetStringAsync(Root);
        Assert.Contains("data-menu=\"SEND_PLACE\"", page, StringComparison.Ordinal);
        AssertBalanced(page);
    }

    [Theory]
    [InlineData("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"<script>alert(1)</script><a href=\"javascript:alert(1)\">x</a>\"><img src=x onerror=alert(1)>"}}""")]
    [InlineData("""{"touser":"zhao.lei","msgtype":"markdown","agentid":1000002,"markdown":{"content":"# <script>\n> **<script>** [x](javascript:alert(1)) `<script>` <font color=\"info\"><script></font>"}}""")]
    [InlineData("""{"touser":"zhao.lei","msgtype":"textcard","agentid":1000002,"textcard":{"title":"<script>","description":"<div class=\"gray\"><script></div><br>\"","url":"https://a.invalid/\"onclick=\"alert(1)"}}""")]
    [InlineData("""{"touser":"zhao.lei","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction","main_title":{"title":"<script>"},"task_id":"x1","button_list":[{"text":"\"><script>","key":"\"><script>"}]}}""")]
    public async Task HostileTexts_AreOnlyText(string body)
    {
        await using var rig = await SimulatorRig.StartAsync();
        Assert.Equal(0, SimulatorRig.Code(await rig.SendAsync(body)));

        var page = await rig.Http.GetStringAsync(Root);

        Assert.Equal(1, Regex.Count(page, "<script", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"onclick", page, StringComparison.Ordinal);
        AssertBalanced(page);
    }

    [Fact]
    public async Task Markup_IsDrawn()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await rig.SendAsync("""{"touser":"zhao.lei","msgtype":"text","agentid":1000002,"text":{"content":"见<a href=\"https://a.invalid/?a=1&b=2\">正文</a>"}}""");
        await rig.SendAsync("""{"touser":"zhao.lei","msgtype":"markdown","agentid":1000002,"markdown":{"content":"## 日报\n**3** 起,<font color=\"warning\">逾期</font>"}}""");

        var page = await rig.Http.GetStringAsync(Root);

        Assert.Contains("href=\"https://a.invalid/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer\">正文</a>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"md-h\">日报</div>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>3</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tone-warning\">逾期</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_CarryOnlyWhatIsNew()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await rig.SendTextAsync("zhao.lei", "第一条");
        var first = await ChangesAsync(rig, 0);
        await rig.SendTextAsync("zhao.lei", "第二条");
        var second = await ChangesAsync(rig, first.GetProperty("version").GetInt64());
        var third = await ChangesAsync(rig, second.GetProperty("version").GetInt64());

        var phone = second.GetProperty("phones")[0];
        Assert.Equal(2, phone.GetProperty("ids").GetArrayLength());
        Assert.Contains("第二条", Assert.Single(phone.GetProperty("drawn").EnumerateObject()).Value.GetString(), StringComparison.Ordinal);
        Assert.Equal(0, third.GetProperty("phones").GetArrayLength());
    }

    [Fact]
    public async Task GreyedCard_HasNoButtonToTap()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var code = (await rig.SendCardAsync("zhao.lei", Cards.Vote)).GetProperty("response_code").GetString()!;
        await rig.UpdateAsync(code, "\"button\":{\"replace_name\":\"已提交\"}");

        var page = await rig.Http.GetStringAsync(Root);

        Assert.Contains("class=\"dead\" disabled>已提交</button>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-key=\"submit:43\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acts_NeedTheHeader_AndSayWhatIsImpossible()
    {
        await using var rig = await SimulatorRig.StartAsync();
        await using var bot = await BotStub.StartAsync(rig.Settings);
        var say = new { user = "zhao.lei", act = "say", text = "你好" };

        using (var foreign = await rig.Http.PostAsJsonAsync(new Uri("page/act", UriKind.Relative), say))
        {
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        }

        rig.Http.DefaultRequestHeaders.Add("X-Simulator", "1");
        using var own = await rig.Http.PostAsJsonAsync(new Uri("page/act", UriKind.Relative), say);
        using var tap = await rig.Http.PostAsJsonAsync(new Uri("page/act", UriKind.Relative), new { user = "zhao.lei", act = "tap", task = "none", key = "k" });
        using var fault = await rig.Http.PostAsync(new Uri("page/fault?kind=nonsense", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.NoContent, own.StatusCode);
        Assert.Equal("你好", Assert.Single(bot.Opened).Element("Content")!.Value);
        Assert.Equal(HttpStatusCode.Conflict, tap.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
    }

    [Fact]
    public async Task Clock_IsShownAndMoved_OnlyWhenItCanBe()
    {
        TimeSpan moved = default;
        await using var still = await SimulatorRig.StartAsync();
        await using var rig = await SimulatorRig.StartAsync(s => s.AdvanceClock = by => moved = by);
        rig.Http.DefaultRequestHeaders.Add("X-Simulator", "1");
        using var answer = await rig.Http.PostAsync(new Uri("page/clock?minutes=60", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(TimeSpan.FromHours(1), moved);
        Assert.Contains("id=\"clock\"", await rig.Http.GetStringAsync(Root), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"clock\"", await still.Http.GetStringAsync(Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignHostName_IsRefused()
    {
        await using var rig = await SimulatorRig.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Root);
        request.Headers.Host = "rebound.example.invalid";

        using var answer = await rig.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<JsonElement> ChangesAsync(SimulatorRig rig, long version) =>
        JsonElement.Parse(await rig.Http.GetStringAsync(new Uri($"page/changes?version={version}&log=0", UriKind.Relative)));

    /// <summary>Every element that is opened is closed, in order.</summary>
    private static void AssertBalanced(string page)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(page))
        {
            var name = tag.Groups["name"].Value;
            if (name is "meta" or "link" or "input" or "img" or "br")
            {
                continue;
            }

            if (tag.Groups["close"].Success)
            {
                Assert.Equal(open.Pop(), name);
            }
            else
            {
                open.Push(name);
            }
        }

        Assert.Empty(open);
    }

    [GeneratedRegex("<(?<close>/)?(?<name>[a-z][a-z0-9]*)(\\s[^<>]*)?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
