using Bot.Conversations;

namespace Bot.Tests.Conversations;

public sealed class RoutesTests
{
    private static readonly Session Free = new("a");
    private static readonly Session Asked = new("a", Asked: new Question("reason", "i1"));

    private static readonly Routes Table = new Routes()
        .Command<Command>("完成", "撤回")
        .Prefix<Prefix>("体检", "问题")
        .Verb<Verb>("sign")
        .Menu<Menu>("MY_TASKS")
        .Question<Answer>("reason")
        .Otherwise<TextInput, Rest>()
        .Otherwise<EnteredInput, Rest>();

    [Theory]
    [InlineData("完成", typeof(Command))]
    [InlineData("完成了", typeof(Rest))]
    [InlineData("体检", typeof(Prefix))]
    [InlineData("体检 化工", typeof(Prefix))]
    [InlineData("体检　化工", typeof(Prefix))]
    [InlineData("问题\n除尘器未开", typeof(Prefix))]
    [InlineData("体检化工", typeof(Rest))]
    [InlineData("", typeof(Rest))]
    public void Resolve_Text(string text, Type handler) => Assert.Equal(handler, Table.Resolve(new TextInput(text), Free));

    [Theory]
    [InlineData("完成", typeof(Command))]
    [InlineData("体检 化工", typeof(Prefix))]
    [InlineData("数据不对", typeof(Answer))]
    public void Resolve_TextWhileAsked_CommandsComeFirst(string text, Type handler) =>
        Assert.Equal(handler, Table.Resolve(new TextInput(text), Asked));

    /// <summary>没有问题 answers the question that asks for it, and is a command anywhere else.</summary>
    [Fact]
    public void Resolve_ACommandThatAnswersTheQuestion_GoesToTheQuestion()
    {
        var table = new Routes().Command<Command>("没有问题", "完成").Question<Rest>("reason").Answer<Answer>("reason", "没有问题");
        Assert.Equal(typeof(Answer), table.Resolve(table.Read(new TextInput("没有问题。")), Asked));
        Assert.Equal(typeof(Command), table.Resolve(new TextInput("完成"), Asked));
        Assert.Equal(typeof(Command), table.Resolve(new TextInput("没有问题"), Free));
        Assert.Equal(typeof(Command), table.Resolve(new TextInput("没有问题"), new Session("a", Asked: new Question("other", ""))));
    }

    [Fact]
    public void Resolve_PicturesAndPlaces_GoOnlyToAQuestionThatTakesThem()
    {
        Assert.Null(Table.Resolve(new PictureInput("m"), Asked));
        Assert.Null(Table.Resolve(new LocationInput(1, 2, ""), Asked));
        Assert.Equal(typeof(Answer), new Routes().Picture<Answer>(Asked.Asked!.Kind).Resolve(new PictureInput("m"), Asked));
        Assert.Equal(typeof(Answer), new Routes().Odd<Answer>(Asked.Asked!.Kind).Resolve(new UnsupportedInput("视频"), Asked));
        Assert.Null(new Routes().Odd<Answer>("other").Resolve(new UnsupportedInput("视频"), Asked));
        Assert.Equal(typeof(Answer), new Routes().Place<Answer>(Asked.Asked!.Kind).Resolve(new LocationInput(1, 2, ""), Asked));
    }

    /// <summary>What is said to an exclusive question comes nowhere else, whatever it begins with.</summary>
    [Fact]
    public void Resolve_AnExclusiveQuestion_TakesCommandsToo()
    {
        var table = new Routes().Command<Command>("完成").Prefix<Prefix>("体检").Otherwise<TextInput, Rest>().Exclusive<Answer>("reason").Unguarded<Answer>();
        Assert.All(["完成", "体检 化工", "数据不对"], text => Assert.Equal(typeof(Answer), table.Resolve(new TextInput(text), Asked)));
        Assert.Equal(typeof(Command), table.Resolve(new TextInput("完成"), Free));
        Assert.Equal((true, false), (table.TakesAll(Asked), table.TakesAll(Free)));
        Assert.Equal((true, false), (table.IsUnguarded(typeof(Answer)), table.IsUnguarded(typeof(Command))));
    }

    [Fact]
    public void Resolve_CardsAndMenus_ByTheirKey()
    {
        Assert.Equal(typeof(Verb), Table.Resolve(Tap("sign"), Asked));
        Assert.Null(Table.Resolve(Tap("older"), Asked));
        Assert.Equal(typeof(Menu), Table.Resolve(new MenuInput("MY_TASKS"), Free));
        Assert.Null(Table.Resolve(new MenuInput("OLD"), Free));
        Assert.Equal(typeof(Rest), Table.Resolve(new EnteredInput(true), Asked));
    }

    [Fact]
    public void Resolve_Jobs_ByTheirName()
    {
        var table = new Routes().Job<Command>("hanging");
        Assert.Equal(typeof(Command), table.Resolve(new JobDue("hanging", DateTimeOffset.UnixEpoch), Asked));
        Assert.Null(table.Resolve(new JobDue("older", DateTimeOffset.UnixEpoch), Free));
    }

    [Fact]
    public void SameWordTwice_IsABug() =>
        Assert.Throws<ArgumentException>(() => new Routes().Command<Command>("完成").Command<Rest>("完成"));

    private static CardInput Tap(string verb) => new(new(verb, "i1", 1), "t1", new Dictionary<string, IReadOnlyList<string>>());

    private abstract class Nothing : IConversationHandler
    {
        public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(Reply.Nothing);
    }

    private sealed class Command : Nothing;

    private sealed class Prefix : Nothing;

    private sealed class Verb : Nothing;

    private sealed class Menu : Nothing;

    private sealed class Answer : Nothing;

    private sealed class Rest : Nothing;
}
