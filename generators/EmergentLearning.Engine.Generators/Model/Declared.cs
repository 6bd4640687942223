namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What one declaration says by its attributes.</summary>
internal sealed record Declared
{
    /// <summary>A record with its table.</summary>
    public SourceModel? Table { get; init; }

    /// <summary>A store's own code.</summary>
    public StoreModel? Store { get; init; }

    /// <summary>What the store holds; <see langword="null"/> when it cannot be opened.</summary>
    public StoreSchemaModel? Schema { get; init; }

    /// <summary>Where that is declared.</summary>
    public EquatableArray<PlaceModel> Places { get; init; }

    /// <summary>Queries of a type that is no store.</summary>
    public StoreModel? StrayQueries { get; init; }

    /// <summary>All that is wrong with it.</summary>
    public EquatableArray<DiagnosticModel> Diagnostics { get; init; }
}
