using Bot.WeCom.Callback;

namespace Bot.Tests.WeCom.Callback;

/// <summary>Card events (protocol 2.4).</summary>
public sealed class CardEventsTests
{
    [Theory]
    [InlineData("OptionIds", "OptionId")]
    [InlineData("OpitonIds", "OpitonId")]
    [InlineData("OptionIds", "OpitonId")]
    public void Submit_BothSpellings(string list, string item)
    {
        var xml = SampleXml.CardSubmit
            .Replace("OptionIds", list, StringComparison.Ordinal)
            .Replace("OptionId>", item + ">", StringComparison.Ordinal);
        var tapped = Assert.IsType<CardTapped>(CallbackXml.Read(xml));
        Assert.Equal(
            (false, "submit", "notice-42_r7_1", "multiple_interaction", "RC_SINGLE_USE"),
            (tapped.FromMenu, tapped.Key, tapped.TaskId, tapped.CardType, tapped.ResponseCode));
        Assert.Equal(["state", "when"], tapped.Selections.Keys);
        Assert.Equal(["done"], tapped.Selections["state"]);
        Assert.Equal(["today"], tapped.Selections["when"]);
    }

    [Fact]
    public void Menu()
    {
        var tapped = Assert.IsType<CardTapped>(CallbackXml.Read(SampleXml.CardMenu));
        Assert.Equal(
            (true, "mute", "notice-42_r7_1", "text_notice", "RC_SINGLE_USE_2"),
            (tapped.FromMenu, tapped.Key, tapped.TaskId, tapped.CardType, tapped.ResponseCode));
        Assert.Empty(tapped.Selections);
    }

    [Fact]
    public void Vote_SeveralOptions_NoOption_RepeatedQuestion()
    {
        const string items = """
            <SelectedItems>
             <SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey><OptionIds><OptionId>a</OptionId><OptionId><![CDATA[ b ]]></OptionId><OptionId/></OptionIds></SelectedItem>
             <SelectedItem><QuestionKey><![CDATA[none]]></QuestionKey><OptionIds></OptionIds></SelectedItem>
             <SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey><OptionIds><OptionId>c</OptionId></OptionIds></SelectedItem>
             <SelectedItem/>
            </SelectedItems>
            """;
        var tapped = Assert.IsType<CardTapped>(CallbackXml.Read(SampleXml.Event("template_card_event", items)));
        Assert.Equal(["a", "b", "c"], tapped.Selections["q"]);
        Assert.Empty(tapped.Selections["none"]);
    }

    [Fact]
    public void Button_WithoutAnything_Empty()
    {
        var tapped = Assert.IsType<CardTapped>(CallbackXml.Read(SampleXml.Event("template_card_event")));
        Assert.Equal(("", "", "", ""), (tapped.Key, tapped.TaskId, tapped.CardType, tapped.ResponseCode));
        Assert.Empty(tapped.Selections);
    }
}
