using System.Globalization;
using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>The process ends without a word.</summary>
internal static class KillRows
{
    /// <summary>A busy machine needs more than half a minute from one broadcast to the next.</summary>
    private static readonly TimeSpan Armed = TimeSpan.FromSeconds(60);

    /// <summary>kill -9 at random moments of work; every fifth already while the program comes up.</summary>
    public static Row Random(int kills) => new(Catalogue.RandomKills, Teams: 3, world => RandomAsync(world, kills), Long: true);

    /// <summary>The program ends itself at every named point of the path, between any two stations.</summary>
    public static Row Points { get; } = new("kill-points", Teams: 3, PointsAsync, Long: true);

    private static async Task<int> RandomAsync(World world, int kills)
    {
        var left = kills;
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref left) > 0);
        while (left > 0 && !play.IsCompleted)
        {
            await Task.Delay(world.Random.Next(50, 1500));
            await world.KillBotAsync();
            left--;
            if (left > 0 && world.Random.Next(5) == 0)
            {
                world.LaunchBot();
                await Task.Delay(world.Random.Next(50, 900));
                await world.KillBotAsync();
                left--;
            }

            await world.StartBotAsync();
        }

        await play;
        return world.Book.Kills;
    }

    private static async Task<int> PointsAsync(World world)
    {
        var (open, reached) = (true, 0);
        var play = Task.CompletedTask;
        foreach (var point in KillPoints.All)
        {
            // A visit has one broadcast: a third pass would be minutes away.
            var pass = point.StartsWith("broadcast.", StringComparison.Ordinal) ? "1" : world.Random.Next(1, 4).ToString(CultureInfo.InvariantCulture);
            var bot = await world.StartBotAsync((KillPoints.Variable, $"{point}:{pass}"));
            if (play.IsCompletedSuccessfully && open)
            {
                play = world.PlayAsync(() => Volatile.Read(ref open));
            }

            if (await Task.WhenAny(bot.Exited, play, Task.Delay(Armed)) == bot.Exited)
            {
                reached++;
            }
            else
            {
                world.Wrong.Add($"{point}:{pass} was not reached");
                await bot.KillAsync();
            }

            await world.AfterDeathAsync();
        }

        open = false;
        await world.StartBotAsync();
        await play;
        return reached;
    }
}
