using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>A fault that is to be reported. Immutable.</summary>
/// <param name="Live">The rule, when it is found while typing.</param>
/// <param name="AtEnd">The rule, when only the whole compilation shows it.</param>
/// <param name="Site">Where.</param>
/// <param name="Frames">The other places of the path.</param>
/// <param name="Arguments">What the message is filled with.</param>
internal sealed record LockFinding(DiagnosticDescriptor Live, DiagnosticDescriptor AtEnd, SyntaxNode Site, ImmutableArray<Frame> Frames, params object[] Arguments)
{
    public Diagnostic ToDiagnostic(bool isLive) =>
        Diagnostic.Create(isLive ? Live : AtEnd, Site.GetLocation(), Frames.Select(frame => frame.Location), properties: null, Arguments);
}
