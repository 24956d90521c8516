using System.Data.Common;

namespace Bot.Storage;

internal static class CommandExtensions
{
    /// <summary>The longest text that is no "max" type for SQL Server.</summary>
    private const int LongestPlain = 4000;

    /// <summary>Runs the command of <see cref="UnitOfWork.Command"/> with these values; gives the number of rows changed.</summary>
    public static Task<int> RunAsync(this DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
            if (values[index] is string text)
            {
                // One size for all: SQL Server keeps a plan for each type of the parameters, and the length is part of the type.
                command.Parameters[index].Size = text.Length <= LongestPlain ? LongestPlain : -1;
            }
        }

        return command.ExecuteNonQueryAsync();
    }
}
