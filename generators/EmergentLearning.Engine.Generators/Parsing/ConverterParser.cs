using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[Converter]</c>.</summary>
internal static class ConverterParser
{
    public static Storage? Parse(AttributeData attribute, ITypeSymbol type, INamedTypeSymbol? user, Location? place, DiagnosticSink sink)
    {
        ITypeSymbol? named = attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol;
        var converter = named as INamedTypeSymbol;
        INamedTypeSymbol[] contracts = [.. converter is null ? [] : Contracts(converter)];
        INamedTypeSymbol[] fitting = [.. contracts.Where(each => SymbolEqualityComparer.Default.Equals(each.TypeArguments[0], type))];
        if (Refuse(converter, user) is { } unusable)
            return Report(unusable);
        if (fitting.Length == 0)
            return Report(Missing(contracts, type));
        if (fitting.Length > 1)
            return Report("it converts the type in several ways");

        ITypeSymbol stored = fitting[0].TypeArguments[1];
        return KindOf(stored) is { } kind
            ? new Storage(kind, converter!.FullName())
            : Report($"it stores '{stored.ToDisplayString()}', which is none of long, double, string and byte[]");

        Storage? Report(string reason)
        {
            sink.Add(Descriptors.BadConverter, place, named?.ToDisplayString() ?? "null", type.ToDisplayString(), reason);
            return null;
        }
    }

    private static string? Refuse(INamedTypeSymbol? converter, INamedTypeSymbol? user)
    {
        if (converter is not { TypeKind: TypeKind.Class or TypeKind.Struct })
            return "it is no class or struct";
        if (converter.IsUnboundGenericType)
            return "its type arguments are missing";
        return user is null || converter.IsVisibleBeside(user) ? null : $"it is not accessible beside '{user.Name}'; make it internal or public";
    }

    private static IEnumerable<INamedTypeSymbol> Contracts(INamedTypeSymbol converter) => converter.AllInterfaces
        .Where(each => each.OriginalDefinition.ToDisplayString() == KnownNames.ColumnConverter);

    private static string Missing(INamedTypeSymbol[] contracts, ITypeSymbol type)
    {
        bool takesNull = contracts.Any(each => each.TypeArguments[0] is INamedTypeSymbol
        {
            OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
        } nullable && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], type));
        return takesNull
            ? $"it converts '{type.ToDisplayString()}?'; null is stored as NULL without it, so let it convert '{type.ToDisplayString()}'"
            : $"it does not implement IColumnConverter<{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}, ...>";
    }

    private static ColumnKind? KindOf(ITypeSymbol stored) => stored switch
    {
        { SpecialType: SpecialType.System_Int64 } => ColumnKind.ConvertedInteger,
        { SpecialType: SpecialType.System_Double } => ColumnKind.ConvertedReal,
        { SpecialType: SpecialType.System_String } => ColumnKind.ConvertedText,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ColumnKind.ConvertedBlob,
        _ => null,
    };
}
