using Bench;
using Bench.Processes;

switch (args)
{
    case [ServeEcho.Verb, ..]:
        return await ServeEcho.RunAsync(args[1..]);
    case [ServeBot.Verb, ..]:
        return await ServeBot.RunAsync(args[1..]);
    case [ServeSimulator.Verb, ..]:
        return await ServeSimulator.RunAsync(args[1..]);
    default:
        break;
}

if (BenchOptions.Parse(args, out var wrong) is not { } options)
{
    await Console.Error.WriteLineAsync($"Not understood: {wrong}\n{BenchOptions.Usage}");
    return 2;
}

return await Harness.RunAsync(options, Console.Out) ? 0 : 1;
