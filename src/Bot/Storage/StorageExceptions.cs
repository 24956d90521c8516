namespace Bot.Storage;

/// <summary>The work was not done because the writer has too much waiting, is stopping, or another process holds the database; it may be tried again.</summary>
internal class StorageBusyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The disk of the database is full: the work was not done and may be tried again once there is room.</summary>
internal sealed class StorageFullException(string message, Exception inner) : StorageBusyException(message, inner);

/// <summary>The database cannot be used as it is. The message is a sentence for the operator that says what to do; nothing was changed.</summary>
internal sealed class StorageUnusableException(string message, Exception? inner = null) : Exception(message, inner);
