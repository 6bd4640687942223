using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Memory.Linking;

/// <summary>A link that is to be made or taken away.</summary>
/// <param name="Relation">The name of one of <see cref="LinkRelation.All"/>.</param>
/// <param name="Other">The record that is linked to.</param>
public sealed record LinkChange(string Relation, KindRow Other);
