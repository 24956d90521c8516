using Domain.Responsibility;

namespace Bot.Web.Board;

/// <summary>Who looks, and what he may see: read from the directory at each request.</summary>
/// <param name="Counties">Counties in his scope; empty for the whole city. Goes into every question to the database.</param>
/// <param name="CountyNames">The same, named one by one.</param>
/// <param name="Today">Day in Asia/Shanghai.</param>
internal sealed record BoardVisitor(Person Person, IReadOnlyList<string> Counties, IReadOnlyList<string> CountyNames, DateOnly Today)
{
    public bool Sees(string county) => Scope.Reaches(Counties, county);

    /// <summary>The counties of a question: all in the scope when none is named; null when the one that is named lies outside.</summary>
    public IReadOnlyList<string>? Asked(string? county) =>
        string.IsNullOrEmpty(county) ? Counties
        : CountyNames.Contains(county, StringComparer.Ordinal) && Sees(county) ? [county]
        : null;
}
