using Bot.Operations;

namespace Bot.Tests.Operations;

/// <summary>The program's command line within this process; whoever uses it stands in the collection ConsoleUsers.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Output)> RunAsync(string input, params string[] args)
    {
        var (standardIn, standardOut, standardError) = (Console.In, Console.Out, Console.Error);
        using var typed = new StringReader(input);
        await using var shown = new StringWriter();
        Console.SetIn(typed);
        Console.SetOut(shown);
        Console.SetError(shown);
        try
        {
            return (await Cli.RunAsync(args), shown.ToString());
        }
        finally
        {
            Console.SetIn(standardIn);
            Console.SetOut(standardOut);
            Console.SetError(standardError);
        }
    }
}
