namespace EmergentLearning.Engine.Generators.Model;

/// <summary>Where a record's file goes.</summary>
internal sealed record FileModel(EquatableArray<FilePart> Parts, string? FormatType);
