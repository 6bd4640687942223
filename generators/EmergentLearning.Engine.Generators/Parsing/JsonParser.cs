using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[StoredAsJson]</c>.</summary>
internal static class JsonParser
{
    private const string Namespace = "System.Text.Json.Serialization.";
    private const int MetadataMode = 1;

    public static Storage? Parse(AttributeData attribute, ITypeSymbol type, INamedTypeSymbol? user, Location? place, DiagnosticSink sink)
    {
        var context = attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
        if (Refuse(context, type, user) is not { } reason)
            return new Storage(ColumnKind.Json, context!.FullName());

        sink.Add(Descriptors.BadJsonContext, place, context?.ToDisplayString() ?? "null", type.ToDisplayString(), reason);
        return null;
    }

    private static string? Refuse(INamedTypeSymbol? context, ITypeSymbol type, INamedTypeSymbol? user)
    {
        if (context is null || !Bases(context).Any(each => each.ToDisplayString() == Namespace + "JsonSerializerContext"))
            return "it is not derived from JsonSerializerContext";
        if (context.IsUnboundGenericType || (!TypeParser.IsPartial(context) && context.GetMembers("Default").IsEmpty))
            return "it must be partial and not generic, so that System.Text.Json completes it";
        if (user is not null && !context.IsVisibleBeside(user))
            return $"it is not accessible beside '{user.Name}'; make it internal or public";

        AttributeData? listed = context.FindAttributes(Namespace + "JsonSerializableAttribute").FirstOrDefault(each =>
            SymbolEqualityComparer.Default.Equals(each.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol, type));
        if (listed is null)
            return $"add [JsonSerializable(typeof({type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}))] to it";
        AttributeData? options = context.FindAttribute(Namespace + "JsonSourceGenerationOptionsAttribute");
        return CanRead(listed) ?? CanRead(options) ?? true ? null : "its GenerationMode is Serialization, which cannot read";
    }

    // The default, 0, is all that there is.
    private static bool? CanRead(AttributeData? attribute) =>
        attribute?.Named("GenerationMode") is int mode and not 0 ? (mode & MetadataMode) != 0 : null;

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type.BaseType; each is not null; each = each.BaseType)
            yield return each;
    }
}
