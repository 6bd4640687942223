using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Upgrader;

// Opens the store in the folder that is named, and says each step before it is taken, so that a test can kill it there.
var options = new StoreOptions
{
    UseGit = false,
    AllowForeignFolder = true,
    OnUpgradeStep = static step =>
    {
        Console.Out.WriteLine(step);
        Console.Out.Flush();
    },
};
await using LedgerStore store = await LedgerStore.OpenAsync(args[0], options).ConfigureAwait(false);
Console.WriteLine("open");
