using System.CommandLine;
using Bot.Conversations;
using Bot.Features.Alerts;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>bot alert FILE: the JSON of the endpoint, from whoever may write to the database; the running service does the rest.</summary>
internal static class AlertCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo>("file") { Description = "预警的 JSON 文件，格式见 docs/operations.md。" };
        var data = Cli.Data();
        var command = new Command("alert", "录入一条预警，由运行中的服务调整计划、通知县市区。") { file, data };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => MaintenanceCommands.WithDatabaseAsync(
            [.. parsed.UnmatchedTokens],
            parsed.GetValue(data),
            Console.Out,
            (services, database) => RunAsync(parsed.GetValue(file)!, services, database, Console.Out, cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        byte[] json;
        try
        {
            json = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(AlertTexts.NoFile(file.FullName));
            return 1;
        }

        var options = services.GetRequiredService<IConfiguration>().GetSection(AlertsOptions.Section).Get<AlertsOptions>() ?? new AlertsOptions();
        var (alert, fault) = AlertReader.Read(json, options);
        if (alert is null)
        {
            await output.WriteLineAsync(fault);
            return 1;
        }

        var (alerts, inbox) = (services.GetRequiredService<AlertStore>(), services.GetRequiredService<Inbox>());
        var taken = await database.WriteAsync(
            async (work, _) => !await alerts.IsKnownAsync(work, alert.Id)
                && await inbox.AcceptAsync(work, AlertReader.KeyOf(alert.Id), AlertReader.Lane, InboxKinds.Alert, ConversationJson.Write(alert)),
            cancellationToken);
        await output.WriteLineAsync(taken ? AlertTexts.Taken : AlertTexts.Known);
        return taken ? 0 : 1;
    }
}
