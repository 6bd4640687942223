namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What deleting a row does to those that refer to it; the members and numbers of <c>OnDelete</c>.</summary>
internal enum DeleteRule
{
    Restrict,
    Cascade,
    SetNull,
}
