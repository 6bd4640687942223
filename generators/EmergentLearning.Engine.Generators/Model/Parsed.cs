namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What was read, and what was wrong with it.</summary>
internal sealed record Parsed<T>(T? Model, EquatableArray<DiagnosticModel> Diagnostics)
    where T : class, IEquatable<T>;
