namespace EmergentLearning.Engine.Observability;

/// <summary>The names of tags. Each has few values, so that no back end drowns in series.</summary>
internal static class TagNames
{
    /// <summary>Which store: <see cref="StoreTag"/>.</summary>
    public const string Store = "store";

    /// <summary>The class of a lock: repository, file, database.</summary>
    public const string LockClass = "lock.class";

    /// <summary>What was synced: file or directory.</summary>
    public const string SyncKind = "sync.kind";

    /// <summary>Why something was tried again.</summary>
    public const string RetryReason = "retry.reason";

    /// <summary>How far a change in the outbox has come: queued, written, committed.</summary>
    public const string OutboxState = "outbox.state";

    /// <summary>The command of git, such as <c>fast-import</c>.</summary>
    public const string GitCommand = "git.command";

    /// <summary>What a checkpoint came to: emptied or busy.</summary>
    public const string CheckpointOutcome = "checkpoint.outcome";

    /// <summary>Why it failed; absent where it did not (OpenTelemetry's <c>error.type</c>).</summary>
    public const string ErrorType = "error.type";
}
