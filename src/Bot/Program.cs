return await Bot.Operations.Cli.RunAsync(args);
