using Bench.Report;

namespace Bench.Rows;

/// <summary>One metric: measures it, checks its book, gives the lines of the table.</summary>
internal sealed record Row(string Name, Func<RowContext, Task<IReadOnlyList<Figure>>> RunAsync);
