using System.Text.Json;
using Bot.Simulator;

namespace Bot.Tests.Simulator;

/// <summary>department/list, user/simplelist and the visible range (protocol 5.5).</summary>
public sealed class ContactsTests
{
    [Fact]
    public async Task Departments_ComeWithAllBelow_AndMembersWithout()
    {
        await using var rig = await StartAsync();
        var token = await rig.TokenAsync();

        Assert.Equal([1, 2, 3, 4], Ids(await rig.GetAsync($"department/list?access_token={token}"), "department"));
        var below = await rig.GetAsync($"department/list?id=2&access_token={token}");
        Assert.Equal([2, 3], Ids(below, "department"));
        Assert.Equal("执法中队", below.GetProperty("department")[1].GetProperty("name").GetString());
        Assert.Equal("zhao.lei", below.GetProperty("department")[1].GetProperty("department_leader")[0].GetString());
        Assert.Equal([2, 3], Ids(await rig.GetAsync($"department/simplelist?id=2&access_token={token}"), "department_id"));

        Assert.Empty((await rig.GetAsync($"user/simplelist?department_id=2&fetch_child=1&access_token={token}")).GetProperty("userlist").EnumerateArray());
        var member = Assert.Single((await rig.GetAsync($"user/simplelist?department_id=3&access_token={token}")).GetProperty("userlist").EnumerateArray());
        Assert.Equal(("zhao.lei", "赵雷"), (member.GetProperty("userid").GetString(), member.GetProperty("name").GetString()));

        var zhao = await rig.GetAsync($"user/get?userid=zhao.lei&access_token={token}");
        Assert.Equal("[3,4]|[1,0]|4", $"{zhao.GetProperty("department")}|{zhao.GetProperty("is_leader_in_dept")}|{zhao.GetProperty("status")}");
    }

    [Theory]
    [InlineData("user/simplelist?", 40035)]
    [InlineData("user/simplelist?department_id=x&", 40066)]
    [InlineData("user/simplelist?department_id=9&", 60003)]
    [InlineData("user/simplelist?department_id=4&", 60011)]
    [InlineData("department/list?id=9&", 60003)]
    [InlineData("department/list?id=1&", 60011)]
    [InlineData("department/simplelist?id=4&", 60011)]
    [InlineData("user/get?userid=li.na&", 60011)]
    [InlineData("user/get?userid=nobody&", 60111)]
    public async Task WhatIsOutOfRange_IsRefused(string call, int errcode)
    {
        await using var rig = await StartAsync();
        rig.Settings.VisibleDepartments.Add(2);

        Assert.Equal(errcode, SimulatorRig.Code(await rig.GetAsync($"{call}access_token={await rig.TokenAsync()}")));
    }

    [Fact]
    public async Task TheRange_HidesParents_OtherDepartments_AndTheirMembers()
    {
        await using var rig = await StartAsync();
        rig.Settings.VisibleDepartments.Add(2);
        rig.Settings.WithoutDepartmentNames = true;
        var token = await rig.TokenAsync();

        var seen = await rig.GetAsync($"department/list?access_token={token}");
        Assert.Equal([2, 3], Ids(seen, "department"));
        Assert.False(seen.GetProperty("department")[0].TryGetProperty("name", out _));
        Assert.Equal("[3]", (await rig.GetAsync($"user/get?userid=zhao.lei&access_token={token}")).GetProperty("department").ToString());
        Assert.Equal("li.na", (await rig.SendTextAsync("zhao.lei|li.na", "好")).GetProperty("invaliduser").GetString());
    }

    [Fact]
    public async Task AnAnswerThatIsTooLarge_IsRefused()
    {
        await using var rig = await StartAsync();
        rig.Settings.LargestList = 1;
        var token = await rig.TokenAsync();

        Assert.Equal(45029, SimulatorRig.Code(await rig.GetAsync($"department/list?access_token={token}")));
        Assert.Equal(0, SimulatorRig.Code(await rig.GetAsync($"department/list?id=4&access_token={token}")));
        rig.Settings.LargestList = 0;
        Assert.Equal(45029, SimulatorRig.Code(await rig.GetAsync($"user/simplelist?department_id=3&access_token={token}")));
    }

    private static Task<SimulatorRig> StartAsync() => SimulatorRig.StartAsync(settings =>
    {
        settings.Departments.Add(new SimulatedDepartment(2, "桃城区分局"));
        settings.Departments.Add(new SimulatedDepartment(3, "执法中队", 2));
        settings.Departments.Add(new SimulatedDepartment(4, "监测站"));
        settings.Places["ZHAO.LEI"] = new SimulatedPlace([3, 4], [3], Status: 4);
        settings.Places["li.na"] = new SimulatedPlace([4], []);
    });

    private static IEnumerable<int> Ids(JsonElement answer, string name) => answer.GetProperty(name).EnumerateArray().Select(entry => entry.GetProperty("id").GetInt32());
}
