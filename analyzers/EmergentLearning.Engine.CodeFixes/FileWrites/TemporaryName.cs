using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Where the name of a temporary file is written down.</summary>
internal static class TemporaryName
{
    /// <summary>The text that a local variable is declared with, put together from others; also inside a file object.</summary>
    public static ExpressionSyntax? Initial(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellation)
    {
        if (argument is not IdentifierNameSyntax
            || model.GetSymbolInfo(argument, cancellation).Symbol is not ILocalSymbol { IsConst: false, DeclaringSyntaxReferences: [{ } declaration] } local
            || declaration.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: var value })
        {
            return null;
        }

        if (local.Type.Name == "FileInfo" && value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var first] })
            value = first.Expression;
        else if (local.Type.SpecialType != SpecialType.System_String)
            return null;
        return value is BinaryExpressionSyntax or InterpolatedStringExpressionSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax ? value : null;
    }

    /// <summary>
    /// A variable in place of a name that is written down both where the file is made and where it is renamed, in one block. Null elsewhere.
    /// </summary>
    public static SyntaxNode? Introduce(SyntaxNode root, ExpressionSyntax name, ExpressionSyntax value, SemanticModel model)
    {
        if (model.GetTypeInfo(name).Type?.SpecialType != SpecialType.System_String
            || name.FirstAncestorOrSelf<BlockSyntax>() is not { } inner
            || BlockOf(inner, name) is not { } block)
        {
            return null;
        }

        StatementSyntax first = block.Statements.First(statement => statement.Span.Contains(name.Span));
        string variable = FreeNames.Find("temporary", block, model);
        BlockSyntax replaced = block.ReplaceNodes(UsesOf(block, name), (old, _) => SyntaxFactory.IdentifierName(variable).WithTriviaFrom(old));
        StatementSyntax declaration = StatementText.Parse($"string {variable} = {value};").WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithLeadingTrivia(first.GetLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        int at = block.Statements.IndexOf(first);
        SyntaxTriviaList indentation = SyntaxFactory.TriviaList(
            first.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
        StatementSyntax use = replaced.Statements[at];
        replaced = replaced.WithStatements(
            replaced.Statements.Replace(use, use.WithLeadingTrivia(indentation).WithAdditionalAnnotations(Formatter.Annotation)).Insert(at, declaration));
        return root.ReplaceNode(block, replaced);
    }

    /// <summary>The block that also holds the other use.</summary>
    private static BlockSyntax? BlockOf(BlockSyntax inner, ExpressionSyntax name)
    {
        for (BlockSyntax? block = inner; block is not null; block = block.Parent?.FirstAncestorOrSelf<BlockSyntax>())
        {
            if (UsesOf(block, name).Count() > 1)
                return block;
        }

        return null;
    }

    private static IEnumerable<ExpressionSyntax> UsesOf(BlockSyntax block, ExpressionSyntax name) => block.DescendantNodes().OfType<ArgumentSyntax>()
        .Select(argument => argument.Expression).Where(expression => SyntaxFactory.AreEquivalent(expression, name));
}
