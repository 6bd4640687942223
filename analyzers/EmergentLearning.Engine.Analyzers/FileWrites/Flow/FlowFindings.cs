using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What the analysis of one method body found, by the syntax of that body.</summary>
internal sealed class FlowFindings
{
    /// <summary>The renames, each with what it lacks.</summary>
    public Dictionary<SyntaxNode, RenameFinding> Renames { get; } = [];

    /// <summary>Writes whose file is renamed later: they are not overwrites in place. Also those inside helpers.</summary>
    public HashSet<SyntaxNode> PublishedWrites { get; } = [];

    /// <summary>Flushes to disk through a stream that cannot write.</summary>
    public HashSet<SyntaxNode> ReadOnlyFlushes { get; } = [];

    /// <summary>Calls that replace a file after another was replaced.</summary>
    public HashSet<SyntaxNode> LaterPublishes { get; } = [];

    /// <summary>Calls that change the mode of a file after it was published.</summary>
    public HashSet<SyntaxNode> LateModes { get; } = [];

    public RenameFinding At(SyntaxNode site)
    {
        if (!Renames.TryGetValue(site, out RenameFinding? finding))
            Renames[site] = finding = new RenameFinding();
        return finding;
    }
}
