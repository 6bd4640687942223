namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What was read of a store, and what was wrong with it.</summary>
/// <param name="Model">The store's own code.</param>
/// <param name="Schema">What it holds; <see langword="null"/> when it cannot be opened.</param>
/// <param name="Places">Where that is declared. Apart from the rest, because places change with every line above them.</param>
/// <param name="Diagnostics">What was wrong.</param>
internal sealed record ParsedStore(
    StoreModel? Model, DeclaredSchema? Schema, EquatableArray<PlaceModel> Places, EquatableArray<DiagnosticModel> Diagnostics);
