using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Flushes a finished file by opening it once more: a flush to disk is for the file, whichever stream wrote it.</summary>
internal static class ReopenedFlush
{
    public static SyntaxNode? Insert(SyntaxNode root, RenameSyntax rename, SemanticModel model)
    {
        // An expression with a call in it might give another path the second time; an abstract file system has streams of its own.
        if (rename.Source is not (IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax)
            || model.GetSymbolInfo(rename.Statement.Expression).Symbol?.IsStatic != true)
        {
            return null;
        }

        int at = rename.Statement.SpanStart;
        string stream = FreeNames.Find("stream", rename.Statement, model);
        string text = $"using (var {stream} = new {StatementText.Name("System.IO.FileStream", model, at)}({rename.Source}, "
            + $"{StatementText.Name("System.IO.FileMode", model, at)}.Open, {StatementText.Name("System.IO.FileAccess", model, at)}.Write))\n"
            + $"    {stream}.Flush(flushToDisk: true);";
        return StatementText.InsertBefore(root, rename.Statement, text);
    }
}
