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

    /// <summary>A row of <c>learnings</c> of type <c>experiment</c>.</summary>
    Experiment,
}
