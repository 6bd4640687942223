using EmergentLearning.Engine.CrashLab.Faults;

// One verb an experiment; each prints what it found, and ends with 0 (every promise held), 1 (one was broken) or 2 (it could not run).
return args switch
{
    ["faults", .. string[] rest] => await FaultsVerb.RunAsync(rest),
    ["faults-worker", .. string[] rest] => await FaultWorker.RunAsync(stopAtFirst: rest is ["--first"]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: crashlab VERB ...");
    return 2;
}
