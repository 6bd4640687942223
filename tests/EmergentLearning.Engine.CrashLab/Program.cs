// One verb an experiment; each prints what it found, and ends with 0 (every promise held), 1 (one was broken) or 2 (it could not run).
return args switch
{
    ["recipe", .. string[] rest] => await EmergentLearning.Engine.CrashLab.Recipes.RecipeVerb.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: crashlab VERB ...");
    return 2;
}
