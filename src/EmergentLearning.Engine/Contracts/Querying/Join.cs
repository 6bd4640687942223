namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>How another table's rows come in.</summary>
/// <param name="Column">The foreign key's column.</param>
/// <param name="IsLeft">Whether rows that refer to none stay.</param>
/// <param name="Filter">A condition on the other table's rows, or <see langword="null"/>.</param>
internal sealed record Join<TReferenced>(string Column, bool IsLeft, Filter<TReferenced>? Filter);
