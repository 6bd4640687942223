using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A rename that stands as a statement of its own in a block, and what the method says about its source.</summary>
internal sealed class RenameSyntax
{
    private RenameSyntax(ExpressionStatementSyntax statement, BlockSyntax block, ExpressionSyntax source, ExpressionSyntax target)
    {
        Statement = statement;
        Block = block;
        Source = source;
        Target = target;
    }

    public ExpressionStatementSyntax Statement { get; }

    public BlockSyntax Block { get; }

    public ExpressionSyntax Source { get; }

    public ExpressionSyntax Target { get; }

    /// <summary>Null for a rename that is no call of <c>File.Move</c> or <c>File.Replace</c> with its arguments in their order.</summary>
    public static RenameSyntax? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } statement } call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: "Move" or "Replace" } method
            || method.ContainingType.Name is not ("File" or "IFile")
            || call.ArgumentList.Arguments is not [{ NameColon: null } source, { NameColon: null } target, ..])
        {
            return null;
        }

        return new RenameSyntax(statement, block, source.Expression, target.Expression);
    }

    /// <summary>The variables of the method that hold a stream or writer of the source.</summary>
    public IEnumerable<VariableDeclaratorSyntax> Openers()
    {
        SyntaxNode? method = Statement.Ancestors().FirstOrDefault(
            node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        return (method ?? Statement.SyntaxTree.GetRoot()).DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(
            declarator => declarator.SpanStart < Statement.SpanStart && IsOpener(declarator.Initializer?.Value));
    }

    /// <summary>The declaration of the source, when it is a variable of this method.</summary>
    public VariableDeclaratorSyntax? Declaration(SemanticModel model, CancellationToken cancellation) =>
        Source is IdentifierNameSyntax && model.GetSymbolInfo(Source, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [{ } declaration] }
            ? declaration.GetSyntax(cancellation) as VariableDeclaratorSyntax
            : null;

    private bool IsOpener(ExpressionSyntax? value)
    {
        ArgumentListSyntax? arguments = value switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            InvocationExpressionSyntax call => call.ArgumentList,
            _ => null,
        };
        return arguments is { Arguments: [var path, ..] } && SyntaxFactory.AreEquivalent(path.Expression, Source);
    }
}
