using EmergentLearning.Engine.Contracts;
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

    /// <summary>Lets time pass: confidence decays by 8 % for each week without use, rules fall asleep after 60 days without, and are archived after 90 days asleep.</summary>
    /// <returns>What changed; nothing on a second call of the same day.</returns>
    public Task<IReadOnlyList<LifecycleReceipt>> DecayAsync(CancellationToken cancellationToken = default) =>
        store.WriteAsync(static (transaction, now) => new LifecycleWriter(transaction, now).Decay(), cancellationToken);

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
