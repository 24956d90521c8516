using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Questions about a SQLite file that is nobody's yet.</summary>
internal static class SqliteUse
{
    // Asked for before the first look, it needs the file for itself, which no open connection grants (sqlite.org/wal.html, 8).
    private const string Exclusively = "pragma locking_mode = exclusive";

    private const string Take = "begin exclusive";

    /// <summary>Whether a program has the database open. What is no database is in nobody's use.</summary>
    public static bool IsInUse(string file)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            connection.Open();
            foreach (var text in new[] { Exclusively, Take })
            {
                using var command = connection.CreateCommand();
                command.CommandText = text;
                command.CommandTimeout = 1;
                command.ExecuteNonQuery();
            }

            return false;
        }
        catch (SqliteException error)
        {
            return SqliteDialect.IsBusy(error);
        }
    }

    /// <summary>Whether the file and its folder can be written; asked before it is opened, since to close a second handle would free the locks of the first.</summary>
    public static bool CanWrite(string file)
    {
        try
        {
            using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
                // Its log and its index lie beside it.
                using var beside = new FileStream(string.Create(CultureInfo.InvariantCulture, $"{file}-probe{Environment.ProcessId}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
                return true;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
