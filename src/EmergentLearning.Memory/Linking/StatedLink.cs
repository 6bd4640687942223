namespace EmergentLearning.Memory.Linking;

/// <summary>A link as the file of its holder states it.</summary>
/// <param name="Relation">In either direction, as <c>supersedes</c> or <c>superseded-by</c>.</param>
/// <param name="Uid">The other record.</param>
internal sealed record StatedLink(string Relation, string Uid)
{
    /// <summary>As it stands in a file.</summary>
    public override string ToString() => $"{Relation} [[{Uid}]]";
}
