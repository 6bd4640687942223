using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// ELE1013: what a visible member says of the named locks that it takes, beside what it does. Only in assemblies that use the attributes.
/// </summary>
internal sealed class ContractRules(LockSymbols symbols, IReadOnlyDictionary<ISymbol, MethodSummary> summaries)
{
    public IEnumerable<Diagnostic> Check(IEnumerable<ISymbol> owners, Compilation compilation)
    {
        if (!AreChecked(compilation))
            return [];
        return owners.OfType<IMethodSymbol>().Where(IsChecked)
            .GroupBy(method => method.AssociatedSymbol ?? method, SymbolEqualityComparer.Default)
            .Select(member => Check(member.Key!, [.. member])).OfType<Diagnostic>()
            .OrderBy(found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(found => found.Location.SourceSpan.Start);
    }

    private static bool IsChecked(IMethodSymbol method) => Visibility.IsOutside(method.AssociatedSymbol ?? method) && Visibility.IsOutside(method)
        && method.MethodKind is not (MethodKind.StaticConstructor or MethodKind.Destructor or MethodKind.ExplicitInterfaceImplementation);

    private Diagnostic? Check(ISymbol member, ImmutableArray<IMethodSymbol> bodies)
    {
        string[] taken = [.. bodies.SelectMany(body => Taken(body, isTry: false)).Distinct().OrderBy(name => name, StringComparer.Ordinal)];
        string[] tried = [.. bodies.SelectMany(body => Taken(body, isTry: true))];
        string[] declared = [.. bodies.SelectMany(Declared).Distinct()];
        string[] missing = [.. taken.Except(declared)];
        // What others override or implement may say more than one of its bodies does; and a lock is taken in ways that nobody can see only
        // by the type that is it.
        bool mayPromise = member.IsVirtual || member.IsOverride || member.IsAbstract || taken.Length == 0;
        string[] extra = mayPromise ? [] : [.. declared.Except(taken).Except(tried).Where(name => !IsOwn(name, member.ContainingType))];
        if (missing.Length == 0 && extra.Length == 0)
            return null;

        string what = missing.Length > 0 ? $"acquires {List(missing)} and does not say so" : $"says that it acquires {List(extra)}, which it does not";
        string wanted = $"[AcquiresLock({string.Join(", ", taken.Select(name => $"\"{name}\""))})]";
        Location? at = member.Locations.FirstOrDefault(location => location.IsInSource);
        ImmutableDictionary<string, string?> names = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.LockNames, string.Join(";", taken));
        return at is null ? null : Diagnostic.Create(LockContractRules.LockContract, at, additionalLocations: null, names, member.Name, what, wanted);
    }

    private IEnumerable<string> Taken(IMethodSymbol method, bool isTry)
    {
        if (!summaries.TryGetValue(method.OriginalDefinition, out MethodSummary? summary) || !CanSay(method, summary))
            return [];
        ImmutableHashSet<string> required = [.. Names(symbols.Contracts.Of(method).Requires, method)];
        return summary.Acquires.Where(acquired => acquired.IsTry == isTry).Select(acquired => symbols.Classes.Of(acquired.Key)).OfType<LockClass>()
            .Where(one => one.IsDeclared && symbols.Declared.Classes.Contains(one.Name) && !required.Contains(one.Name)).Select(one => one.Name);
    }

    /// <summary>Of a method that returns something disposable the attribute says that this holds the lock, which not all do.</summary>
    private bool CanSay(IMethodSymbol method, MethodSummary summary) => !symbols.Types.ReturnsHandle(method)
        || summary.Outcomes.Any(outcome => !outcome.Net.IsEmpty || outcome.Returns is PendingLock);

    private IEnumerable<string> Declared(IMethodSymbol method)
    {
        LockContract contract = symbols.Contracts.Of(method);
        return Names(contract.Acquires, method).Concat(Names(contract.Returns, method));
    }

    private IEnumerable<string> Names(ImmutableArray<string>? names, IMethodSymbol method) => names is not { } known ? []
        : LockCalls.Keys(known, method, FlowValue.Unknown).Select(symbols.Classes.Of).OfType<LockClass>().Select(one => one.Name);

    private bool IsOwn(string name, INamedTypeSymbol? type) => type is not null && symbols.Contracts.ClassOf(type) == name;

    /// <summary>Whether the assembly uses the attributes at all.</summary>
    public static bool AreChecked(Compilation compilation) =>
        compilation.GetTypeByMetadataName(LockAttributeNames.Hierarchy) is { } hierarchy
        && (compilation.Assembly.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, hierarchy))
            || compilation.SyntaxTrees.Any(tree => LockAttributeSyntax.IsIn(tree)));

    private static string List(string[] names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
