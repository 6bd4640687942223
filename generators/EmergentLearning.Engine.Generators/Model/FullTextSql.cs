namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A full-text index in the words of one database.</summary>
internal sealed record FullTextSql(string Name, string Create, EquatableArray<string> Triggers, string Rebuild);
