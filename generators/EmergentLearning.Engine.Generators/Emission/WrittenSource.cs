using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text; the same object for as long as its model is.</param>
internal sealed record WrittenSource(string HintName, SourceText Text);
