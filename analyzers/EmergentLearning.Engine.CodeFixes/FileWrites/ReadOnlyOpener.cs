using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A stream that is opened to read: through it a flush to disk does nothing.</summary>
internal static class ReadOnlyOpener
{
    /// <summary>Opened to write as well, where it is flushed to disk; null for a stream that is opened in another way.</summary>
    public static SyntaxNode? Widen(SyntaxNode root, SyntaxNode flush, SemanticModel model, CancellationToken cancellation)
    {
        if (flush is not InvocationExpressionSyntax { ArgumentList.Arguments: [_], Expression: MemberAccessExpressionSyntax access }
            || access.Expression is not IdentifierNameSyntax stream
            || model.GetSymbolInfo(stream, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [{ } declaration] }
            || declaration.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: var opener })
        {
            return null;
        }

        int at = flush.SpanStart;
        string both = StatementText.Name("System.IO.FileAccess", model, at) + ".ReadWrite";
        if (opener is InvocationExpressionSyntax { ArgumentList.Arguments: [var path] } call
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: "OpenRead", IsStatic: true })
        {
            string mode = StatementText.Name("System.IO.FileMode", model, at) + ".Open";
            string open = $"new {StatementText.Name("System.IO.FileStream", model, at)}({path}, {mode}, {both})";
            return root.ReplaceNode(opener, SyntaxFactory.ParseExpression(open).WithTriviaFrom(opener));
        }

        MemberAccessExpressionSyntax? read = opener.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .FirstOrDefault(part => part.Name.Identifier.ValueText == "Read" && model.GetTypeInfo(part, cancellation).Type?.Name == "FileAccess");
        return read is null ? null : root.ReplaceNode(read, SyntaxFactory.ParseExpression(both).WithTriviaFrom(read));
    }
}
