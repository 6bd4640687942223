using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>
/// What a compilation declares, file by file. Computed when it is first compared with another, so a build, which sees one compilation
/// only, never pays for it. Holds on to no compilation; thread-safe.
/// </summary>
internal sealed class CompilationShape
{
    private static readonly ConditionalWeakTable<Compilation, CompilationShape> Known = new();
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<int>> References = new();
    private static int _lastReference;

    // The lazy value lets go of the trees once it is computed.
    private readonly Lazy<State> _state;

    private readonly Lazy<ImmutableArray<string>> _globalAliases;
    private volatile Comparison? _latest;

    private CompilationShape(ImmutableArray<SyntaxTree> trees, ShapeHash surroundings)
    {
        _state = new Lazy<State>(() => Compute(trees, surroundings));
        _globalAliases = new Lazy<ImmutableArray<string>>(() => [.. trees.SelectMany(GlobalAliases)]);
    }

    /// <summary>The shape of a compilation, the same object for the same compilation.</summary>
    public static CompilationShape Of(Compilation compilation) => Known.GetValue(
        compilation, static compilation => new CompilationShape([.. compilation.SyntaxTrees], Surroundings(compilation)));

    /// <summary>
    /// The files that declare something else than in an earlier compilation; <see langword="null"/> when a name may mean another type now,
    /// so that everything has changed.
    /// </summary>
    public IReadOnlyCollection<string>? FindChangesSince(CompilationShape then)
    {
        Comparison? comparison = _latest;
        if (comparison?.Then != then)
            _latest = comparison = new Comparison(then, _state.Value.FindChanges(then._state.Value));
        return comparison.Files;
    }

    /// <summary>Whether a <c>global using</c> may give an attribute that name.</summary>
    public bool HasGlobalAlias(string name)
    {
        foreach (string alias in _globalAliases.Value)
        {
            if (AttributeNames.IsNameOf(alias, name))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> GlobalAliases(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Usings
            .Where(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None) && directive.Alias is not null)
            .Select(directive => directive.Alias!.Name.Identifier.ValueText);

    private static ShapeHash Surroundings(Compilation compilation)
    {
        ShapeHash hash = default(ShapeHash).Then(compilation.AssemblyName ?? "");
        if (compilation.Options is CSharpCompilationOptions options)
            hash = hash.Then((int)options.NullableContextOptions).Then(string.Join(";", options.Usings));
        // The same object is the same reference; another may be an edited project.
        return compilation.References.Aggregate(hash, static (hash, reference) =>
            hash.Then(References.GetValue(reference, static _ => new StrongBox<int>(Interlocked.Increment(ref _lastReference))).Value));
    }

    private static State Compute(ImmutableArray<SyntaxTree> trees, ShapeHash surroundings)
    {
        var files = new Dictionary<string, ShapeHash>(trees.Length, StringComparer.Ordinal);
        ShapeHash names = surroundings;
        foreach (SyntaxTree tree in trees)
        {
            TreeShape shape = TreeShape.Of(tree);
            names = names.Beside(shape.Names);
            // Files without a path are told apart by nothing, so they count as one.
            files[tree.FilePath] = files.TryGetValue(tree.FilePath, out ShapeHash before) ? before.Beside(shape.Members) : shape.Members;
        }

        return new State(names, files);
    }

    private sealed record Comparison(CompilationShape Then, IReadOnlyCollection<string>? Files);

    private sealed record State(ShapeHash Names, Dictionary<string, ShapeHash> Files)
    {
        public HashSet<string>? FindChanges(State then)
        {
            if (Names != then.Names)
                return null;

            var changes = new HashSet<string>(StringComparer.Ordinal);
            foreach (KeyValuePair<string, ShapeHash> file in Files)
            {
                if (!then.Files.TryGetValue(file.Key, out ShapeHash before) || before != file.Value)
                    changes.Add(file.Key);
            }

            changes.UnionWith(then.Files.Keys.Where(file => !Files.ContainsKey(file)));
            return changes;
        }
    }
}
