using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Model">What it was written from.</param>
/// <param name="Text">Its text.</param>
internal sealed record WrittenSource(string HintName, object Model, SourceText Text);
