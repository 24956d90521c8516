using System.Text;
using System.Xml.Linq;
using Bot.WeCom;
using Bot.WeCom.Client;
using Bot.WeCom.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Tests.WeCom.Client;

public sealed class ApiTests
{
    [Fact]
    public async Task UpdateCard_ReadsTheArrayOfInvalidUsers()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn("""{"errcode":0,"errmsg":"ok","invaliduser":["Zhao.Lei","li.na"]}""", """{"errcode":60140,"errmsg":"invalid response_code"}""");

        Assert.Equal(["zhao.lei", "li.na"], Assert.IsType<ApiResult<IReadOnlyList<string>>.Ok>(await rig.Api.UpdateCardAsync("{}"u8.ToArray())).Value);
        Assert.Equal("/cgi-bin/message/update_template_card", server.Requests.Last().Path);
        Assert.Equal(ErrorClass.TooLate, Assert.IsType<ApiResult<IReadOnlyList<string>>.Refused>(await rig.Api.UpdateCardAsync("{}"u8.ToArray())).Class);
    }

    [Fact]
    public async Task CreateMenu_SendsTheAgentAndTheMenu()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);

        var result = await rig.Api.CreateMenuAsync(new Menu([new MenuEntry("我的任务", "click", "MY_TASKS")]));

        Assert.IsType<ApiResult<Unit>.Ok>(result);
        var request = server.Requests.Last();
        Assert.Equal(("/cgi-bin/menu/create", "?access_token=T1&agentid=1000002"), (request.Path, request.Query));
        Assert.Equal("""{"button":[{"name":"我的任务","type":"click","key":"MY_TASKS"}]}""", Encoding.UTF8.GetString(request.Body));
        await Assert.ThrowsAsync<WeComLimitException>(() => rig.Api.CreateMenuAsync(new Menu([])));
    }

    [Fact]
    public async Task GetUser_ReadsTheMember()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn(
            """{"errcode":0,"errmsg":"ok","userid":"zhao.lei","name":"赵雷","department":[1,2],"order":[1,2],"status":1,"mobile":"13800000000"}""",
            """{"errcode":60111,"errmsg":"userid not found"}""");

        var member = Assert.IsType<ApiResult<Member>.Ok>(await rig.Api.GetUserAsync("zhao.lei&x")).Value;

        Assert.Equal(("zhao.lei", "赵雷", 1), (member.UserId, member.Name, member.Status));
        Assert.Equal([1, 2], member.Departments);
        Assert.Equal("?access_token=T1&userid=zhao.lei%26x", server.Requests.Last().Query);
        Assert.Equal(ErrorClass.DropRecipient, Assert.IsType<ApiResult<Member>.Refused>(await rig.Api.GetUserAsync("nobody")).Class);
    }

    [Fact]
    public async Task Contacts_AreRead_WithAndWithoutNames_AndNeverTakenForEmpty()
    {
        await using var server = await StubServer.StartAsync();
        await using var rig = new ClientRig(server.Url);
        server.OnCall = StubServer.InTurn(
            """{"errcode":0,"department":[{"id":2,"name":"桃城区分局","name_en":"","department_leader":["a"],"parentid":1,"order":5},{"id":3,"parentid":2,"order":5}]}""",
            """{"errcode":0,"userlist":[{"userid":"Zhao.Lei","name":"赵雷","department":[2]},{"userid":"b"}]}""",
            """{"errcode":0,"userid":"Zhao.Lei","name":"赵雷","department":[2,3],"is_leader_in_dept":[0,1],"status":4}""",
            """{"errcode":0,"errmsg":"ok"}""",
            """{"errcode":45029,"errmsg":"too many results"}""");

        Assert.Equal([new Department(2, "桃城区分局", 1), new Department(3, "", 2)], Assert.IsType<ApiResult<IReadOnlyList<Department>>.Ok>(await rig.Api.ListDepartmentsAsync(2)).Value);
        Assert.Equal("?access_token=T1&id=2", server.Requests.Last().Query);
        Assert.Equal([new DepartmentMember("Zhao.Lei", "赵雷"), new DepartmentMember("b", "")], Assert.IsType<ApiResult<IReadOnlyList<DepartmentMember>>.Ok>(await rig.Api.ListMembersAsync(3)).Value);
        Assert.Equal("?access_token=T1&department_id=3", server.Requests.Last().Query);
        Assert.Equal([3], Assert.IsType<ApiResult<Member>.Ok>(await rig.Api.GetUserAsync("zhao.lei")).Value.Leads);
        Assert.IsType<ApiResult<IReadOnlyList<DepartmentMember>>.Ambiguous>(await rig.Api.ListMembersAsync(3));
        Assert.Equal(ErrorClass.PayloadBug, Assert.IsType<ApiResult<IReadOnlyList<Department>>.Refused>(await rig.Api.ListDepartmentsAsync(null)).Class);
        Assert.Equal("?access_token=T1", server.Requests.Last().Query);
    }

    [Fact]
    public void EveryMethod_EndsInACancellationToken_AndNamesItsOfficialPage()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(IWeComApi).Assembly.Location, ".xml"));
        var methods = typeof(IWeComApi).GetMethods();
        Assert.Equal(9, methods.Length);
        foreach (var method in methods)
        {
            var last = method.GetParameters()[^1];
            Assert.True(last.ParameterType == typeof(CancellationToken) && last.IsOptional, $"{method.Name}: the last parameter is an optional CancellationToken");
            var member = documentation.Descendants("member").Single(entry => entry.Attribute("name")!.Value.StartsWith($"M:{typeof(IWeComApi).FullName}.{method.Name}(", StringComparison.Ordinal));
            Assert.Matches("^https://developer.work.weixin.qq.com/document/path/[0-9]+$", member.Element("remarks")?.Value.Trim());
        }
    }

    [Theory]
    [InlineData("CorpId", "")]
    [InlineData("Secret", "")]
    [InlineData("Token", "with-dash")]
    [InlineData("EncodingAesKey", "short")]
    [InlineData("BaseUrl", "ftp://host/")]
    [InlineData("BaseUrl", "host/path")]
    [InlineData("CaFile", "/nowhere/ca.pem")]
    [InlineData("CallTimeout", "01:00:00")]
    public async Task WrongSettings_AreRefusedAtStart(string name, string value)
    {
        await using var rig = new ClientRig(new Uri("http://localhost/"), settings: (name, value));
        Assert.Throws<OptionsValidationException>(() => rig.Services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task RightSettings_AreAccepted()
    {
        await using var rig = new ClientRig(new Uri("http://localhost/"), "prefix/");
        rig.Services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(1000002, rig.Services.GetRequiredService<IOptions<WeComOptions>>().Value.AgentId);
    }
}
