namespace Bench.Library;

/// <summary>accept → state → send, each step durable in SQLite before the next.</summary>
internal interface IPipeline : IAsyncDisposable
{
    string File { get; }

    /// <summary>Returns after the message is on disk.</summary>
    Task AcceptAsync(string key, string lane, string body);

    /// <summary>Returns when so many messages in all are marked as sent, on disk.</summary>
    Task DoneAsync(int count);
}
