namespace EmergentLearning.Memory.Import;

/// <summary>What a file of an imported folder becomes.</summary>
public enum ImportKind
{
    /// <summary>Nothing but its bytes: it is kept as it is, and the reason is reported.</summary>
    Verbatim,

    /// <summary>A row of <c>learnings</c> of type <c>failure</c>.</summary>
    Failure,

    /// <summary>Rows of <c>heuristics</c>, one for each rule.</summary>
    Heuristic,

    /// <summary>A row of <c>learnings</c> of type <c>success</c>.</summary>
    Success,

    /// <summary>A row of <c>learnings</c> of type <c>observation</c>.</summary>
    Observation,

    /// <summary>A row of <c>experiments</c>, or, for a file that is not an experiment's own, of <c>learnings</c> of type <c>experiment</c>.</summary>
    Experiment,

    /// <summary>A row of <c>decisions</c>.</summary>
    Decision,

    /// <summary>A row of <c>spike_reports</c>.</summary>
    Spike,

    /// <summary>A row of <c>invariants</c>.</summary>
    Invariant,

    /// <summary>A row of <c>assumptions</c>.</summary>
    Assumption,

    /// <summary>A row of <c>ceo_reviews</c>.</summary>
    CeoReview,

    /// <summary>A row of <c>violations</c>.</summary>
    Violation,

    /// <summary>A row of <c>elf_proposals</c>.</summary>
    Proposal,

    /// <summary>Rows of <c>heuristics</c> that are golden, one for each golden rule that names its record.</summary>
    GoldenRule,
}
