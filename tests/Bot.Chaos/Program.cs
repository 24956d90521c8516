using Bot.Chaos;

if (ChaosOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(ChaosOptions.Usage);
    return 2;
}

return await Harness.RunAsync(options, Console.Out) ? 0 : 1;
