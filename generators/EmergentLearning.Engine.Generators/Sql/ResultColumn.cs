using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A column of a query's result.</summary>
/// <param name="Name">Its name, or <see langword="null"/> for an expression without one.</param>
/// <param name="Source">The table's column that it is, or <see langword="null"/> for an expression.</param>
/// <param name="Start">Where its text starts.</param>
/// <param name="End">Where its text ends.</param>
/// <param name="Expansion">What it becomes where a star stood, or <see langword="null"/>.</param>
internal sealed record ResultColumn(string? Name, ColumnModel? Source, int Start, int End, string? Expansion);
