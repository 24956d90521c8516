using Bot.Conversations;

namespace Bot.Tests.Conversations;

/// <summary>Handlers and guards whose answer is the test's; each type is one row of a table.</summary>
internal sealed class Script
{
    public Func<Turn, Task<Reply>> Text { get; set; } = turn => Task.FromResult(Reply.Text(turn.UserId, "好的"));

    public Func<Turn, Task<Reply>> Card { get; set; } = _ => Task.FromResult(Reply.Nothing);

    public Func<Turn, Task<Reply>> Picture { get; set; } = turn =>
        Task.FromResult(new Reply([new FetchMedia(turn.UserId, ((PictureInput)turn.Input).MediaId)]));

    public Func<Turn, Reply?> First { get; set; } = _ => null;

    public Func<Turn, Reply?> Second { get; set; } = _ => null;

    public List<Turn> Seen { get; } = [];

    public List<string> Order { get; } = [];

    public static Routes Table() => new Routes()
        .Guard<FirstGuard>()
        .Guard<SecondGuard>()
        .Command<OnText>("问")
        .Verb<OnCard>("go")
        .Question<OnText>("q")
        .Job<OnText>("round")
        .Otherwise<PictureInput, OnPicture>()
        .Otherwise<MediaFetched, OnText>()
        .Otherwise<Undelivered, OnText>();

    private Task<Reply> Run(string name, Turn turn, Func<Turn, Task<Reply>> answer)
    {
        Seen.Add(turn);
        Order.Add(name);
        return answer(turn);
    }

    private Task<Reply?> Ask(string name, Turn turn, Func<Turn, Reply?> answer)
    {
        Order.Add(name);
        return Task.FromResult(answer(turn));
    }

    internal sealed class OnText(Script script) : IConversationHandler
    {
        public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => script.Run("text", turn, script.Text);
    }

    internal sealed class OnCard(Script script) : IConversationHandler
    {
        public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => script.Run("card", turn, script.Card);
    }

    internal sealed class OnPicture(Script script) : IConversationHandler
    {
        public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => script.Run("picture", turn, script.Picture);
    }

    internal sealed class FirstGuard(Script script) : ITurnGuard
    {
        public Task<Reply?> CheckAsync(Turn turn, CancellationToken cancellationToken) => script.Ask("first", turn, script.First);
    }

    internal sealed class SecondGuard(Script script) : ITurnGuard
    {
        public Task<Reply?> CheckAsync(Turn turn, CancellationToken cancellationToken) => script.Ask("second", turn, script.Second);
    }
}
