namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A column and what it was called before.</summary>
internal sealed record RenameModel(string Column, string WasNamed);
