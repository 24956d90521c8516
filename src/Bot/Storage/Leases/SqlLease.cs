namespace Bot.Storage.Leases;

/// <summary>Leases as rows of the common database.</summary>
internal sealed class SqlLease(Database database, TimeProvider clock) : ILease
{
    private const string Names = "lease";

    /// <summary>How far the clocks of two instances may be apart; a lease that ends later still is of a clock that was put back.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    private const string Take =
        """
        update lease set
            holder = @holder,
            lease_until = @until
        where name = @name and (lease_until <= @now or lease_until > @future or holder = @holder)
        """;

    private const string Add =
        """
        insert into lease (name, holder, lease_until)
        select @name, @holder, @until
        where not exists (select 1 from lease where name = @name)
        """;

    public async ValueTask<bool> TakeAsync(string name, string holder, TimeSpan length, CancellationToken cancellationToken = default) =>
        await database.WriteAsync(async (work, _) =>
        {
            await work.HoldAsync(Names, [name]);
            var now = clock.GetUtcNow();
            var until = now + length;
            return await work.ExecuteAsync(Take, new { name, holder, now, until, future = until + ClockDifference }) == 1
                || await work.ExecuteAsync(Add, new { name, holder, until }) == 1;
        }, cancellationToken);

    private const string Extend =
        """
        update lease set
            lease_until = @until
        where name = @name and holder = @holder and lease_until > @now
        """;

    public async ValueTask<bool> ExtendAsync(string name, string holder, TimeSpan length, CancellationToken cancellationToken = default) =>
        await database.WriteAsync(async (work, _) =>
        {
            var now = clock.GetUtcNow();
            return await work.ExecuteAsync(Extend, new { name, holder, now, until = now + length }) == 1;
        }, cancellationToken);

    private const string Release = "delete from lease where name = @name and holder = @holder";

    public async ValueTask ReleaseAsync(string name, string holder, CancellationToken cancellationToken = default) =>
        await database.WriteAsync((work, _) => work.ExecuteAsync(Release, new { name, holder }), cancellationToken);
}
