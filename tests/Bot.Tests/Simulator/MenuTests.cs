namespace Bot.Tests.Simulator;

public sealed class MenuTests
{
    internal const string Menu = """
        {"button":[{"type":"click","name":"我的任务","key":"MY_TASKS"},
         {"name":"上报","sub_button":[{"type":"pic_photo_or_album","name":"发送照片","key":"SEND_PHOTO","sub_button":[]},{"type":"location_select","name":"发送位置","key":"SEND_PLACE","sub_button":[]}]},
         {"type":"view","name":"台账","url":"https://bot.example.invalid/ledger"}]}
        """;

    [Theory]
    [InlineData("x", "x", 0)]
    [InlineData("\"MY_TASKS\"", "\"\"", 40019)]
    [InlineData("\"type\":\"click\",", "", 40017)]
    [InlineData("\"click\"", "\"tap\"", 40017)]
    [InlineData("我的任务", "我的全部任务", 40018)]
    [InlineData("发送照片", "一二三四五六七八九十一二三四", 40018)]
    [InlineData("\"url\":\"https://bot.example.invalid/ledger\"", "\"key\":\"a\"", 40020)]
    [InlineData("https://bot", "bot", 45034)]
    [InlineData("{\"name\":\"上报\",", "{\"name\":\"上报\",\"type\":\"click\",", 40058)]
    [InlineData("\"key\":\"SEND_PHOTO\",\"sub_button\":[]", "\"key\":\"SEND_PHOTO\",\"sub_button\":[{\"type\":\"click\",\"name\":\"a\",\"key\":\"a\"}]", 40022)]
    [InlineData("{\"button\":[", "{\"button\":[{\"type\":\"click\",\"name\":\"四\",\"key\":\"4\"},", 40016)]
    [InlineData("{\"button\":[", "{\"buttons\":[", 40016)]
    [InlineData("\"sub_button\":[{", "\"sub_button\":[{\"type\":\"click\",\"name\":\"a\",\"key\":\"a\"},{\"type\":\"click\",\"name\":\"b\",\"key\":\"b\"},{\"type\":\"click\",\"name\":\"c\",\"key\":\"c\"},{\"type\":\"click\",\"name\":\"d\",\"key\":\"d\"},{", 40023)]
    public async Task Create_Answers(string part, string replacement, int errcode)
    {
        await using var rig = await SimulatorRig.StartAsync();

        Assert.Equal(errcode, SimulatorRig.Code(await rig.PostAsync("menu/create?agentid=1000002", Menu.Replace(part, replacement, StringComparison.Ordinal))));
        Assert.Equal(errcode == 0 ? 3 : 0, rig.Tenant.Menu.Count);
    }

    [Fact]
    public async Task Menu_IsReadBackAndDeleted()
    {
        await using var rig = await SimulatorRig.StartAsync();
        var token = await rig.TokenAsync();
        await rig.PostAsync("menu/create?agentid=1000002", Menu);

        var read = await rig.GetAsync($"menu/get?agentid=1000002&access_token={token}");
        Assert.Equal("发送位置", read.GetProperty("button")[1].GetProperty("sub_button")[1].GetProperty("name").GetString());
        Assert.Equal(41011, SimulatorRig.Code(await rig.GetAsync($"menu/get?access_token={token}")));
        Assert.Equal(301002, SimulatorRig.Code(await rig.GetAsync($"menu/get?agentid=1&access_token={token}")));
        Assert.Equal(0, SimulatorRig.Code(await rig.GetAsync($"menu/delete?agentid=1000002&access_token={token}")));
        Assert.Empty(rig.Tenant.Menu);
    }
}
