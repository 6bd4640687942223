namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A value of a query's row and the column that it is read from.</summary>
/// <param name="Name">The property or element that takes it.</param>
/// <param name="Ordinal">The column's place in the result.</param>
/// <param name="Value">How it is read.</param>
/// <param name="IsGuarded">Whether a <c>NULL</c> has to be looked for, because the value cannot hold one and the schema does not rule it out.</param>
internal sealed record MemberModel(string Name, int Ordinal, ValueModel Value, bool IsGuarded);
