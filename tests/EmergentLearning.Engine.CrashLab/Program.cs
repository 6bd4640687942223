using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.CrashLab.Probes;
using EmergentLearning.Engine.CrashLab.Verbs;

// One verb an experiment; each prints what it found, and ends with 0 (every promise held), 1 (one was broken) or 2 (it could not run).
return args switch
{
    ["faults", .. string[] rest] => await FaultsVerb.RunAsync(rest).ConfigureAwait(false),
    ["faults-worker", .. string[] rest] => await FaultWorker.RunAsync(stopAtFirst: rest is ["--first"]),
    ["syncs", ..] => await SyncsVerb.RunAsync(),
    ["syncs-worker"] => await SyncsVerb.WorkAsync(),
    ["protocol", ..] => await ProtocolVerb.RunAsync(),
    ["locks", ..] => await LocksVerb.RunAsync(),
    ["locks-hold", string path] => await LockChecks.HoldAsync(path),
    ["locks-count", string path, string counter] => await LockChecks.CountAsync(path, counter),
    ["locks-test", string path] => LockChecks.Test(path, idle: false),
    ["locks-idle", string path] => LockChecks.Test(path, idle: true),
    ["recipe", .. string[] rest] => await EmergentLearning.Engine.CrashLab.Recipes.RecipeVerb.RunAsync(rest),
    ["work", var name, var folder] => await WorkVerb.RunAsync(name, folder).ConfigureAwait(false),
    ["states", .. var rest] => await StatesVerb.RunAsync(rest).ConfigureAwait(false),
    ["recover", var folder, var git] => await RecoverVerb.RunAsync(folder, git == "git").ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: crashlab VERB ...");
    return 2;
}
