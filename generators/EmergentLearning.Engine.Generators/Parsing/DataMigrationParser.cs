using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a method with <c>[DataMigration]</c>.</summary>
internal static class DataMigrationParser
{
    /// <summary>The migration, or <see langword="null"/> for any other method and for one that cannot be called (which is reported).</summary>
    public static DataMigrationModel? Parse(IMethodSymbol method, DiagnosticSink sink)
    {
        if (method.FindAttribute(KnownNames.DataMigration) is not { } attribute)
            return null;

        bool isCallable = method is { IsStatic: true, IsGenericMethod: false, ReturnsVoid: true, IsAsync: false, Parameters.Length: 1 }
            && method.Parameters[0] is { RefKind: RefKind.None } parameter
            && parameter.Type.ToDisplayString() == KnownNames.SqlTransaction;
        if (isCallable && attribute.ConstructorArguments[0].Value is int version)
            return new DataMigrationModel(version, Names.Escape(method.Name));

        sink.Add(Descriptors.DataMigrationShape, method.Location(), method.Name);
        return null;
    }
}
