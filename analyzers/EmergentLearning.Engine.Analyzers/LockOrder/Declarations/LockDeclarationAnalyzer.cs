using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>
/// ELE1012 and ELE1020: declarations of locks that contradict each other, mean nothing, or say what is so without them.
/// </summary>
/// <remarks>
/// What one attribute shows is reported while typing. What takes all declarations is reported at the end of the compilation. Declarations
/// in generated code count, and are not reported.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        LockContractRules.LockDeclaration, LockContractRules.LockDeclarationAtEnd,
        LockContractRules.RedundantLockDeclaration, LockContractRules.RedundantLockDeclarationAtEnd,
    ];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(LockTables.Check);
        context.RegisterCompilationStartAction(static start =>
        {
            if (LockAttributes.Create(start.Compilation) is not { } attributes)
                return;
            var found = new ConcurrentQueue<Declaration>();
            var misuse = new MisusedAttributes(attributes, start.Compilation);
            start.RegisterSymbolAction(
                context => Visit(context, attributes, misuse, found),
                SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field);
            start.RegisterCompilationEndAction(end => Report(end, attributes, found));
        });
    }

    private static void Visit(SymbolAnalysisContext context, LockAttributes attributes, MisusedAttributes misuse, ConcurrentQueue<Declaration> found)
    {
        if (context.Symbol.GetAttributes().IsEmpty)
            return;
        ImmutableArray<Declaration> here = [.. attributes.On(context.Symbol).Select(each => new Declaration(context.Symbol, each.Data, each.Kind))];
        foreach (Declaration declaration in here)
        {
            found.Enqueue(declaration);
            if (declaration.Location is not { } location)
                continue;
            if (misuse.Find(declaration, here) is { } fault)
                context.ReportDiagnostic(Diagnostic.Create(LockContractRules.LockDeclaration, location, fault));
            else if (RepeatedDeclarations.Find(declaration, attributes) is { } text)
                context.ReportDiagnostic(Diagnostic.Create(LockContractRules.RedundantLockDeclaration, location, declaration.Name, text));
        }
    }

    private static void Report(CompilationAnalysisContext context, LockAttributes attributes, ConcurrentQueue<Declaration> found)
    {
        var all = new DeclarationSet(attributes, context.Compilation, found, context.CancellationToken);
        foreach ((Declaration declaration, string text) in all.Faults())
            Add(LockContractRules.LockDeclarationAtEnd, declaration, text);
        foreach ((Declaration declaration, string text) in all.Redundant())
            Add(LockContractRules.RedundantLockDeclarationAtEnd, declaration, declaration.Name, text);

        void Add(DiagnosticDescriptor rule, Declaration declaration, params string[] texts)
        {
            if (declaration.Location is { } location)
                context.ReportDiagnostic(Diagnostic.Create(rule, location, [.. texts]));
        }
    }
}
