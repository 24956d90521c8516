namespace Bench.Processes;

/// <summary>The child's end of <see cref="Child"/>: its address, then commands from the standard input until that ends.</summary>
internal static class Commands
{
    public static async Task ServeAsync(string address, Func<string, Task<string>> answer)
    {
        await Console.Out.WriteLineAsync($"{Child.Listening}{address}");
        using var input = new StreamReader(Console.OpenStandardInput());
        while (await input.ReadLineAsync() is { } command)
        {
            await Console.Out.WriteLineAsync($"{Child.Answer}{await answer(command)}");
        }
    }
}
