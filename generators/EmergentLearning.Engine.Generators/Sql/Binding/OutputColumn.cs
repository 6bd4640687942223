namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>A column that a statement gives, and where it is written.</summary>
/// <param name="Column">What is known of it.</param>
/// <param name="Source">The source that it comes from unchanged, or <see langword="null"/>.</param>
/// <param name="Start">Where its text starts.</param>
/// <param name="End">Where its text ends.</param>
/// <param name="Expansion">What it becomes where a star stood, or <see langword="null"/>.</param>
internal sealed record OutputColumn(ResultColumn Column, QuerySource? Source, int Start, int End, string? Expansion);
