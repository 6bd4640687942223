namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What one declaration says by its attributes.</summary>
/// <param name="Table">A record with its table.</param>
/// <param name="Store">A store.</param>
/// <param name="StrayQueries">Queries of a type that is no store.</param>
/// <param name="Diagnostics">All that is wrong with it.</param>
internal sealed record Declared(SourceModel? Table, StoreModel? Store, StoreModel? StrayQueries, EquatableArray<DiagnosticModel> Diagnostics);
