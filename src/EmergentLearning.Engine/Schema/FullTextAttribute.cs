namespace EmergentLearning.Engine.Schema;

/// <summary>
/// On a <see langword="string"/> property: its words can be searched for by the table's <c>Search</c>. On the type: how text is taken
/// apart into words. The index is kept by triggers, so rows of other programs are found too.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, Inherited = false)]
public sealed class FullTextAttribute : Attribute
{
    /// <summary>On a property: how much a match in it counts, against those in others; above 0. Default: 1.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>On the type: what a word is. Default: <see cref="FullTextTokenizer.Words"/>.</summary>
    public FullTextTokenizer Tokenizer { get; set; }
}
