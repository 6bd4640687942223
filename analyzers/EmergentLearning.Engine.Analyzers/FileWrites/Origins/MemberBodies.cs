using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>What the bodies of one compilation say, each read when a path that is written leads to it. Thread-safe.</summary>
internal sealed class MemberBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, MethodFacts?> _facts = new();

    /// <summary>What the body around <paramref name="node"/> says: of a method, an accessor, or an initializer.</summary>
    public MethodFacts? FactsAround(SyntaxNode node, CancellationToken cancellation) =>
        node.AncestorsAndSelf().FirstOrDefault(IsBody) is { } body ? FactsOf(body, cancellation) : null;

    /// <summary>What the body of a method, constructor, operator or accessor says.</summary>
    public MethodFacts? FactsOf(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences is [var only] ? FactsOf(only.GetSyntax(cancellation), cancellation) : null;

    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellation) => Model(node.SyntaxTree)?.GetOperation(node, cancellation);

    public ISymbol? SymbolOf(SyntaxNode node, CancellationToken cancellation) => Model(node.SyntaxTree)?.GetSymbolInfo(node, cancellation).Symbol;

    public IMethodSymbol? MethodAround(SyntaxNode node, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method
            ? Model(node.SyntaxTree)?.GetDeclaredSymbol(method, cancellation) as IMethodSymbol
            : null;

    private MethodFacts? FactsOf(SyntaxNode body, CancellationToken cancellation) => _facts.GetOrAdd(
        body, key => IsBody(key) && OperationOf(key, cancellation) is { } operation ? new MethodFacts([operation]) : null);

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => true,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is PropertyDeclarationSyntax,
        EqualsValueClauseSyntax value => value.Parent is PropertyDeclarationSyntax
            || value.Parent is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
        _ => false,
    };

    // Only for a path that is written and leads to another member: not the work for each keystroke that the rule warns of.
#pragma warning disable RS1030
    private SemanticModel? Model(SyntaxTree tree) =>
        compilation.ContainsSyntaxTree(tree) ? _models.GetOrAdd(tree, key => compilation.GetSemanticModel(key)) : null;
#pragma warning restore RS1030
}
