using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>
/// Knows which paths lie in a folder that the engine manages: those that come from the engine's own API, those that are given to it, and those
/// below the project's <c>EmergentLearningRoot</c>. Immutable, safe for concurrent use.
/// </summary>
internal sealed class ManagedFolder
{
    private const string RootProperty = "build_property.EmergentLearningRoot";
    private const string ProjectProperty = "build_property.ProjectDir";

    // Deep enough for any path that a person composes, and a bound for the ones that a machine wrote.
    private const int MaxDepth = 12;

    private readonly ImmutableArray<INamedTypeSymbol> _owners;
    private readonly ImmutableArray<INamedTypeSymbol> _openers;
    private readonly ImmutableArray<INamedTypeSymbol> _storeAttributes;
    private readonly ImmutableArray<INamedTypeSymbol> _options;
    private readonly ImmutableArray<string> _roots;

    private ManagedFolder(Compilation compilation, AnalyzerConfigOptions options)
    {
        _owners = [.. Find("Contracts.IStore"), .. Find("Contracts.IWriteTransaction"), .. Find("Sqlite.SqliteDatabase")];
        _openers = [.. Find("Hosting.StoreHost")];
        _storeAttributes = [.. Find("Schema.StoreAttribute")];
        _options = [.. Find("Sqlite.SqliteDatabaseOptions")];
        _roots = [.. Roots(options)];

        // Types of the user's own source are the user's own; so the engine itself is not managed by itself.
        IEnumerable<INamedTypeSymbol> Find(string name) => compilation.GetTypesByMetadataName("EmergentLearning.Engine." + name)
            .Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly));
    }

    /// <summary>Null when nothing says what is managed: without the engine and without the property.</summary>
    public static ManagedFolder? Create(Compilation compilation, AnalyzerConfigOptions options)
    {
        var folder = new ManagedFolder(compilation, options);
        return folder._owners.IsEmpty && folder._roots.IsEmpty ? null : folder;
    }

    /// <summary>True when the path, or the text that it begins, may lie in a managed folder.</summary>
    public bool Holds(IOperation path, MethodFacts facts) => Holds(path, facts, 0);

    /// <summary>True when the constant path lies below the project's root.</summary>
    public bool Holds(string path) => !_roots.IsEmpty && Normalize(path) is var normal && _roots.Any(root => IsUnder(normal, root));

    private bool Holds(IOperation path, MethodFacts facts, int depth)
    {
        if (depth > MaxDepth)
            return false;
        foreach (IOperation value in facts.ValuesOf(path))
        {
            if (value.ConstantValue is { HasValue: true, Value: string text } && Holds(text))
                return true;
            if (IsFromEngine(value) || IsGivenToEngine(value, facts) || HoldsField(value, depth))
                return true;
            if (Beginning(value) is { } beginning && Holds(beginning, facts, depth + 1))
                return true;
        }

        return false;
    }

    /// <summary>A readonly field has what its declaration or a constructor of the same file gives it.</summary>
    private bool HoldsField(IOperation value, int depth) =>
        value is IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } field
        && ReadonlyFields.ValuesOf(field).Any(one => Holds(one.Value, one.Facts, depth + 1));

    private bool IsFromEngine(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "Root" or "Path", ContainingType: { } owner } }
        && _owners.Contains(owner, SymbolEqualityComparer.Default);

    /// <summary>The same method opens a store or a database with this very value.</summary>
    private bool IsGivenToEngine(IOperation value, MethodFacts facts) =>
        facts.Invocations.Any(call => Opens(call.TargetMethod) && Operations.At(call.Arguments, 0) is { } root && IsSame(value, root, facts))
        || facts.PropertyAssignments.Any(assignment =>
            assignment.Target is IPropertyReferenceOperation { Property: { Name: "Path", ContainingType: { } type } }
            && _options.Contains(type, SymbolEqualityComparer.Default) && IsSame(value, assignment.Value, facts));

    /// <summary>A generated store's <c>OpenAsync</c> and <c>OpenReadOnly</c>, and what they call.</summary>
    private bool Opens(IMethodSymbol method) => method is { IsStatic: true, Name: "OpenAsync" or "OpenReadOnly", ContainingType: { } type }
        && (_openers.Contains(type, SymbolEqualityComparer.Default)
            || type.GetAttributes().Any(
                attribute => attribute.AttributeClass is { } mark && _storeAttributes.Contains(mark, SymbolEqualityComparer.Default)));

    private static bool IsSame(IOperation value, IOperation other, MethodFacts facts)
    {
        foreach (IOperation one in facts.ValuesOf(other).Prepend(Operations.Unwrap(other)))
        {
            bool isSame = (value, one) switch
            {
                ({ ConstantValue: { HasValue: true, Value: string text } }, { ConstantValue: { HasValue: true, Value: string known } }) => text == known,
                (IFieldReferenceOperation field, IFieldReferenceOperation known) => SymbolEqualityComparer.Default.Equals(field.Field, known.Field),
                (IPropertyReferenceOperation property, IPropertyReferenceOperation known) =>
                    property.Arguments.IsEmpty && SymbolEqualityComparer.Default.Equals(property.Property, known.Property)
                    && property.Instance is null or IInstanceReferenceOperation && known.Instance is null or IInstanceReferenceOperation,
                _ => ReferenceEquals(value, one)
                    || Operations.Variable(value) is { } variable && SymbolEqualityComparer.Default.Equals(variable, Operations.Variable(one)),
            };
            if (isSame)
                return true;
        }

        return false;
    }

    /// <summary>What stands at the left end of a composed path.</summary>
    private static IOperation? Beginning(IOperation path) => path switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => sum.LeftOperand,
        IInterpolatedStringOperation { Parts: [IInterpolationOperation hole, ..] } => hole.Expression,
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation text, ..] } => text.Text,
        IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } info } => info,
        // Path.Combine, new FileInfo, Directory.CreateDirectory: whatever takes a path first and gives one.
        IInvocationOperation { TargetMethod: { ContainingType: { } type } method } call when type.ContainingNamespace is { Name: "IO" or "Abstractions" } =>
            method.Name is "GetFileName" or "GetExtension" or "GetFileNameWithoutExtension" ? null : First(call.Arguments),
        IObjectCreationOperation { Type.ContainingNamespace: { Name: "IO" } } creation => First(creation.Arguments),
        _ => null,
    };

    private static IOperation? First(ImmutableArray<IArgumentOperation> arguments) => Operations.At(arguments, 0) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: [var element, ..] } => element,
        ICollectionExpressionOperation { Elements: [var element, ..] } => element,
        var argument => argument,
    };

    private static IEnumerable<string> Roots(AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(RootProperty, out string? root) || string.IsNullOrWhiteSpace(root) || Normalize(root) is not { Length: > 0 } normal)
            yield break;
        // "." names the whole project: a relative path then says nothing.
        if (normal != ".")
            yield return normal;
        if (!IsAbsolute(normal) && options.TryGetValue(ProjectProperty, out string? project) && !string.IsNullOrWhiteSpace(project))
            yield return Normalize(project) + (normal == "." ? "" : "/" + normal);
    }

    private static bool IsAbsolute(string path) => path[0] == '/' || (path.Length > 1 && path[1] == ':');

    // "store/../elsewhere" leaves the folder that it names.
    private static bool IsUnder(string path, string root) => !path.Split('/').Contains("..")
        && (path == root || path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static string Normalize(string path)
    {
        string normal = path.Trim().Replace('\\', '/');
        while (normal.StartsWith("./", StringComparison.Ordinal))
            normal = normal.Substring(2);
        return normal.Length > 1 ? normal.TrimEnd('/') : normal;
    }
}
