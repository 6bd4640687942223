using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Lifecycle.Joining;
using EmergentLearning.Memory.Lifecycle.Limits;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>
/// The life of rules: they prove right or wrong, are forgotten, and become golden when a person approves. Each change is one unit: row, section of
/// the file, commit and audit trail. Time is the store's clock. Thread-safe; several processes may do this at once.
/// </summary>
/// <param name="store">Where the rules are kept. It stays the caller's to dispose, which finishes files and commits.</param>
public sealed class HeuristicLifecycle(MemoryStore store)
{
    /// <summary>Counts that a rule was put to the test, and moves its confidence unless that was done too often or too lately.</summary>
    /// <param name="heuristic">Its number (12 or H-12) or its uid.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="reason">Why, at most 1,000 characters; <see langword="null"/> for nothing to say.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StoreException">There is no such rule, or the reason is too long: nothing was changed.</exception>
    public Task<LifecycleReceipt> ApplyAsync(
        string heuristic, HeuristicEvent happened, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(heuristic);
        RecordText.CheckOptional(reason ?? "", "reason", 1_000);
        return store.WriteAsync((transaction, now) => new LifecycleWriter(transaction, now).Apply(heuristic, happened, reason), cancellationToken);
    }

    /// <summary>
    /// Lets time pass: confidence decays by 8 % for each week without use, rules fall asleep after 60 days without, and are archived after 90 days asleep.
    /// </summary>
    /// <returns>What changed; nothing on a second call of the same day.</returns>
    public Task<IReadOnlyList<LifecycleReceipt>> DecayAsync(CancellationToken cancellationToken = default) =>
        store.WriteAsync(static (transaction, now) => new LifecycleWriter(transaction, now).Decay(), cancellationToken);

    /// <summary>
    /// Keeps domains within their limits: rules in use of the lowest score fall asleep, and rules asleep of the lowest score are archived. None is removed, and
    /// golden rules are neither counted nor touched.
    /// </summary>
    /// <param name="limits">The limits. Default: the original's.</param>
    /// <param name="domain">One domain's name. Default: all.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What changed, each with its reason; nothing on a second call of the same day.</returns>
    /// <exception cref="StoreException">A limit is out of its range: nothing was changed.</exception>
    public Task<IReadOnlyList<LifecycleReceipt>> LimitAsync(
        DomainLimits? limits = null, string? domain = null, CancellationToken cancellationToken = default)
    {
        limits ??= new DomainLimits();
        limits.Validate();
        return store.WriteAsync((transaction, now) => new LimitSweep(limits, domain).Run(transaction, now), cancellationToken);
    }

    /// <summary>
    /// Makes one rule of several of one domain: the first gets what was counted of all, and the mean of their confidence, weighted by validations; the
    /// others are archived and point to it.
    /// </summary>
    /// <param name="survivor">The rule that stays: its number (12 or H-12) or its uid. It is in use.</param>
    /// <param name="others">Those that it takes in, in use or asleep; at least one.</param>
    /// <param name="rule">What the rule is to say, 1 to 500 characters. Default: what it says.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What became of each, the survivor first.</returns>
    /// <exception cref="StoreException">One is not there, golden, of another domain or not in use: nothing was changed.</exception>
    public Task<IReadOnlyList<LifecycleReceipt>> MergeAsync(
        string survivor, IReadOnlyList<string> others, string? rule = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(others);
        if (others.Count == 0)
            throw RecordText.Refused("A merge needs two rules at least: the one that stays, and one that it takes in.");
        string? text = rule is null ? null : Secrets.Redact(rule).Trim();
        if (text is not null)
            RecordText.CheckRequired(text, "rule", 500);
        return store.WriteAsync((transaction, now) => new RuleJoin(transaction, now).Run(survivor, others, text), cancellationToken);
    }

    /// <summary>Makes a rule golden that has a confidence of 0.9, ten validations, and ten times as many validations as violations.</summary>
    /// <param name="heuristic">Its number (12 or H-12) or its uid.</param>
    /// <param name="approvedBy">The person who approves, 1 to 100 characters.</param>
    /// <param name="title">What the golden rule is called, at most 200 characters; <see langword="null"/> for the rule itself.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StoreException">It does not meet that, or nobody approves: nothing was changed.</exception>
    public Task<LifecycleReceipt> PromoteAsync(
        string heuristic, string approvedBy, string? title = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(heuristic);
        string person = (approvedBy ?? "").Trim();
        RecordText.CheckRequired(person, "name of who approves", 100);
        if (title is not null)
            RecordText.CheckRequired(title.Trim(), "title", 200);
        return store.WriteAsync(
            (transaction, now) => new LifecycleWriter(transaction, now).Promote(heuristic, person, title?.Trim()), cancellationToken);
    }
}
