using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Flushes a finished file by opening it once more: a flush to disk is for the file, whichever stream wrote it.</summary>
internal static class ReopenedFlush
{
    public static SyntaxNode? Insert(SyntaxNode root, RenameSyntax rename, SemanticModel model)
    {
        // An expression with a call in it might give another path the second time.
        if (!FileSystemText.IsSimple(rename.Source)
            || model.GetOperation(rename.Statement.Expression) is not { } move
            || FileSystemText.Of(move, model) is not { } files)
        {
            return null;
        }

        string stream = FreeNames.Find("stream", rename.Statement, model);
        return StatementText.InsertBefore(root, rename.Statement, files.Flush(rename.SourceText, stream));
    }
}
