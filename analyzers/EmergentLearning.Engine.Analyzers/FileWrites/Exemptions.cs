using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Where file-write rules are silent because somebody said so: attribute, allowed roots, test projects.</summary>
internal static class Exemptions
{
    private const string AllowedRoots = "elf.write.allowed_roots";
    private const string TestProjects = "elf.write.test_projects";
    private const string IsTestProject = "build_property.IsTestProject";

    /// <summary>True in a test project, unless <c>elf.write.test_projects = true</c> asks for the rules there too.</summary>
    public static bool SkipsTests(AnalyzerConfigOptions options) => options.TryGetValue(TestProjects, out string? wanted)
        ? string.Equals(wanted, "false", StringComparison.OrdinalIgnoreCase)
        : options.TryGetValue(IsTestProject, out string? isTest) && string.Equals(isTest, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the symbol or anything around it carries <c>[NonAtomicWrite("why")]</c> with a reason.</summary>
    public static bool IsMarked(ISymbol? symbol, FileWriteSymbols symbols)
    {
        if (symbols.NonAtomicWrite.Count == 0)
            return false;
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (HasMark(current, symbols) || (current is IMethodSymbol { AssociatedSymbol: { } property } && HasMark(property, symbols)))
                return true;
        }

        return symbol?.ContainingAssembly is { } assembly && HasMark(assembly, symbols);
    }

    /// <summary>True when the path begins with one of the roots that the project allows to be written in place.</summary>
    public static bool IsAllowedRoot(string? start, AnalyzerConfigOptions options)
    {
        if (start is null || !options.TryGetValue(AllowedRoots, out string? roots))
            return false;
        string path = Normalize(start);
        // "allowed/../elsewhere" leaves the root that it names.
        return !path.Split('/').Contains("..")
            && roots.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Normalize).Any(root => IsUnder(path, root));
    }

    private static bool IsUnder(string path, string root) =>
        root.Length > 0 && (path == root || path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static string Normalize(string path)
    {
        string normal = path.Trim().Replace('\\', '/');
        if (normal.StartsWith("./", StringComparison.Ordinal))
            normal = normal.Substring(2);
        return normal.Length > 1 ? normal.TrimEnd('/') : normal;
    }

    private static bool HasMark(ISymbol symbol, FileWriteSymbols symbols) => symbol.GetAttributes().Any(
        attribute => symbols.NonAtomicWrite.Contains(attribute.AttributeClass, SymbolEqualityComparer.Default) && HasReason(attribute));

    private static bool HasReason(AttributeData attribute)
    {
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
        return arguments.Length == 1 && arguments[0].Value is string reason && !string.IsNullOrWhiteSpace(reason);
    }
}
