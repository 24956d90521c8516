using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

/// <summary>change_contact (protocol 2.3).</summary>
public sealed class ContactEventsTests
{
    [Fact]
    public void UpdateUser_OnlyWhatChanged()
    {
        var changed = Assert.IsType<ContactChanged>(CallbackXml.Read(SampleXml.UpdateUser));
        Assert.Equal(("update_user", "sys", (int?)null), (changed.ChangeType, changed.Header.FromUser, changed.Header.AgentId));
        Assert.Equal(
            new Dictionary<string, string> { ["UserID"] = "zhao.lei", ["NewUserID"] = "zhaolei", ["Department"] = "2,17", ["Status"] = "1" },
            changed.Fields);
    }

    [Fact]
    public void CreateUser_EveryField()
    {
        string[] plain = ["Name", "MainDepartment", "Position", "Mobile", "Gender", "Email", "BizMail", "Status", "Avatar", "Alias", "Telephone", "Address"];
        var elements = string.Concat(plain.Select(name => $"<{name}><![CDATA[ {name} 值 ]]></{name}>")) + """
            <UserID>Zhao.Lei</UserID><Department><![CDATA[ 1, 2 ,
             3]]></Department><IsLeaderInDept>1, 0</IsLeaderInDept>
            <ExtAttr><Item><Name>爱好</Name><Type>0</Type><Text><Value>旅游</Value></Text></Item>
            <Item><Name>主页</Name><Type>1</Type><Web><Title>t</Title><Url>https://example.invalid</Url></Web></Item></ExtAttr>
            """;
        var fields = Assert.IsType<ContactChanged>(CallbackXml.Read(SampleXml.Contact("create_user", elements))).Fields;
        Assert.All(plain, name => Assert.Equal($"{name} 值", fields[name]));
        Assert.Equal(("zhao.lei", "1,2,3", "1,0"), (fields["UserID"], fields["Department"], fields["IsLeaderInDept"]));
        Assert.Equal(("旅游", "https://example.invalid"), (fields["ExtAttr/爱好"], fields["ExtAttr/主页"]));
        Assert.Equal(plain.Length + 5, fields.Count);
    }

    [Fact]
    public void UpdateTag()
    {
        const string elements = "<TagId>1</TagId><AddUserItems><![CDATA[ZhangSan, LiSi]]></AddUserItems><DelUserItems/><AddPartyItems><![CDATA[1, 2]]></AddPartyItems>";
        Assert.Equal(
            new Dictionary<string, string> { ["TagId"] = "1", ["AddUserItems"] = "zhangsan,lisi", ["DelUserItems"] = "", ["AddPartyItems"] = "1,2" },
            Assert.IsType<ContactChanged>(CallbackXml.Read(SampleXml.Contact("update_tag", elements))).Fields);
    }

    [Theory]
    [InlineData("create_party")]
    [InlineData("update_party")]
    [InlineData("delete_party")]
    [InlineData("delete_user")]
    [InlineData("not_yet_known")]
    public void OtherTypes(string type)
    {
        var changed = Assert.IsType<ContactChanged>(CallbackXml.Read(SampleXml.Contact(type, "<Id>7</Id><Name>大气科</Name><ParentId>1</ParentId><Order>3</Order>")));
        Assert.Equal((type, "7", "大气科"), (changed.ChangeType, changed.Fields["Id"], changed.Fields["Name"]));
    }
}
