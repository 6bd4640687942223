using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A rename that stands as a statement of its own in a block, and what the method says about its source.</summary>
internal sealed class RenameSyntax
{
    private RenameSyntax(ExpressionStatementSyntax statement, ExpressionSyntax source, ExpressionSyntax target, bool isOfInfo)
    {
        Statement = statement;
        Source = source;
        Target = target;
        IsOfInfo = isOfInfo;
    }

    public ExpressionStatementSyntax Statement { get; }

    /// <summary>The path, or the file object that is moved.</summary>
    public ExpressionSyntax Source { get; }

    public ExpressionSyntax Target { get; }

    public bool IsOfInfo { get; }

    public string SourceText => IsOfInfo ? Source + ".FullName" : Source.ToString();

    /// <summary>
    /// Null for a rename that is no call of <c>File.Move</c>, <c>File.Replace</c> or <c>FileInfo.MoveTo</c> with its arguments in their order.
    /// </summary>
    public static RenameSyntax? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement } call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        return (method.Name, method.ContainingType.Name, call) switch
        {
            ("Move" or "Replace", "File" or "IFile", { ArgumentList.Arguments: [{ NameColon: null } source, { NameColon: null } target, ..] }) =>
                new RenameSyntax(statement, source.Expression, target.Expression, isOfInfo: false),
            ("MoveTo", "FileInfo", { ArgumentList.Arguments: [{ NameColon: null } target, ..], Expression: MemberAccessExpressionSyntax moved })
                when moved.Expression is IdentifierNameSyntax info => new RenameSyntax(statement, info, target.Expression, isOfInfo: true),
            _ => null,
        };
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
