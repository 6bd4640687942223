using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Lifecycle.Limits;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic limit</c>: keeps domains within their limits.</summary>
internal static class LimitVerb
{
    public static Command Create()
    {
        var domain = new Option<string?>("--domain") { Description = "One domain; all without it", HelpName = "DOMAIN" };
        var active = new Option<string?>("--active") { Description = "At most N rules in use (default 10)", HelpName = "N" };
        var dormant = new Option<string?>("--dormant") { Description = "At most N rules asleep (default 20)", HelpName = "N" };
        var soft = new Option<string?>("--soft")
        {
            Description = "Beyond N in use, only with confidence 0.7, 3 validations, and at most 40 % of the words of another", HelpName = "N",
        };
        Option<bool> dryRun = DryRun.NewOption();
        var verb = new Verb(
            "limit", "Puts the rules of the lowest score to sleep where a domain has too many in use, and archives them where too many sleep",
            "elf heuristic limit --domain http --dry-run") { domain, active, dormant, soft, dryRun };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed =>
        {
            DomainLimits limits = Read(parsed.GetValue(active), parsed.GetValue(dormant), parsed.GetValue(soft));
            string? name = parsed.GetValue(domain);
            return parsed.GetValue(dryRun)
                ? DryRun.RunAsync(parsed, common, reader => reader.PreviewLimits(limits, name))
                : LifecycleRun.RunAsync(parsed, common, (lifecycle, token) => lifecycle.LimitAsync(limits, name, token));
        });
        return verb;
    }

    private static DomainLimits Read(string? active, string? dormant, string? soft)
    {
        var limits = new DomainLimits();
        return limits with
        {
            Active = active is null ? limits.Active : Values.Number(active, "--active", 1, 100_000),
            Dormant = dormant is null ? limits.Dormant : Values.Number(dormant, "--dormant", 0, 100_000),
            Soft = soft is null ? null : Values.Number(soft, "--soft", 1, 100_000),
        };
    }
}
