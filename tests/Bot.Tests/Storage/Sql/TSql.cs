using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Bot.Tests.Storage.Sql;

/// <summary>Microsoft's own parser, of the oldest server that we take.</summary>
internal static class TSql
{
    public static TSqlScript Parse(string sql, string name)
    {
        var parser = new TSql130Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(sql);
        var tree = parser.Parse(reader, out var errors);
        Assert.True(errors.Count == 0, $"{name}: {string.Join("; ", errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"))}\n{sql}");
        return (TSqlScript)tree;
    }

    public static IReadOnlyList<T> Find<T>(TSqlFragment tree)
        where T : TSqlFragment
    {
        var finder = new Finder<T>();
        tree.Accept(finder);
        return finder.Found;
    }

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T found)
            {
                Found.Add(found);
            }
        }
    }
}
