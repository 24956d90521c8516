using Bot.Documents;
using Bot.Features.ReportFinding.Proposal;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>"bot classify": one line in, ten codes out (and why, if asked), so that the word lists can be tried without a phone.</summary>
internal static class ClassifyCommand
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, bool why, CancellationToken cancellationToken)
    {
        ProblemClassifier classifier;
        try
        {
            var content = WebApplication.CreateBuilder(args).Configuration.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions();
            classifier = new ProblemClassifier(new ContentFiles(Options.Create(content)));
        }
        catch (ContentFileException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            await output.WriteLineAsync(classifier.ClassifyLine(line));
            foreach (var reason in why ? classifier.Explain(line) : [])
            {
                await output.WriteLineAsync(reason);
            }
        }

        return 0;
    }
}
