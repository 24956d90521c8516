using System.Data.Common;

namespace Bot.Storage;

internal static class CommandExtensions
{
    /// <summary>Runs the command of <see cref="UnitOfWork.Command"/> with these values; gives the number of rows changed.</summary>
    public static Task<int> RunAsync(this DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command.ExecuteNonQueryAsync();
    }
}
