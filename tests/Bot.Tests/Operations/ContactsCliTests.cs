using System.Globalization;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Operations;

/// <summary>bot import contacts: from the simulated corp's departments into the directory.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class ContactsCliTests
{
    private static readonly string[] Rules =
    [
        "--Contacts:0:Department=10", "--Contacts:0:Role=执法人员", "--Contacts:0:County=桃城",
        "--Contacts:1:Department=12", "--Contacts:1:Role=执法人员", "--Contacts:1:LeaderRole=中队长", "--Contacts:1:County=桃城区", "--Contacts:1:Squad=一中队",
        "--Contacts:2:Department=20", "--Contacts:2:Role=市支队",
    ];

    [Fact]
    public async Task Departments_BecomeRolesAndScopes_AndLeaversAreNamed()
    {
        await using var bot = await StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person
        {
            UserId = "wang.qiang",
            Name = "王强",
            OnLeaveDeputy = "li.na",
            Order = 3,
            Roles = [new RoleGrant(Role.SquadLeader, "桃城区", "一中队"), new RoleGrant(Role.Administrator), new RoleGrant(Role.Inspector, "枣强县")],
        }));

        var (rehearsed, told) = await RunAsync(bot, Rules);
        Assert.Equal(0, rehearsed);
        Golden.Match(told, "Golden/import-contacts.txt");
        Assert.Null(await FindAsync(bot, "xin.lai"));

        var (applied, done) = await RunAsync(bot, [.. Rules, "--apply", "--yes"]);
        Assert.Equal(0, applied);
        Scene.Has("第1号导入已完成", done);
        Assert.Equal([new RoleGrant(Role.Inspector, "桃城区")], (await FindAsync(bot, "xin.lai"))!.Roles);
        Assert.Empty((await FindAsync(bot, "zhang.wei"))!.Roles);

        // What the map does not speak of stays: other roles, other counties, the deputy.
        var wang = (await FindAsync(bot, "wang.qiang"))!;
        Assert.Equal("li.na", wang.OnLeaveDeputy);
        Assert.Equal([new RoleGrant(Role.Administrator), new RoleGrant(Role.SquadLeader, "桃城区", "一中队"), new RoleGrant(Role.Inspector, "枣强县")], wang.Roles.OrderByDescending(grant => grant.Role));

        Scene.Has("没有要导入的人，通讯录没有变。", (await RunAsync(bot, [.. Rules, "--apply", "--yes"])).Output);
        Scene.Has("通讯录 “企业微信通讯录” 服务器命令行 已导入", (await CommandLine.RunAsync("", ["import", "list", Database(bot)])).Output);
        Scene.Has("第1号导入已撤销", (await CommandLine.RunAsync("", ["import", "undo", "1", "--yes", Database(bot)])).Output);
        Assert.Null(await FindAsync(bot, "xin.lai"));
        Assert.NotEmpty((await FindAsync(bot, "zhang.wei"))!.Roles);
    }

    [Fact]
    public async Task WithoutAMap_TheDepartmentsAreShown()
    {
        await using var bot = await StartAsync();

        var (code, output) = await RunAsync(bot);
        Assert.Equal(2, code);
        Golden.Match(output, "Golden/import-contacts-departments.txt");

        bot.Keys.WithoutDepartmentNames = true;
        bot.Keys.VisibleDepartments.Add(10);
        Assert.Equal((0, "  10 （没有名称）\n    11 （没有名称）\n    12 （没有名称）\n"), await RunAsync(bot, "--departments"));
    }

    [Fact]
    public async Task WhatWeComDoesNotGive_EndsIt_AndNobodyIsChanged()
    {
        await using var bot = await StartAsync();
        bot.Keys.VisibleDepartments.Add(10);
        await RefusedAsync("应用看不到部门 20（错误 60011）");
        bot.Keys.VisibleDepartments.Clear();
        bot.Keys.LargestList = 2;
        await RefusedAsync("部门 10 太大，企业微信一次给不完（错误 45029）");
        bot.Keys.LargestList = 2000;
        bot.Tenant.Faults.Fail(48002, 1, "user/simplelist");
        await RefusedAsync("企业微信不让这个应用读通讯录（错误 48002");
        bot.Tenant.Faults.Fail(45009, 1, "user/get");
        await RefusedAsync("企业微信限制了调用次数");
        bot.Tenant.Faults.Fail(60111, 1, "user/get");
        await RefusedAsync("刚从通讯录移走（错误 60111）");

        async Task RefusedAsync(string sentence)
        {
            var (code, output) = await RunAsync(bot, [.. Rules, "--apply", "--yes"]);
            Assert.Equal(2, code);
            Scene.Has(sentence, output);
            Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from import_run")));
        }
    }

    [Theory]
    [InlineData("Department=0", "Role=执法人员", "County=桃城区", "没有写 Department")]
    [InlineData("Department=12", "Role=门卫", "County=桃城区", "角色“门卫”不对")]
    [InlineData("Department=12", "Role=企业环保负责人", "County=桃城区", "角色“企业环保负责人”不对")]
    [InlineData("Department=12", "Role=执法人员", "County=石家庄", "“石家庄”不是县市区")]
    [InlineData("Department=12", "Role=执法人员", "County=", "“执法人员”要写 County")]
    [InlineData("Department=12", "Role=中队长", "County=桃城区", "要写 Squad")]
    [InlineData("Department=twelve", "Role=执法人员", "County=桃城区", "配置项 Contacts:0:Department 的值“twelve”不对")]
    [InlineData("Department=20", "Role=市支队", "County=", "部门 20 写了两次")]
    public async Task AWrongRule_IsASentence(string department, string role, string county, string sentence)
    {
        await using var bot = await StartAsync();

        var (code, output) = await RunAsync(bot, $"--Contacts:0:{department}", $"--Contacts:0:{role}", $"--Contacts:0:{county}", "--Contacts:1:Department=20", "--Contacts:1:Role=市支队");

        Assert.Equal(2, code);
        Scene.Has(sentence, output);
    }

    /// <summary>
    /// 10 桃城区分局 (11 办公室, 12 一中队 below it) and 20 市支队. 张伟 has left, 李娜 and 王强 (who leads) stand in 一中队, 新来的 in 办公室, 未激活 in two
    /// departments at once, 停用 is disabled; 吴刚 is in none of them any more.
    /// </summary>
    private static async Task<BotFixture> StartAsync()
    {
        var bot = await BotFixture.StartAsync(
            [new SimulatedMember("Xin.Lai", "新来的", ""), new SimulatedMember("wei.jihuo", "未激活", ""), new SimulatedMember("ting.yong", "停用", "")]);
        bot.Keys.Departments.Add(new SimulatedDepartment(10, "桃城区分局"));
        bot.Keys.Departments.Add(new SimulatedDepartment(11, "办公室", 10));
        bot.Keys.Departments.Add(new SimulatedDepartment(12, "一中队", 10));
        bot.Keys.Departments.Add(new SimulatedDepartment(20, "市支队"));
        bot.Keys.Places["zhang.wei"] = new SimulatedPlace([12], [], Status: 5);
        bot.Keys.Places["li.na"] = new SimulatedPlace([12], []);
        bot.Keys.Places["wang.qiang"] = new SimulatedPlace([12], [12]);
        bot.Keys.Places["Xin.Lai"] = new SimulatedPlace([11], [11]);
        bot.Keys.Places["wei.jihuo"] = new SimulatedPlace([12, 20], [], Status: 4);
        bot.Keys.Places["ting.yong"] = new SimulatedPlace([20], [], Status: 2);
        return bot;
    }

    private static Task<Person?> FindAsync(BotFixture bot, string userId) => bot.ReadAsync(work => bot.Get<DirectoryStore>().FindAsync(work, userId));

    private static string Database(BotFixture bot) => $"--Storage:ConnectionString={bot.ConnectionString}";

    private static async Task<(int Code, string Output)> RunAsync(BotFixture bot, params string[] args)
    {
        var (code, output) = await CommandLine.RunAsync("",
        [
            "import", "contacts", .. args, Database(bot),
            $"--WeCom:BaseUrl={bot.Simulator.BaseUrl}", $"--WeCom:CorpId={bot.Keys.CorpId}", $"--WeCom:AgentId={bot.Keys.AgentId.ToString(CultureInfo.InvariantCulture)}",
            $"--WeCom:Secret={bot.Keys.Secret}", $"--WeCom:Token={bot.Keys.Token}", $"--WeCom:EncodingAesKey={bot.Keys.EncodingAesKey}",
        ]);
        return (code, output.ReplaceLineEndings("\n"));
    }
}
