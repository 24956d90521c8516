using System.Data.Common;
using System.Text;

namespace Bot.Storage;

/// <summary>
/// Many rows by few statements: each costs a way to the server and back. A statement takes at most 1000 rows and 2100 parameters (SQL Server), and
/// bodies of a few megabytes.
/// </summary>
/// <param name="table">Of our own list, never from outside.</param>
internal sealed class MultiRowInsert(UnitOfWork work, string table, IReadOnlyList<string> columns)
{
    private const int MostRows = 1000;
    private const int MostParameters = 2000;
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly List<object?[]> _rows = [];
    private readonly int _most = Math.Clamp(MostParameters / columns.Count, 1, MostRows);
    private long _bytes;

    /// <summary>Writes the rows that have come together when there are enough of them.</summary>
    public async Task AddAsync(object?[] row)
    {
        _rows.Add(row);
        _bytes += row.Sum(value => value switch
        {
            byte[] bytes => bytes.Length,
            string text => text.Length * sizeof(char),
            _ => sizeof(long),
        });
        if (_rows.Count >= _most || _bytes >= MostBytes)
        {
            await FlushAsync();
        }
    }

    public async Task FlushAsync()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        await using var command = work.Command(Text(table, columns, _rows.Count));
        foreach (var value in _rows.SelectMany(row => row))
        {
            command.Parameters.Add(Parameter(command, value));
        }

        await command.ExecuteNonQueryAsync();
        _rows.Clear();
        _bytes = 0;
    }

    internal static string Text(string table, IReadOnlyList<string> columns, int rows)
    {
        var text = new StringBuilder($"insert into {table} ({string.Join(", ", columns)}) values ");
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Count; column++)
            {
                text.Append(column == 0 ? "" : ", ").Append("@p").Append((row * columns.Count) + column);
            }

            text.Append(')');
        }

        return text.ToString();
    }

    private static DbParameter Parameter(DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }
}
