using System.CommandLine;
using Bot.Documents;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>bot material list and show: what the service would take from the content files, before it is restarted with them.</summary>
internal static class MaterialCommands
{
    public static Command Build()
    {
        var list = new Command("list", "列出宣传材料：编号、类型、版本、分几条消息。");
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction((parsed, cancellationToken) => ListAsync([.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        var id = new Argument<string>("id") { Description = "material list 列出的编号，如 annex6。" };
        var show = new Command("show", "看一份宣传材料发出去的样子。") { id };
        show.TreatUnmatchedTokensAsErrors = false;
        show.SetAction((parsed, cancellationToken) => ShowAsync(parsed.GetValue(id)!, [.. parsed.UnmatchedTokens], Console.Out, cancellationToken));
        return new Command("material", "宣传材料：检查材料文件夹，看每份怎样发出。") { list, show };
    }

    internal static Task<int> ListAsync(string[] args, TextWriter output, CancellationToken cancellationToken) => WithLibraryAsync(args, output, async library =>
    {
        foreach (var material in library.All)
        {
            await output.WriteLineAsync(MaterialCliTexts.Line(material).AsMemory(), cancellationToken);
        }

        return 0;
    });

    internal static Task<int> ShowAsync(string id, string[] args, TextWriter output, CancellationToken cancellationToken) => WithLibraryAsync(args, output, async library =>
    {
        if (library.Find(id) is not { } material)
        {
            await output.WriteLineAsync(MaterialCliTexts.Unknown(id, library).AsMemory(), cancellationToken);
            return 1;
        }

        await output.WriteLineAsync(MaterialCliTexts.Whole(material).AsMemory(), cancellationToken);
        return 0;
    });

    private static async Task<int> WithLibraryAsync(string[] args, TextWriter output, Func<MaterialLibrary, Task<int>> act)
    {
        try
        {
            var content = WebApplication.CreateBuilder(args).Configuration.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions();
            return await act(new ContentFiles(Options.Create(content)).Materials);
        }
        catch (ContentFileException wrong)
        {
            await output.WriteLineAsync(wrong.Message);
            return 2;
        }
    }
}
