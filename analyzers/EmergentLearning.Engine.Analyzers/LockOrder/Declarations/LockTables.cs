using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>ELE1012 in tables of locks (<c>*.locks.txt</c>): a line that nobody can read would leave a lock out without a word.</summary>
internal static class LockTables
{
    public static void Check(AdditionalFileAnalysisContext context)
    {
        if (!UserTable.IsTable(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        foreach (UserTableLine line in UserTable.Lines(context.AdditionalFile, context.CancellationToken))
        {
            if (FaultOf(line, context.Compilation) is { } fault)
            {
                var place = Location.Create(context.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
                context.ReportDiagnostic(Diagnostic.Create(LockContractRules.LockDeclaration, place, $"The line {fault}: correct it, or remove it"));
            }
        }
    }

    private static string? FaultOf(UserTableLine line, Compilation compilation) =>
        line.Fault is null && compilation.GetTypeByMetadataName(line.Type) is { } type && !HasMethod(type, line.Method)
            ? $"names '{line.Method}', and '{line.Type}' has no such method"
            : line.Fault;

    private static bool HasMethod(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.GetMembers(name).OfType<IMethodSymbol>().Any())
                return true;
        }

        return type.AllInterfaces.Any(one => one.GetMembers(name).OfType<IMethodSymbol>().Any());
    }
}
