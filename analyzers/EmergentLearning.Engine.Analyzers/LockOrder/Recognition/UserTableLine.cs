using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>A line of a table of locks.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Type">The full name of the type; empty when the line has a fault.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Row">What its calls do; null when the line has a fault.</param>
/// <param name="Fault">What is wrong with it, as the rest of a sentence; null when nothing is.</param>
internal sealed record UserTableLine(TextSpan Span, string Type, string Method, LockRow? Row, string? Fault);
