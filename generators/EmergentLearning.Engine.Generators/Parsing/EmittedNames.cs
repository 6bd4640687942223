using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>What a user wrote under a name that is emitted.</summary>
internal static class EmittedNames
{
    /// <summary>Reports what stands in the way of a table's class.</summary>
    /// <returns>Whether the class can be emitted.</returns>
    public static bool IsFree(INamedTypeSymbol record, TableModel table, DiagnosticSink sink)
    {
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)record.ContainingType ?? record.ContainingNamespace;
        if (container.GetTypeMembers(Names.Part(record.Name)).FirstOrDefault(other => IsTwin(other, record)) is { } twin)
        {
            sink.Add(Descriptors.NameTaken, record.Location(), table.ClassName, twin.Name);
            return false;
        }

        ISymbol? taken = container.GetMembers(table.ClassName).FirstOrDefault(member => !IsPartOfClass(member, record));
        string[] finders =
        [
            .. SqliteDialect.Describe(table).Finders.Select(finder => finder.Method),
            .. table.References.Select(reference => reference.Method),
            .. table.FullText is null ? Array.Empty<string>() : ["Search", "SearchSyntax", "RebuildSearchAsync"],
        ];
        taken ??= container.GetTypeMembers(table.ClassName).SelectMany(type => type.GetMembers())
            .FirstOrDefault(member => !member.IsImplicitlyDeclared && (member.Name == "Schema" || finders.Contains(member.Name)));
        taken ??= Members(record).FirstOrDefault(member =>
            member.Name == "Columns" || (member.Name == "UniqueIndexes" && table.UniqueIndexes.Any()));
        return !Report(taken, record.Name, sink);
    }

    /// <summary>Reports a member of a store that has the name of one that is emitted.</summary>
    /// <returns>Whether the store can be emitted.</returns>
    public static bool AreFree(INamedTypeSymbol store, IEnumerable<string> properties, DiagnosticSink sink)
    {
        var emitted = new HashSet<string>(properties, StringComparer.Ordinal) { "Schema", "Engine" };
        ISymbol? taken = store.GetMembers().FirstOrDefault(member => emitted.Contains(member.Name) || IsEmittedMethod(member));
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)store.ContainingType ?? store.ContainingNamespace;
        taken ??= container.GetMembers(Names.Part(store.Name) + "Transaction").FirstOrDefault();
        return !Report(taken, store.Name, sink);
    }

    private static bool Report(ISymbol? taken, string subject, DiagnosticSink sink)
    {
        string? name = taken?.Name is ".ctor" ? subject : taken?.Name;
        if (name is not null)
            sink.Add(Descriptors.NameTaken, taken?.Location(), name, subject);
        return taken is not null;
    }

    // What a base type has would be hidden, save the tokens of one that is a table too.
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? each = record; each is not null; each = each.BaseType)
        {
            foreach (ISymbol member in each.GetMembers())
            {
                if (SymbolEqualityComparer.Default.Equals(each, record) || member is not INamedTypeSymbol)
                    yield return member;
            }
        }
    }

    // Of two records whose table classes would have one name, because their names differ by the case of the first letter alone, the one
    // in upper case has it.
    private static bool IsTwin(INamedTypeSymbol other, INamedTypeSymbol record) =>
        other.Name != record.Name && other.FindAttribute(KnownNames.Table) is not null;

    private static bool IsPartOfClass(ISymbol member, INamedTypeSymbol record) =>
        member is INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsAbstract: false, Arity: 0 } type
        && (type.DeclaredAccessibility == record.DeclaredAccessibility || type.DeclaredAccessibility == Accessibility.Internal)
        && TypeParser.IsPartial(type);

    // Methods of other parameters are overloads, and welcome.
    private static bool IsEmittedMethod(ISymbol member) => member is IMethodSymbol method && !method.IsImplicitlyDeclared
        && (method.Name, Parameters(method)) is (".ctor", "IStore")
            or ("OpenAsync", "String,StoreOptions,CancellationToken")
            or ("OpenReadOnly", "String")
            or ("WriteAsync", "Func,Acknowledgement,CancellationToken" or "Action,Acknowledgement,CancellationToken")
            or ("DisposeAsync", "");

    private static string Parameters(IMethodSymbol method) => string.Join(",", method.Parameters.Select(parameter => parameter.Type.Name));
}
