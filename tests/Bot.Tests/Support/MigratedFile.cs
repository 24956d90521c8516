using Bot.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Support;

/// <summary>
/// A new database with every migration in it, made once by a start and copied: the conversations begin with one by the hundred, and dozens of scripts,
/// each with its fsync, took most of their time. What a start does with an empty file the tests of Storage show.
/// </summary>
internal static class MigratedFile
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    public static async Task PutAsync(string path) => await File.WriteAllBytesAsync(path, await Made.Value);

    private static async Task<byte[]> MakeAsync()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.CloseAsync();
        var copy = Path.Combine(database.Folder, "copy.db");
        await using (var connection = new SqliteConnection($"Data Source={database.File};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "vacuum into $copy";
            command.Parameters.AddWithValue("$copy", copy);
            await command.ExecuteNonQueryAsync();
        }

        return await File.ReadAllBytesAsync(copy);
    }
}
