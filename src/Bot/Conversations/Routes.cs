namespace Bot.Conversations;

/// <summary>The one table: who answers which input. Filled by BotHost, top to bottom; the first match wins.</summary>
internal sealed class Routes
{
    private static readonly char[] Closing = ['。', '.', '!', '\uFF01', '~', '\uFF5E', '…', ',', '\uFF0C', '、', ';', '\uFF1B', '?', '\uFF1F', ' '];

    private readonly Dictionary<string, Type> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _verbs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _menus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _odd = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Question, string Word), Type> _answers = [];
    private readonly Dictionary<string, Type> _jobs = new(StringComparer.Ordinal);
    private readonly List<(string Word, Func<string, bool> Takes)> _glued = [];
    private readonly Dictionary<Type, Type> _inputs = [];
    private readonly List<Type> _guards = [];
    private readonly HashSet<Type> _unguarded = [];
    private readonly HashSet<string> _spoken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _exclusive = new(StringComparer.Ordinal);

    /// <summary>Asked before any handler, in order; the first that gives a reply ends the turn (<see cref="ITurnGuard"/>).</summary>
    public IReadOnlyList<Type> Guards => _guards;

    /// <summary>Everything that is routed, for the test that repeats the table.</summary>
    public IEnumerable<(string Kind, string Key, Type Handler)> Rows =>
        _commands.Select(row => ("command", row.Key, row.Value))
            .Concat(_prefixes.Select(row => ("prefix", row.Key, row.Value)))
            .Concat(_idle.Select(row => ("idle", row.Key, row.Value)))
            .Concat(_verbs.Select(row => ("verb", row.Key, row.Value)))
            .Concat(_menus.Select(row => ("menu", row.Key, row.Value)))
            .Concat(_questions.Select(row => ("question", row.Key, row.Value)))
            .Concat(_exclusive.Select(row => ("exclusive", row.Key, row.Value)))
            .Concat(_answers.Select(row => ("answer", $"{row.Key.Question} {row.Key.Word}", row.Value)))
            .Concat(_places.Select(row => ("place", row.Key, row.Value)))
            .Concat(_pictures.Select(row => ("picture", row.Key, row.Value)))
            .Concat(_odd.Select(row => ("odd", row.Key, row.Value)))
            .Concat(_jobs.Select(row => ("job", row.Key, row.Value)))
            .Concat(_inputs.Select(row => ("input", row.Key.Name, row.Value)))
            .Concat(_unguarded.Select(handler => ("unguarded", "", handler)));

    public Routes Guard<TGuard>()
        where TGuard : ITurnGuard
    {
        _guards.Add(typeof(TGuard));
        return this;
    }

    /// <summary>What goes to this handler is open to everybody: no guard is asked.</summary>
    public Routes Unguarded<THandler>()
        where THandler : IConversationHandler
    {
        _unguarded.Add(typeof(THandler));
        return this;
    }

    public bool IsUnguarded(Type handler) => _unguarded.Contains(handler);

    /// <summary>A text that is exactly one of the words.</summary>
    public Routes Command<THandler>(params string[] words)
        where THandler : IConversationHandler => Add<THandler>(_commands, words);

    /// <summary>A text that is the word alone or begins with it and a space.</summary>
    public Routes Prefix<THandler>(params string[] words)
        where THandler : IConversationHandler => Add<THandler>(_prefixes, words);

    /// <summary>A prefix that is also meant without the space when what follows it says so: 撤回2.</summary>
    public Routes Glued(string word, Func<string, bool> takes)
    {
        _glued.Add((word, takes));
        return this;
    }

    /// <summary>A text that is exactly one of the words while no question is open: they may as well be an answer.</summary>
    public Routes Idle<THandler>(params string[] words)
        where THandler : IConversationHandler => Add<THandler>(_idle, words);

    /// <summary>Answers that questions know by the letter (取消): they lose punctuation and spaces as commands do.</summary>
    public Routes Spoken(params string[] words)
    {
        _spoken.UnionWith(words);
        return this;
    }

    /// <summary>A card tap whose action has the verb.</summary>
    public Routes Verb<THandler>(params string[] verbs)
        where THandler : IConversationHandler => Add<THandler>(_verbs, verbs);

    public Routes Menu<THandler>(params string[] keys)
        where THandler : IConversationHandler => Add<THandler>(_menus, keys);

    /// <summary>A text that comes while a question of the kind is open, unless it is a command.</summary>
    public Routes Question<THandler>(params string[] kinds)
        where THandler : IConversationHandler => Add<THandler>(_questions, kinds);

    /// <summary>Every text that comes while a question of the kind is open, commands too: what is said there must not come elsewhere.</summary>
    public Routes Exclusive<THandler>(params string[] kinds)
        where THandler : IConversationHandler => Add<THandler>(_exclusive, kinds);

    /// <summary>Whether every text of the person is an answer now.</summary>
    public bool TakesAll(Session session) => Asked(_exclusive, session) is not null;

    /// <summary>Commands that, while a question of the kind is open, are its answer: 没有问题.</summary>
    public Routes Answer<THandler>(string kind, params string[] words)
        where THandler : IConversationHandler
    {
        foreach (var word in words)
        {
            _answers.Add((kind, word), typeof(THandler));
        }

        return this;
    }

    /// <summary>A location that comes while a question of the kind is open.</summary>
    public Routes Place<THandler>(params string[] kinds)
        where THandler : IConversationHandler => Add<THandler>(_places, kinds);

    /// <summary>A picture that comes while a question of the kind is open. It answers none; elsewhere it belongs to a finding, here it is no contents of the answer.</summary>
    public Routes Picture<THandler>(params string[] kinds)
        where THandler : IConversationHandler => Add<THandler>(_pictures, kinds);

    /// <summary>A video, a voice message and their like while a question of the kind is open.</summary>
    public Routes Odd<THandler>(params string[] kinds)
        where THandler : IConversationHandler => Add<THandler>(_odd, kinds);

    /// <summary>A window of the scheduled job with the name.</summary>
    public Routes Job<THandler>(string name)
        where THandler : IConversationHandler => Add<THandler>(_jobs, [name]);

    /// <summary>Whatever of this input type nothing above took.</summary>
    public Routes Otherwise<TInput, THandler>()
        where TInput : Input
        where THandler : IConversationHandler
    {
        _inputs.Add(typeof(TInput), typeof(THandler));
        return this;
    }

    /// <summary>The input as the table and the handlers know it: a command loses the punctuation at its end and spaces within, a glued prefix gets its space.</summary>
    public Input Read(Input input)
    {
        if (input is not TextInput { Text: var text } || Command(text) is not null)
        {
            return input;
        }

        var plain = text.TrimEnd(Closing);
        if (_commands.ContainsKey(plain) || _prefixes.ContainsKey(plain) || _idle.ContainsKey(plain))
        {
            return new TextInput(plain);
        }

        // 看 板: nobody means two words by it.
        if (string.Concat(plain.Where(character => !char.IsWhiteSpace(character))) is var joined && (_commands.ContainsKey(joined) || _prefixes.ContainsKey(joined) || (_spoken.Contains(joined) && !text.AsSpan().ContainsAny('?', '\uFF1F'))))
        {
            return new TextInput(joined);
        }

        var (word, _) = _glued.Find(glued => plain.StartsWith(glued.Word, StringComparison.Ordinal) && glued.Takes(plain[glued.Word.Length..]));
        return word is null ? input : new TextInput($"{word} {text[word.Length..]}");
    }

    /// <summary>The handler's type; null when the table has no row (a card of an older program).</summary>
    public Type? Resolve(Input input, Session session) => input switch
    {
        TextInput text => Asked(_exclusive, session) ?? Answer(text.Text, session) ?? Command(text.Text) ?? Asked(_questions, session) ?? _idle.GetValueOrDefault(text.Text) ?? Input(text),
        LocationInput place => Asked(_places, session) ?? Input(place),
        PictureInput picture => Asked(_pictures, session) ?? Input(picture),
        UnsupportedInput odd => Asked(_odd, session) ?? Input(odd),
        CardInput card => _verbs.GetValueOrDefault(card.Action.Verb),
        JobDue job => _jobs.GetValueOrDefault(job.Job),
        MenuInput menu => _menus.GetValueOrDefault(menu.Key),
        _ => Input(input),
    };

    private Type? Answer(string text, Session session) =>
        session.Asked is { } question ? _answers.GetValueOrDefault((question.Kind, text)) : null;

    private Type? Command(string text)
    {
        var space = text.IndexOfAny([' ', '\n', '　']);
        return _commands.GetValueOrDefault(text)
            ?? _prefixes.GetValueOrDefault(space < 0 ? text : text[..space]);
    }

    private static Type? Asked(Dictionary<string, Type> table, Session session) =>
        session.Asked is { } question ? table.GetValueOrDefault(question.Kind) : null;

    private Type? Input(Input input) => _inputs.GetValueOrDefault(input.GetType());

    private Routes Add<THandler>(Dictionary<string, Type> table, string[] keys)
    {
        foreach (var key in keys)
        {
            table.Add(key, typeof(THandler));
        }

        return this;
    }
}
