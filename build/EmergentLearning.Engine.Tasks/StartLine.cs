namespace EmergentLearning.Engine.Tasks;

/// <summary>A program and its arguments, one item each.</summary>
internal sealed record StartLine(string Program, IReadOnlyList<string> Arguments);
