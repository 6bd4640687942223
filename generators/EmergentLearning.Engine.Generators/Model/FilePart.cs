namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A piece of a file's path: text, or the value of a column.</summary>
internal sealed record FilePart(string Text, ColumnModel? Column);
