using Bot.Chaos;

if (ChaosOptions.Parse(args, out var wrong) is not { } options)
{
    await Console.Error.WriteLineAsync($"Not understood: {wrong}\n{ChaosOptions.Usage}");
    return 2;
}

return await Harness.RunAsync(options, Console.Out) ? 0 : 1;
