using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>On what a call is made.</summary>
internal static class Receiver
{
    /// <summary>The type of an instance before it was converted to that of the method; where it was converted downwards, it is that.</summary>
    public static ITypeSymbol? TypeOf(IOperation? instance)
    {
        while (instance is IConversionOperation { OperatorMethod: null } conversion && !IsDowncast(conversion))
            instance = conversion.Operand;
        return instance?.Type;
    }

    private static bool IsDowncast(IConversionOperation conversion)
    {
        for (ITypeSymbol? type = conversion.Type?.BaseType; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, conversion.Operand.Type))
                return true;
        }

        return conversion is { Type.TypeKind: TypeKind.Class, Operand.Type: { TypeKind: TypeKind.Interface } or { SpecialType: SpecialType.System_Object } };
    }
}
