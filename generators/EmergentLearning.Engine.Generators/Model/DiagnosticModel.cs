namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A diagnostic to report: where it is, without holding on to the file.</summary>
internal sealed record DiagnosticModel(string Id, string Path, int Start, int Length, EquatableArray<string> Arguments);
