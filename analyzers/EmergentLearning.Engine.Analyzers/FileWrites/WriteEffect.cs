namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What opening or calling does to the file that already stands at the path.</summary>
internal enum WriteEffect
{
    /// <summary>The old content is gone before the new is there.</summary>
    Overwrites,

    /// <summary>The old content stays until something is written: <c>Open</c> or <c>OpenOrCreate</c> with write access.</summary>
    KeepsUntilWritten,

    /// <summary>As <see cref="KeepsUntilWritten"/>, but there is nothing else that the stream could be for: <c>OpenWrite</c>.</summary>
    OpensToWrite,

    /// <summary>The name must be free: a claim, unless it is then filled under the eyes of readers (<c>CreateNew</c>).</summary>
    ClaimsName,
}
