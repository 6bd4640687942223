using EmergentLearning.Cli.CommandLine;

NativeMemory.Prepare();
return await ElfCommand.RunAsync(args).ConfigureAwait(false);
