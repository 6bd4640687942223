using EmergentLearning.Engine.CrashLab.Verbs;

// One verb an experiment; each prints what it found, and ends with 0 (every promise held), 1 (one was broken) or 2 (it could not run).
return args switch
{
    ["work", var name, var folder] => await WorkVerb.RunAsync(name, folder).ConfigureAwait(false),
    ["states", .. var rest] => await StatesVerb.RunAsync(rest).ConfigureAwait(false),
    ["recover", var folder, var git] => await RecoverVerb.RunAsync(folder, git == "git").ConfigureAwait(false),
    ["recipe", .. string[] rest] => await EmergentLearning.Engine.CrashLab.Recipes.RecipeVerb.RunAsync(rest).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: crashlab VERB ...");
    return 2;
}
