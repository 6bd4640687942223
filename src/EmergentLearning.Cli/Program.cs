using EmergentLearning.Cli.CommandLine;

return await ElfCommand.RunAsync(args).ConfigureAwait(false);
