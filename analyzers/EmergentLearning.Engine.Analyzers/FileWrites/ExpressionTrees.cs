using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>A call inside an expression tree describes a call (a mock's set-up, a query) and does not make one.</summary>
internal static class ExpressionTrees
{
    public static bool Contain(IOperation operation, FileWriteSymbols symbols)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IConversionOperation { Operand: IAnonymousFunctionOperation }
                && SymbolEqualityComparer.Default.Equals(current.Type?.OriginalDefinition, symbols.ExpressionTree))
            {
                return true;
            }
        }

        return false;
    }
}
