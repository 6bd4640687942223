namespace EmergentLearning.Engine.Architecture.Tests.Budgets;

/// <summary>Where a method starts and how many lines it has.</summary>
internal sealed record CodeMethod(string Path, int Line, int Lines);
