using System.Reflection;
using Bot.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace Bot.Tests.Support;

/// <summary>
/// Runs a theory on each database: its first argument is the provider, the others are given here. SQLite always; SQL Server when
/// <see cref="TestServer.Variable"/> holds a connection string, otherwise visibly skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    /// <summary>What the test is given after the provider.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow([SqliteDialect.Name, .. Arguments]),
        new TheoryDataRow([SqlServerDialect.Name, .. Arguments]) { Skip = TestServer.IsThere ? null : TestServer.WhySkipped },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
