using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>One operation that adds to the end of a file.</summary>
internal sealed record AppendSite(IOperation Operation, IOperation Path, string Member);
