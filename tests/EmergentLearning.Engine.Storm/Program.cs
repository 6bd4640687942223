using System.Globalization;
using EmergentLearning.Engine.Storm.Children;
using EmergentLearning.Engine.Storm.Running;

// One verb for the storm and one for each kind of process in it. Ends with 0 (every promise held), 1 (one was broken) or 2 (it could not run).
return args switch
{
    ["run", .. var options] => await StormCommand.RunAsync(options).ConfigureAwait(false),
    ["write", var folder, var name, var seconds, var point] => await new WriteVerb(
        folder, name, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), point).RunAsync().ConfigureAwait(false),
    ["read", var folder] => await new ReadVerb(folder).RunAsync().ConfigureAwait(false),
    ["verify", var folder, var log, var name] => await new VerifyVerb(folder, log, name).RunAsync().ConfigureAwait(false),
    ["locks", .. var rows] => new LockVerb(rows).Run(),
    _ => StormCommand.Usage(),
};
