namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A table of a store, and what it and its columns were called before.</summary>
internal sealed record DeclaredTable(TableModel Table, string? WasNamed, EquatableArray<RenameModel> Renames);
