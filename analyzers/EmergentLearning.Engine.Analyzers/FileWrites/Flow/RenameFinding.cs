using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What one rename lacks; grows while the analysis goes round.</summary>
internal sealed class RenameFinding
{
    public MissingSteps Steps { get; set; }

    /// <summary>Where the temporary file was created under a name that is not its own.</summary>
    public SyntaxNode? SharedAt { get; set; }

    /// <summary>Where the target was deleted.</summary>
    public SyntaxNode? DeletedAt { get; set; }
}
