using System.Data.Common;
using Bot.Storage;

namespace Bot.Operations;

/// <summary>copy: a live site from one database to another. The service stands still meanwhile.</summary>
internal static class CopyCommand
{
    private const string ProviderKey = "Provider";

    /// <param name="from">"Provider=…;" and the connection string.</param>
    /// <param name="to">The same.</param>
    /// <returns>0 when all is copied, 2 when nothing is.</returns>
    public static async Task<int> RunAsync(string from, string to, bool rehearse, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            DapperTypes.Register();
            var (source, target) = (End("--from", from), End("--to", to));
            if (source.Place == target.Place)
            {
                throw new StorageUnusableException(CopyTexts.Same);
            }

            var copy = new DatabaseCopy(source, target);
            var all = rehearse ? await copy.RehearseAsync(Tell, cancellationToken) : await copy.RunAsync(Tell, cancellationToken);
            var rows = all.Sum(table => table.Rows);
            await output.WriteLineAsync(rehearse ? CopyTexts.Rehearsed(target.Place, rows) : CopyTexts.Done(target.Place, rows));
            return 0;
        }
        catch (Exception wrong) when (Faults.Sentence(wrong) is { } sentence)
        {
            await output.WriteLineAsync(sentence);
            return 2;
        }

        void Tell(CopiedTable table) => output.WriteLine(CopyTexts.Line(table));
    }

    private static SqlDialect End(string option, string text)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            if (!parts.TryGetValue(ProviderKey, out var named)
                || new[] { SqliteDialect.Name, SqlServerDialect.Name }.FirstOrDefault(name => name.Equals(named as string, StringComparison.OrdinalIgnoreCase)) is not { } provider)
            {
                throw new StorageUnusableException(CopyTexts.BadEnd(option, CopyTexts.NoProvider));
            }

            parts.Remove(ProviderKey);
            var options = new StorageOptions { Provider = provider, ConnectionString = parts.ConnectionString };
            if (option == "--from" && provider == SqliteDialect.Name && SqliteDialect.Parse(options.ConnectionString).DataSource is var file && !File.Exists(file))
            {
                // SQLite would make an empty one.
                throw new StorageUnusableException(CopyTexts.NoSource(file));
            }

            return StorageServices.Dialect(options, TimeProvider.System);
        }
        catch (ArgumentException error)
        {
            throw new StorageUnusableException(CopyTexts.BadEnd(option, $"{error.Message} "), error);
        }
    }
}
